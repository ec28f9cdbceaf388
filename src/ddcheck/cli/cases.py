"""``ddcheck cases``: the published enforcement cases, and which rules would have stopped each."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ddcheck.cli import _options as flags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ddcheck.core.cases import Case
    from ddcheck.core.reports import Report


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cases")(cases)


def cases(
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="One case in full; default: all of them.")
    ] = None,
    *,
    lang: flags.Lang = None,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")
    ] = "text",
) -> None:
    """List the published cases, decide each, and say which rules stop it.

    No authority publishes the papers of a case: each record is a reconstruction of what was reported.
    Exits with 0 where every case is stopped as it says, with 1 otherwise.
    """
    from ddcheck import Checker, catalogue, configuration
    from ddcheck.cli import _streams
    from ddcheck.core.records import Shipment
    from ddcheck.errors import DataGuardError, UnknownNameError

    if format_ not in ("text", "json"):
        raise UnknownNameError("format", format_, ("text", "json"))
    settings = configuration.load({"lang": lang, "rules-dir": rules_dir, "lists-dir": lists_dir})
    known = _read((settings.rules_dir or catalogue.rules_dir()) / "cases")
    if not known:
        raise DataGuardError(
            "no published case is there; get a whole copy of the rules",
            "没有已公布的案例；请取得完整的规则",
        )
    if name is not None and name not in {case.id for case in known}:
        raise UnknownNameError("case", name, (case.id for case in known))
    chosen = [case for case in known if name in (None, case.id)]
    checker = Checker.load(rules_dir=settings.rules_dir, lists_dir=settings.lists_dir)
    decided = [(case, checker.check(Shipment.model_validate(case.record))) for case in chosen]
    if format_ == "json":
        import json

        content = [_plain(case, report) for case, report in decided]
        _streams.say(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        for place, (case, report) in enumerate(decided):
            if place:
                _streams.say("")
            for line in _lines(case, report, settings.lang, in_full=name is not None):
                _streams.say(_streams.harmless(line))
    raise typer.Exit(0 if all(_as_stated(case, report) for case, report in decided) else 1)


def _read(folder: "Path") -> "list[Case]":
    """The cases of a folder, the earliest first.

    Raises:
        InvalidFileError: a file is wrong.
    """
    from ddcheck import documents
    from ddcheck.core.cases import Case

    found: list[Case] = [
        documents.validate(Case, documents.trees(path.read_bytes(), path.name)[0], path.name)
        for path in sorted(folder.glob("*.yaml"))
    ]
    return sorted(found, key=lambda case: (case.decided, case.id))


def _as_stated(case: "Case", report: "Report") -> bool:
    return report.verdict == case.verdict and not case.unstopped(report.findings)


def _objecting(report: "Report") -> "Sequence[str]":
    """The rules that object to a record, each once."""
    from ddcheck.core.reports import Verdict

    return tuple(
        dict.fromkeys(each.rule for each in report.findings if each.verdict is not Verdict.PASS)
    )


def _plain(case: "Case", report: "Report") -> "dict[str, Any]":
    return {
        "id": case.id,
        "date": str(case.decided),
        "title": case.title.model_dump(),
        "authority": case.authority.model_dump(),
        "facts": case.facts.model_dump(),
        "outcome": case.outcome.model_dump(),
        "confidence": case.confidence.value,
        "sources": list(case.sources),
        "as_of": str(report.as_of),
        "verdict": report.verdict.value,
        "named": list(case.stopped_by),
        "stopped_by": list(_objecting(report)),
        "unstopped": list(case.unstopped(report.findings)),
    }


_LABELS = {
    "authority": ("authority", "机关"),
    "facts": ("facts", "案情"),
    "outcome": ("outcome", "结果"),
    "verdict": ("verdict", "判定"),
    "stopped": ("stopped by", "拦截规则"),
    "unstopped": ("not stopped by", "未能拦截的规则"),
    "source": ("source", "来源"),
    "unsure": ("confidence", "可信度"),
}
_CONFIDENCE = {
    "official": ("official", "官方"),
    "reported": ("reported", "媒体报道"),
    "weak": ("one weak source", "单一来源，可信度低"),
    "unsure": ("not confirmed", "未经证实"),
}


def _lines(case: "Case", report: "Report", lang: str, *, in_full: bool) -> "Iterator[str]":
    """A case in words."""
    from ddcheck.report_formats._labels import verdict_word

    other = lang == "zh"

    def label(key: str) -> str:
        return f"  {_LABELS[key][other]}{'：' if other else ': '}"

    titles = {rule.rule: rule.title for rule in report.findings}
    yield f"{case.decided}  {case.id}  {case.title.text.get(lang)}"
    yield label("authority") + case.authority.text.get(lang)
    if in_full:
        yield label("facts") + case.facts.text.get(lang)
    yield label("outcome") + case.outcome.text.get(lang)
    verdict = report.verdict.value
    day = f"（{report.as_of}）" if other else f" on {report.as_of}"
    yield label("verdict") + (verdict_word(verdict.upper(), lang) if other else verdict) + day
    objecting = _objecting(report)
    if in_full:
        for rule in objecting:
            yield f"{label('stopped')}{rule} {titles[rule].get(lang)}"
    else:
        yield label("stopped") + ("、" if other else ", ").join(objecting)
    for rule in case.unstopped(report.findings):
        yield label("unstopped") + rule
    yield label("unsure") + _CONFIDENCE[case.confidence.value][other]
    for source in case.sources if in_full else case.sources[:1]:
        yield label("source") + source
