"""One finding of a saved run, step by step: who or what, which facts, which law, which points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.cli import _saved
from ddcheck.cli._streams import one_line
from ddcheck.errors import UsageError
from ddcheck.report_formats._findings import cited, place
from ddcheck.report_formats._labels import aside, colon, comma, label, standing, verdict_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ddcheck.core.reports import Finding, Match, Report

_LABELS = {
    "record": ("Record", "记录"),
    "as_of": ("as of", "截至"),
    "subject": ("Subject", "对象"),
    "why": ("Why", "理由"),
    "law": ("Law", "法律依据"),
    "seen": ("What the rule saw", "规则所见"),
    "do": ("What to do", "处理建议"),
    "names": ("Names compared", "名称比对"),
    "against": ("speaks against", "不利因素"),
    "for": ("speaks for", "支持因素"),
    "total": ("total", "合计"),
    "waive": ("can be waived", "可否豁免"),
    "upcoming": ("What changes", "将有变化"),
}


def is_fingerprint(text: str) -> bool:
    """Whether a text can only be the beginning of a fingerprint."""
    return len(text) >= 4 and all(each in "0123456789abcdef" for each in text)


def finding(path: Path, what: str, lang: str | None) -> str:
    """Findings of a run, by fingerprint or by rule, in full.

    Args:
        path: the saved run.
        what: a rule, or the beginning of a fingerprint.
        lang: the language; that of the run where left out.

    Raises:
        UsageError: the run has no such finding.
        InvalidFileError: it is no run, or one that was cut.
    """
    run = _saved.load(path)
    saved = run.info.lang
    lang = lang or saved
    other = None if lang == saved else _saved.InLanguage(run.info, lang)
    rules: set[str] = set()
    triples = []
    for report, encoded in run.reports():
        for at, each in enumerate(encoded["findings"]):
            rules.add(each["rule"])
            if each["rule"] == what or str(each.get("fingerprint", "")).startswith(what):
                told = report if other is None else other.report(report)
                triples.append((told, each, told.findings[at]))
    notes = () if other is None else other.notes()
    by_rule = [triple for triple in triples if triple[1]["rule"] == what]
    chosen = by_rule or triples
    if not chosen:
        raise UsageError(
            f"{path}: no finding goes by {what!r}; write a fingerprint from the report, "
            f"or a rule: {', '.join(sorted(rules))}",
            f"{path}: 没有名为 {what!r} 的结论；请写报告中的指纹，或规则：{'、'.join(sorted(rules))}",
        )
    if not by_rule and len({each["fingerprint"] for _, each, _ in chosen}) > 1:
        raise UsageError(
            f"{path}: {what!r} begins {len(chosen)} fingerprints; write more of it",
            f"{path}: {what!r} 是 {len(chosen)} 个指纹的开头；请多写几位",
        )
    blocks = [
        "\n".join(map(one_line, _lines(report, each, told, lang))) for report, each, told in chosen
    ]
    return "\n\n".join([*blocks, *(note.get(lang) for note in notes)])


def _label(key: str, lang: str) -> str:
    return _LABELS[key][lang == "zh"]


def _lines(report: Report, each: Mapping[str, Any], told: Finding, lang: str) -> Iterator[str]:
    record = report.record
    where = place(record.source, record.line, record.cell)
    verdict = verdict_word(each["verdict"].upper(), lang)
    outcome = each["outcome"] if lang == "en" else label(each["outcome"].replace("_", " "), lang)
    kind = label(record.kind, lang) if record.kind in ("shipment", "customer") else record.kind
    yield f"{verdict}  {each['rule']}  {outcome}  {each.get('fingerprint', '')}"
    yield told.title.get(lang)
    yield (
        f"{_label('record', lang)}{colon(lang)}{kind} {record.id}{aside(where, lang)}{comma(lang)}"
        f"{_label('as_of', lang)} {report.as_of}"
    )
    yield f"{_label('subject', lang)}{colon(lang)}{each['subject']}"
    if told.reasons:
        yield f"{_label('why', lang)}{colon(lang).rstrip()}"
        yield from (f"  {reason.get(lang)}" for reason in told.reasons)
    if each["evidence"]:
        yield f"{_label('seen', lang)}{colon(lang).rstrip()}"
        yield from (f"  {key}: {_value(value)}" for key, value in each["evidence"].items())
    yield from _names(report, str(each["subject"]), str(each["evidence"].get("entry", "")), lang)
    yield f"{_label('law', lang)}{colon(lang).rstrip()}"
    for citation in told.citations:
        yield f"  {cited(citation, lang)} {citation.url}".rstrip()
    if told.remedy is not None and told.remedy.en:
        yield f"{_label('do', lang)}{colon(lang)}{told.remedy.get(lang)}"
    allowed = each.get("can_be_waived", "yes")
    yield f"{_label('waive', lang)}{colon(lang)}{allowed if lang == 'en' else label(allowed, lang)}"
    if report.upcoming:
        yield f"{_label('upcoming', lang)}{colon(lang).rstrip()}"
        for change in report.upcoming:
            verdict = change.verdict.value
            word = verdict if lang == "en" else verdict_word(verdict.upper(), lang)
            yield f"  {change.date} {word}{colon(lang)}{change.because.get(lang)}"


def _names(report: Report, subject: str, entry: str, lang: str) -> Iterator[str]:
    found = [
        match
        for match in report.matches
        if match.party == subject or match.party.startswith(f"{subject}.")
        if not entry or entry in (match.entry, f"{match.list}#{match.entry}")
    ]
    for match in found:
        strength = label(match.strength, lang) if lang == "zh" else match.strength
        yield f"{_label('names', lang)}{colon(lang)}“{match.name}” – “{match.listed_name}”"
        yield f"  {match.list} #{match.entry}{comma(lang)}{standing(match.status, lang)}{comma(lang)}{strength}"
        yield from _points(match, lang)


def _points(match: Match, lang: str) -> Iterator[str]:
    for point in match.explanation:
        yield f"  {point.points:+8.3f}  {point.part}{colon(lang)}{point.why.get(lang)}"
    total = sum(point.points for point in match.explanation)
    yield f"  {total:8.3f}  {_label('total', lang)}"
    for text in match.supports:
        yield f"  {_label('for', lang)}{colon(lang)}{text.get(lang)}"
    for text in match.conflicts:
        yield f"  {_label('against', lang)}{colon(lang)}{text.get(lang)}"


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
