"""One record as HTML: what to do, why, the pictures, and what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.report_formats import _pictures
from ddcheck.report_formats._actions import missing
from ddcheck.report_formats._encoding import fingerprint
from ddcheck.report_formats._findings import (
    FAIL,
    NOTE,
    REVIEW,
    WAIVED,
    cited,
    objections,
    ordered,
    place_of,
    reasons,
    shown,
    word,
)
from ddcheck.report_formats._html import Markup, join, link, tag, text
from ddcheck.report_formats._labels import (
    aside,
    colon,
    heading,
    label,
    role_word,
    standing,
    verdict_word,
)
from ddcheck.report_formats._masking import mask
from ddcheck.report_formats._ownership import grade_of, ownership
from ddcheck.report_formats._questions import WORDS
from ddcheck.report_formats._scores import shown_points
from ddcheck.report_formats._subjects import parties, rows, with_owners, words
from ddcheck.report_formats._waivers import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ddcheck.core.reports import Finding, Match, Report
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._masking import Mask

_MARKS = {"FAIL": "■", "REVIEW": "▲", "PASS": "●", "CLEAR": "●", "NOT CHECKED": "✕"}


def pill(verdict: str, lang: str) -> Markup:
    """A verdict word with its shape, in a language."""
    told = f"{_MARKS.get(verdict, '○')} {verdict_word(verdict, lang)}"
    return tag("span", told, class_=f"pill {css_class(verdict)}")


def css_class(verdict: str) -> str:
    """The class that gives a verdict word its colour."""
    return verdict.replace(" ", "-").replace("/", "-")


def table(
    headings: Sequence[str], lines: Iterable[Sequence[object]], *, numbers: Sequence[int] = ()
) -> Markup:
    """A table that scrolls by itself where the screen is narrow."""
    kinds = ["num" if column in numbers else None for column in range(len(headings))]
    head = tag(
        "tr", *(tag("th", one, class_=kind) for one, kind in zip(headings, kinds, strict=True))
    )
    body = [
        tag("tr", *(tag("td", cell, class_=kind) for cell, kind in zip(line, kinds, strict=True)))
        for line in lines
    ]
    # A head by itself is printed again on every page that the table goes on to.
    parts = (tag("thead", head), tag("tbody", *body))
    return tag("div", tag("table", *parts), class_="scroll")


def section(title: str, *content: Markup) -> Markup:
    """A part of the page."""
    return tag("section", tag("h2", title), *content)


class RecordPage:
    """The sections of one report, in reading order."""

    def __init__(self, report: Report, info: RunInfo, *, hide: bool) -> None:
        self._report = report
        self._info = info
        self._lang = info.lang
        self._hide = hide
        self._cover: Mask = mask(report, hide=hide)

    def sections(self) -> Markup:
        """Everything below the head."""
        parts = (
            self._change(),
            self._why(),
            *self._ownership(),
            self._parties(),
            self._route(),
            self._goods(),
            *self._matches(),
            self._timeline(),
            self._everything(),
        )
        return join(*(part for part in parts if part is not None))

    def _t(self, key: str) -> str:
        return label(key, self._lang)

    def _change(self) -> Markup | None:
        """What would change the answer: remedies, missing facts, and days that will."""
        items = []
        for finding in objections(self._report):
            remedy = "" if finding.remedy is None else self._cover(finding.remedy.get(self._lang))
            paths = missing(finding)
            said = [text(remedy)] if remedy else []
            if paths:
                codes = join(*(tag("code", path) for path in paths), between=", ")
                said.append(join(self._t("state") + colon(self._lang), codes))
            if not said:
                said.append(text(self._cover(finding.title.get(self._lang))))
            source = tag("span", f" {finding.rule}, {finding.subject}", class_="mut")
            items.append(
                tag("li", pill(word(finding), self._lang), " ", join(*said, between=" "), source)
            )
        soon = [
            tag(
                "li",
                pill(WORDS[change.verdict], self._lang),
                " ",
                tag("b", change.date.isoformat()),
                " ",
                self._cover(change.because.get(self._lang)),
            )
            for change in self._report.upcoming
        ]
        if not items and not soon:
            return None
        parts = [tag("ol", *items)] if items else []
        if soon:
            parts += [tag("h3", self._t("soon")), tag("ul", *soon)]
        return section(self._t("change"), *parts)

    def _why(self) -> Markup | None:
        told = [
            finding
            for finding in shown(self._report, self._info)
            if word(finding) in (FAIL, REVIEW, WAIVED, NOTE)
        ]
        if not told:
            return None
        return section(self._t("why"), *(self._finding(finding) for finding in told))

    def _finding(self, finding: Finding) -> Markup:
        lang, cover = self._lang, self._cover
        top = tag(
            "div",
            pill(word(finding), self._lang),
            tag("code", finding.rule),
            tag("span", finding.subject),
            tag("span", tag("code", place_of(self._report, finding)), class_="mut"),
            class_="top",
        )
        lines = [tag("p", cover(finding.title.get(lang)), class_="title")]
        said = [cover(reason) for reason in reasons(finding, lang)]
        lines += [tag("p", said[0])] if said else []
        if said[1:]:
            lines.append(tag("ul", *(tag("li", one) for one in said[1:])))
        if word(finding) == NOTE and finding.remedy is not None:
            lines.append(tag("p", cover(finding.remedy.get(lang))))
        acts = [link(cited(one, self._lang), one.url) for one in finding.citations]
        if acts:
            between = "；" if self._lang == "zh" else "; "
            lines.append(tag("p", self._t("law") + colon(self._lang), join(*acts, between=between)))
        if word(finding) == WAIVED:
            small = f"{self._t('waiver')}{colon(self._lang)}{self._waiver(finding.waiver)}"
        elif word(finding) == NOTE:
            small = ""
        else:
            allowed = finding.can_be_waived
            known = allowed in ("yes", "no", "with_licence")
            small = (
                f"{self._t('waivable')}{colon(self._lang)}{self._t(allowed) if known else allowed}"
            )
        if finding.baseline:
            small += f" · {finding.baseline}"
        key = fingerprint(self._report.record, finding)
        lines.append(
            tag(
                "p",
                " · ".join(part for part in (small, f"{self._t('finding')} {key}") if part),
                class_="mut",
            )
        )
        return tag("div", top, *lines, class_="finding")

    def _waiver(self, name: str) -> str:
        for waiver in self._info.waivers:
            if waiver.get("id") == name:
                return one_line(waiver, self._lang, hide=self._hide)
        return name

    def _ownership(self) -> list[Markup]:
        found = []
        for party in parties(self._report):
            drawn = ownership(self._report, party, self._cover, self._lang)
            if drawn is not None:
                name = self._cover(party.name) or party.path
                title = f"{self._t('ownership')}{colon(self._lang)}{name}"
                found.append(section(title, drawn))
        return found

    def _parties(self) -> Markup | None:
        lines = []
        for party in parties(self._report):
            for one in with_owners(party):
                grade, match = grade_of(self._report, one.path)
                names = [self._cover(name) for name in one.all_names]
                if match is None:
                    met: Markup = text(self._t("no match"))
                else:
                    met = join(
                        *([pill(grade, self._lang), " "] if grade else []),
                        f"{match.list} {self._cover(match.entry)} · {standing(match.status, self._lang)} · {match.score:.2f}",
                    )
                share = f"{one.share} %" if one.share else ""
                role = role_word(one.role, self._lang) if one.role else share
                lines.append(
                    [
                        tag("code", one.path),
                        role,
                        " / ".join(dict.fromkeys(names)),
                        one.country,
                        met,
                    ]
                )
        if not lines:
            return None
        keys = ("subject", "role", "name", "country", "match")
        return section(self._t("parties"), table([heading(key, self._lang) for key in keys], lines))

    def _route(self) -> Markup | None:
        drawn = _pictures.route(self._report, self._lang)
        if drawn is None:
            return None
        return section(self._t("route"), drawn, _pictures.legend(self._lang))

    def _goods(self) -> Markup | None:
        lines = []
        for number, line in enumerate(rows(self._report, "goods")):
            codes = []
            for code in line.get("control") or ():
                if isinstance(code, dict):
                    answer = words(code.get("answer"))
                    known = answer in ("controlled", "possible", "not_controlled")
                    codes.append(
                        words(code.get("code"))
                        + aside(self._t(answer) if known else answer, self._lang)
                    )
            amount = " ".join(
                part for part in (words(line.get("quantity")), words(line.get("unit"))) if part
            )
            currency = words(self._report.subject.get("currency"))
            value = " ".join(part for part in (currency, words(line.get("value"))) if part)
            lines.append(
                [
                    words(line.get("line")) or str(number + 1),
                    self._cover(words(line.get("description"))),
                    words(line.get("hs_code")),
                    "; ".join(codes),
                    amount,
                    value if line.get("value") is not None else "",
                ]
            )
        if not lines:
            return None
        keys = ("item", "description", "hs", "control", "quantity", "value")
        headings = [heading(key, self._lang) for key in keys]
        return section(self._t("goods"), table(headings, lines, numbers=(4, 5)))

    def _matches(self) -> list[Markup]:
        if not self._report.matches:
            return []
        blocks = [self._match(match) for match in self._report.matches]
        return [section(self._t("names"), *blocks)]

    def _match(self, match: Match) -> Markup:
        lang, cover = self._lang, self._cover
        strength = match.strength
        known = strength in ("strong", "weak")
        facts = (
            standing(match.status, lang),
            self._t(strength) if known else strength,
            match.programme,
            match.citation.ref if match.citation is not None else "",
        )
        name = f"{match.list} {cover(match.entry)}"
        title = tag(
            "h3",
            tag("code", match.party),
            f" “{cover(match.name)}” – “{cover(match.listed_name)}” ",
            tag("span", f"{self._t('score')} {match.score:.2f}", class_="b"),
        )
        bars = _pictures.score_bars(match)
        lines: list[list[object]] = [
            [point.part, cover(point.why.get(lang)), points, bar]
            for (point, points), bar in zip(shown_points(match), bars, strict=False)
        ]
        lines.append([tag("b", self._t("total")), "", tag("b", f"{match.score:.2f}"), bars[-1]])
        keys = ("part", "reason", "score")
        headings = [heading(key, lang) for key in keys] + [""]
        texts = [
            tag("p", f"{self._t(key)}{colon(lang)}{cover(one.get(lang))}")
            for key, found in (("for", match.supports), ("against", match.conflicts))
            for one in found
        ]
        small = tag(
            "p",
            join(
                link(name, "" if self._hide else match.url),
                *(part for part in facts if part),
                between=" · ",
            ),
            class_="mut",
        )
        return join(title, small, table(headings, lines, numbers=(2,)), *texts)

    def _timeline(self) -> Markup | None:
        drawn = _pictures.timeline(self._report, self._lang)
        return None if drawn is None else section(self._t("timeline"), drawn)

    def _everything(self) -> Markup:
        """Every rule that left a finding, so that the page proves what was looked at."""
        lines = [
            [
                tag(
                    "span", verdict_word(word(finding), self._lang), class_=css_class(word(finding))
                ),
                tag("code", finding.rule),
                finding.subject,
                self._cover(finding.title.get(self._lang)),
            ]
            for finding in ordered(self._report)
        ]
        keys = ("outcome", "rule", "subject", "question")
        title = self._t("all findings") + aside(str(len(lines)), self._lang)
        return tag(
            "details",
            tag("summary", title),
            table([heading(key, self._lang) for key in keys], lines),
            class_="card",
        )
