"""``ddcheck classify``: one line of goods or technology, what it is, why, and what would settle it."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ddcheck.cli import _options as flags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ddcheck.core.classification import Answered, Classification
    from ddcheck.core.measures import Measure
    from ddcheck.core.records import Item
    from ddcheck.core.texts import Text

SCHEMA = "ddcheck/classification/1"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("classify")(classify)


def classify(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The goods as the contract has them.")
    ],
    *,
    hs: Annotated[
        str | None, typer.Option("--hs", metavar="CODE", help="The HS code, 4 to 10 digits.")
    ] = None,
    composition: Annotated[
        str | None,
        typer.Option(
            "--composition",
            metavar="LIST",
            help='Percent by weight: "Bi=55.3,Sn=44.7" or "Bi 55.3; Sn 44.7"; a substance without a number is there.',
        ),
    ] = None,
    cas: Annotated[
        list[str] | None, typer.Option("--cas", metavar="NUMBER", help="CAS number; repeatable.")
    ] = None,
    purity: Annotated[
        str | None, typer.Option("--purity", metavar="PERCENT", help="As 99.99 or 4N5.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--form", metavar="FORM", help="Powder, magnet, technology and so on."),
    ] = None,
    end_use: Annotated[
        str | None, typer.Option("--end-use", metavar="TEXT", help="What it is for.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            metavar="NAME=VALUE",
            help="As diameter_mm=130 or density_g_cm3=1.8; repeatable.",
        ),
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="The control code claimed.")
    ] = None,
    mode: Annotated[
        str | None,
        typer.Option("--mode", metavar="MODE", help="How it leaves; electronic means technology."),
    ] = None,
    as_of: flags.OnDay = None,
    lists_dir: flags.ListsDir = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")
    ] = "text",
    lang: flags.Lang = None,
) -> None:
    """Classify one line of goods: controlled, possibly controlled or not, and why.

    Exits with 0 (not controlled, or by a suspended measure alone), 1 (controlled by a measure in
    force) or 3 (possible, or controlled by a measure whose state is disputed).
    """
    from ddcheck import catalogue, configuration
    from ddcheck.cli import _streams
    from ddcheck.cli._days import day, today
    from ddcheck.core.classification import Classifier
    from ddcheck.core.records import Mode
    from ddcheck.errors import UnknownNameError

    if format_ not in ("text", "json"):
        raise UnknownNameError("format", format_, ("text", "json"))
    if mode is not None and mode not in {each.value for each in Mode}:
        raise UnknownNameError("mode", mode, (each.value for each in Mode))
    item = _item(
        {
            "description": text,
            "hs_code": hs,
            "cas": cas,
            "form": form,
            "end_use": end_use,
            "control_code": code,
            "composition": _composition(composition),
            "parameters": dict(_pairs(param or (), "--param"))
            | ({} if purity is None else {"purity_percent": purity}),
        },
        purity,
    )
    settings = configuration.load({"as-of": as_of, "lang": lang, "lists-dir": lists_dir})
    on = day(settings.as_of) or today(settings.timezone)
    measures = catalogue.measures(settings.lists_dir)
    classifier = Classifier(catalogue.controls(settings.lists_dir), measures)
    found = classifier.classify(item, as_of=on, mode=None if mode is None else Mode(mode))
    if format_ == "json":
        import json

        content = _plain(item, found, on, measures)
        _streams.say(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        for line in _lines(item, found, on, measures, settings.lang):
            _streams.say(_streams.one_line(line))
    raise typer.Exit(_status(found))


def _pairs(parts: "Sequence[str]", flag: str) -> list[tuple[str, str | None]]:
    from ddcheck.errors import UsageError

    pairs: list[tuple[str, str | None]] = []
    for part in parts:
        name, equals, value = part.partition("=")
        if not name.strip() or (equals and not value.strip()) or (flag == "--param" and not equals):
            raise UsageError(
                f"{flag}: {part!r} cannot be read; write NAME=NUMBER, such as Bi=55.3",
                f"{flag}: {part!r} 无法读取；请写成 名称=数字，例如 Bi=55.3",
            )
        pairs.append((name.strip(), value.strip() or None))
    return pairs


def _composition(told: str | None) -> list[tuple[str, str | None]]:
    """Substances with their percentages, from ``Bi=55.3,Sn=44.7`` or from a cell of a table: ``Bi 55.3; Sn 44.7``."""
    if not told:
        return []
    if "=" in told and ";" not in told:
        return _pairs(told.split(","), "--composition")
    from ddcheck.errors import UsageError
    from ddcheck.reading.cell_parts import CellError
    from ddcheck.reading.cell_parts import composition as in_a_cell

    try:
        parts = in_a_cell(told if ";" in told else told.replace(",", ";"))
    except CellError as error:
        raise UsageError(
            *(f"--composition: {error.text.get(lang)}" for lang in ("en", "zh"))
        ) from None
    return [(each["substance"], each.get("percent")) for each in parts]


def _item(given: "dict[str, Any]", purity: str | None) -> "Item":
    """The item that the flags describe.

    Raises:
        UsageError: with everything that is wrong with it.
    """
    from pydantic import ValidationError

    from ddcheck.core.records import Item
    from ddcheck.core.texts import Text
    from ddcheck.errors import UsageError
    from ddcheck.model_errors import explain

    flags_of = {
        "hs_code": "--hs",
        "description": "TEXT",
        "control_code": "--code",
        "end_use": "--end-use",
    }
    given["composition"] = [
        {"substance": name} | ({} if percent is None else {"percent": percent})
        for name, percent in given["composition"]
    ]
    try:
        return Item.model_validate({key: value for key, value in given.items() if value})
    except ValidationError as error:
        told: list[Text] = []
        for detail in error.errors(include_url=False):
            field = str(detail["loc"][0])
            flag = flags_of.get(field, "--param" if field == "parameters" else f"--{field}")
            inner = ".".join(str(step) for step in detail["loc"][1:])
            if inner == "purity_percent" and detail["input"] == purity:
                flag, inner = "--purity", ""
            told.append(
                Text(
                    *(
                        ": ".join(part for part in (flag, inner, said) if part)
                        for said in explain(detail)
                    )
                )
            )
        raise UsageError(
            "\n".join(each.en for each in told), "\n".join(each.zh for each in told)
        ) from None


def _status(found: "Classification") -> int:
    from ddcheck.core.classification import Answer
    from ddcheck.core.measures import State

    binding = [each for each in found.answers if each.state is not State.SUSPENDED]
    if any(each.answer is Answer.CONTROLLED and each.state is State.IN_FORCE for each in binding):
        return 1
    if found.missing or any(each.answer is not Answer.NOT_CONTROLLED for each in binding):
        return 3
    return 0


_WORDS: "dict[str, tuple[str, str]]" = {
    "controlled": ("controlled", "属于管制物项"),
    "possible": ("possibly controlled", "可能属于管制物项"),
    "not_controlled": ("not controlled", "不属于管制物项"),
    "in_force": ("in force", "施行中"),
    "suspended": ("suspended", "暂停实施"),
    "disputed": ("disputed: the suspension's text has ended", "有争议：暂停期限已届满"),
    "why": ("why", "理由"),
    "ask": ("to settle it", "须补充"),
    "near": ("close to a limit: hold a test report and put the parameters in the remark",
             "接近限值：请备检测报告，并在报关备注中填写参数"),
    "silent": ("nothing points to a controlled item", "未指向任何管制物项"),
    "open": ("cannot be classified as it stands", "尚无法归类"),
    "as_of": ("as of", "截至"),
    "reading": ("reading", "解读"),
}  # fmt: skip


def _lines(
    item: "Item",
    found: "Classification",
    on: "date",
    measures: "Mapping[str, Measure]",
    lang: str,
) -> "list[str]":
    """The answer for people: the gravest first, each with its law, its reasons and its questions."""
    from ddcheck.report_formats._labels import aside, colon, comma, semicolon

    def word(key: str) -> str:
        return _WORDS[key][lang == "zh"]

    lines = [
        f"{word(found.answer.value).upper()}  {item.description or '-'}  "
        + aside(f"{word('as_of')} {on}", lang).strip()
    ]
    if not found.answers and not found.missing:
        lines += ["", *_wrapped("  ", word("silent"))]
    for missing in found.missing:
        lines += [
            "",
            *_wrapped("  ", f"{word('open')}{colon(lang)}{missing.path}: {missing.ask.get(lang)}"),
        ]
    for each in found.answers:
        measure = measures[each.control.measure]
        head = f"{each.control.code or '-'}  {each.control.title.text.get(lang)}"
        lines += ["", *_wrapped("", head)]
        lines += _wrapped(
            "  ",
            f"{word(each.answer.value)}{semicolon(lang)}{measure.ref}{comma(lang)}{word(each.state.value)}",
        )
        lines.append(f"  {measure.url}")
        lines += _listed(word("why"), each.because, lang)
        lines += _listed(word("ask"), [missing.ask for missing in each.missing], lang)
        if each.near_miss:
            lines += _wrapped("  ! ", word("near"))
        if each.state.value == "disputed":
            lines += _listed(word("reading"), [reading.text for reading in measure.readings], lang)
    return lines


def _listed(label: str, texts: "Sequence[Text]", lang: str) -> list[str]:
    if not texts:
        return []
    lines = [f"  {label}"]
    for text in texts:
        lines += _wrapped("  - ", text.get(lang))
    return lines


def _wrapped(lead: str, text: str, width: int = 80) -> list[str]:
    """Lines of at most so many columns, behind a lead."""
    from ddcheck.cli._streams import cell_width
    from ddcheck.report_formats._wrapping import wrapped

    room = width - len(lead)
    lines = [text[start:end] for start, end in wrapped(text, room, room, cell_width)]
    return [(" " * len(lead) if at else lead) + line for at, line in enumerate(lines)]


def _plain(
    item: "Item", found: "Classification", on: "date", measures: "Mapping[str, Measure]"
) -> "dict[str, Any]":
    """The answer as plain values of JSON."""

    def missing(each: "Any") -> dict[str, str]:
        return {"path": each.path, "ask": each.ask.en, "ask_zh": each.ask.zh}

    def answer(each: "Answered") -> dict[str, Any]:
        measure = measures[each.control.measure]
        return {
            "control": each.control.id,
            "control_code": each.control.code,
            "title": each.control.title.text.en,
            "title_zh": each.control.title.text.zh,
            "answer": each.answer.value,
            "measure": {"id": measure.id, "ref": measure.ref, "url": measure.url},
            "state": each.state.value,
            "because": [text.en for text in each.because],
            "because_zh": [text.zh for text in each.because],
            "missing": [missing(one) for one in each.missing],
            "pointed_by": list(each.pointed_by),
            "near_miss": each.near_miss,
            "path": each.path,
        }

    return {
        "schema": SCHEMA,
        "as_of": on.isoformat(),
        "item": item.model_dump(mode="json", exclude_defaults=True),
        "answer": found.answer.value,
        "answers": [answer(each) for each in found.answers],
        "missing": [missing(each) for each in found.missing],
    }
