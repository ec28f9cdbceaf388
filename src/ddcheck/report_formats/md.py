"""A report in Markdown, to put on file or into a ticket: each record that objects, in full.

Of a large run the first 200 records are told in full and the others counted; ``limit`` changes
the number.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ddcheck.core.reports import NotChecked, Verdict
from ddcheck.report_formats import _markdown
from ddcheck.report_formats._actions import actions
from ddcheck.report_formats._findings import (
    citations_text,
    objections,
    place_of,
    reasons_text,
    shown,
    word,
)
from ddcheck.report_formats._harmless import markdown_text as text
from ddcheck.report_formats._labels import (
    aside,
    colon,
    heading,
    label,
    more,
    standing,
    verdict_word,
)
from ddcheck.report_formats._masking import hides_names, mask
from ddcheck.report_formats._questions import WORDS, Account
from ddcheck.report_formats._scores import shown_points
from ddcheck.report_formats._subjects import label as subject_label

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Report, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".md"
_RECORDS = 200


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._info = info
        self._most = _RECORDS if info.limit is None else info.limit
        self._account = Account(keep=self._most, hide=hides_names(info, public=False))
        self._kept: dict[Verdict, list[Report]] = {verdict: [] for verdict in Verdict}

    def add(self, result: Result) -> None:
        self._account.add(result)
        if not isinstance(result, NotChecked) and len(self._kept[result.verdict]) < self._most:
            self._kept[result.verdict].append(result)

    def _told(self) -> list[Report]:
        """The gravest records; one that passed only alone, or where all is asked for."""
        passed = self._account.total == 1 or "all" in self._info.show
        order = (Verdict.FAIL, Verdict.REVIEW, *((Verdict.PASS,) if passed else ()))
        return [report for verdict in order for report in self._kept[verdict]][: self._most]

    def end(self, counts: Counts, info: RunInfo) -> None:
        self._info = info
        account, out = self._account, self._out
        out.write(_markdown.head(account, counts, info))
        if account.total > 1:
            out.writelines(_markdown.questions(account, info))
        told = self._told()
        for report in told:
            self._write_report(report)
        objecting = sum(report.verdict is not Verdict.PASS for report in told)
        left = account.of("FAIL") + account.of("REVIEW") - objecting
        if left > 0:
            out.write(f"… {more(left, info.lang)}\n\n")
        hide = hides_names(info, public=False)
        out.writelines(_markdown.not_checked(account, info, hide=hide))
        out.writelines(_markdown.waivers(info, hide=hide))
        out.write(_markdown.checked(account, info))

    def _write_report(self, report: Report) -> None:
        info, out = self._info, self._out
        lang = info.lang
        cover = mask(report, hide=hides_names(info, public=False))
        name = " ".join(part for part in (report.record.id, cover(subject_label(report))) if part)
        out.write(f"## {verdict_word(WORDS[report.verdict], lang)}{colon(lang)}{text(name)}\n\n")
        if objections(report):
            out.write(f"**{label('what to do', lang)}**\n\n")
            out.writelines(
                f"{number}. {text(cover(line))}\n"
                for number, line in enumerate(actions(report, lang), start=1)
            )
            out.write("\n")
        rows = []
        for finding in shown(report, info):
            said = cover(reasons_text(finding, lang))
            if finding.waiver:
                said += aside(f"{label('waiver', lang)} {finding.waiver}", lang)
            rows.append(
                [
                    verdict_word(word(finding), lang),
                    finding.rule,
                    finding.subject,
                    said,
                    citations_text(finding, lang),
                    place_of(report, finding),
                ]
            )
        if rows:
            keys = ("result", "rule", "subject", "reason", "law", "where")
            out.write(_markdown.table([heading(key, lang) for key in keys], rows) + "\n")
        self._write_matches(report)
        if report.upcoming:
            out.write(f"**{label('soon', lang)}**\n\n")
            for change in report.upcoming:
                because = text(cover(change.because.get(lang)))
                day = change.date.isoformat()
                out.write(
                    f"- {day} {verdict_word(WORDS[change.verdict], lang)}{colon(lang)}{because}\n"
                )
            out.write("\n")

    def _write_matches(self, report: Report) -> None:
        info, out = self._info, self._out
        lang = info.lang
        if not report.matches:
            return
        cover = mask(report, hide=hides_names(info, public=False))
        out.write(f"**{label('names', lang)}**\n\n")
        for match in report.matches:
            names = f"“{cover(match.name)}” – “{cover(match.listed_name)}”"
            where = (
                f"{match.party}, {match.list} {cover(match.entry)}, {standing(match.status, lang)}"
            )
            score = f"{label('score', lang)} {match.score:.2f}"
            out.write(f"- {text(names)}{aside(text(where), lang)}{colon(lang)}{score}\n")
            for point, points in shown_points(match):
                why = f"{point.part}{colon(lang)}{point.why.get(lang)}"
                out.write(f"  - {text(f'{points} {cover(why)}')}\n")
            for key, texts in (("for", match.supports), ("against", match.conflicts)):
                for one in texts:
                    out.write(f"  - {label(key, lang)}{colon(lang)}{text(cover(one.get(lang)))}\n")
        out.write("\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer that speaks when all is known."""
    return _Writer(out, info)
