"""What ``ddcheck rules`` and ``ddcheck test`` have to say of rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ddcheck import catalogue
from ddcheck.checker import Checker, distinct, load_rule_set
from ddcheck.cli import _streams
from ddcheck.cli._streams import cell_width
from ddcheck.cli._words import word
from ddcheck.core.batches import RULES as BATCH_RULES
from ddcheck.core.conditions.language import texts
from ddcheck.core.reports import Outcome, Verdict
from ddcheck.core.rules import Kind
from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, Problem, UnknownNameError, UsageError
from ddcheck.report_formats._acts import article_in_chinese
from ddcheck.report_formats._labels import aside, colon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from ddcheck.configuration import Settings
    from ddcheck.core.measures import Measure
    from ddcheck.core.rules import Rule, RuleSet


def rule_sets(settings: Settings) -> tuple[RuleSet, ...]:
    """The rule sets that were asked for; all of them where none was named.

    Raises:
        InvalidFileError: with every problem of the first set that has one.
    """
    measures = catalogue.measures(settings.lists_dir)
    names = settings.rules or catalogue.rule_set_names(settings.rules_dir)
    words = catalogue.vocabularies(settings.rules_dir, names)
    return distinct(load_rule_set(name, settings.rules_dir, measures, words) for name in names)


def overview(settings: Settings) -> list[dict[str, Any]]:
    """Every rule, a row each."""
    return [
        {
            "rule": rule.id,
            "rule_set": f"{rule_set.id}@{rule_set.edition}",
            "applies_to": rule.applies_to.value,
            "kind": rule.kind.value,
            "verdict": rule.gravest.value,
            "title": rule.title.get(settings.lang),
        }
        for rule_set in rule_sets(settings)
        for rule in rule_set.rules
    ] + [
        {
            "rule": rule.id,
            "rule_set": "",
            "applies_to": "batch",
            "kind": "red_flag" if rule.verdict is Verdict.REVIEW else "licence",
            "verdict": rule.verdict.value,
            "title": rule.title.get(settings.lang),
        }
        for rule in BATCH_RULES
    ]


def named(settings: Settings, name: str) -> tuple[RuleSet, Rule]:
    """A rule by its id.

    Raises:
        UnknownNameError: no rule goes by it.
    """
    known: list[str] = []
    for rule_set in rule_sets(settings):
        for rule in rule_set.rules:
            known.append(rule.id)
            if rule.id == name:
                return rule_set, rule
    raise UnknownNameError("rule", name, known)


_LABELS = {
    "law": ("Law", "法律依据"),
    "applies": ("Looks at", "检查对象"),
    "verdict": ("Says at worst", "最严结论"),
    "waive": ("Can be waived", "可否豁免"),
    "when": ("When", "条件"),
    "unless": ("Unless", "除非"),
    "reason": ("Reason", "理由"),
    "remedy": ("What to do", "处理建议"),
    "examples": ("Examples", "示例"),
    "not_gated": ("state follows the goods", "状态随物项而定"),
}


def _label(key: str, lang: str) -> str:
    return _LABELS[key][lang == "zh"]


def shown(settings: Settings, name: str, on: date) -> str:
    """A rule in full, for a person."""
    rule_set, rule = named(settings, name)
    lang = settings.lang
    measures = catalogue.measures(settings.lists_dir)
    lines = [
        f"{rule.id} v{rule.version} · {rule_set.id}@{rule_set.edition}",
        rule.title.get(lang),
        "",
        f"{_label('law', lang)}{colon(lang).rstrip()}",
    ]
    lines += [f"  {each}" for each in _law(rule, measures, on, lang)]
    lines += [
        f"{_label('applies', lang)}{colon(lang)}{word('applies_to', rule.applies_to.value, lang)}",
        f"{_label('verdict', lang)}{colon(lang)}{word('verdict', rule.gravest.value, lang)}",
        f"{_label('waive', lang)}{colon(lang)}{_waiving(rule, lang)}",
        "",
        f"{_label('when', lang)}{colon(lang).rstrip()}",
        *_tree(rule.tree.get("when"), 1),
    ]
    if "unless" in rule.tree:
        lines += [f"{_label('unless', lang)}{colon(lang).rstrip()}", *_tree(rule.tree["unless"], 1)]
    lines += ["", f"{_label('reason', lang)}{colon(lang)}{rule.reason.get(lang)}"]
    if rule.remedy is not None:
        lines.append(f"{_label('remedy', lang)}{colon(lang)}{rule.remedy.get(lang)}")
    lines += ["", f"{_label('examples', lang)}{colon(lang).rstrip()}"]
    for each in rule.examples:
        outcome = word("outcome", each.expect.value, lang)
        lines.append(f"  {outcome}{' ' * (15 - cell_width(outcome))} {each.title.get(lang)}")
    return "\n".join(lines)


def _waiving(rule: Rule, lang: str) -> str:
    """How its hits can be waived, and its questions where that is otherwise."""
    hits = word("can_be_waived", rule.can_be_waived, lang)
    if not rule.question_can_be_waived:
        return hits
    questions = word("can_be_waived", rule.question_can_be_waived, lang)
    return (
        f"{hits}（未能判定的：{questions}）"
        if lang == "zh"
        else f"{hits} (what it cannot decide: {questions})"
    )


def _law(rule: Rule, measures: Any, on: date, lang: str) -> list[str]:
    lines = []
    for each in rule.citations:
        measure: Measure | None = measures.get(each.measure)
        if measure is None:
            parts = (each.ref, _article(each.article, lang), each.url)
            lines.append(" ".join(part for part in parts if part))
            continue
        state = word("state", measure.state(on).value, lang)
        title = measure.title.text.get(lang)
        lines.append(
            f"{measure.ref} {_article(each.article, lang)} “{title}”{aside(f'{on}{colon(lang)}{state}', lang).rstrip()} {measure.url}"
        )
    if rule.measure and rule.measure in measures:
        for event in measures[rule.measure].events:
            until = f" → {event.until}" if event.until is not None else ""
            lines.append(
                f"  {event.date} {word('effect', event.effect.value, lang)}{until}{aside(str(event.act), lang)}"
            )
    return lines


def _article(article: str, lang: str) -> str:
    return article_in_chinese(article) if lang == "zh" else article


def _tree(tree: Any, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(tree, dict):
        lines = []
        for key, value in tree.items():
            if isinstance(value, str):
                lines.append(f"{pad}{key}: {value}")
            elif isinstance(value, list) and all(isinstance(each, str) for each in value):
                lines.append(f"{pad}{key}: {', '.join(value)}")
            else:
                lines += [f"{pad}{key}:", *_tree(value, depth + 1)]
        return lines
    if isinstance(tree, list):
        lines = []
        for each in tree:
            inner = _tree(each, depth + 1)
            lines += [f"{pad}- {inner[0].strip()}", *inner[1:]]
        return lines
    return [f"{pad}{tree}"]


def lint(settings: Settings) -> tuple[int, list[Text]]:
    """How many rules are right, and what could be better about them.

    Where sets are named by their directory, the others came with ddcheck and are nobody's to better.

    Raises:
        InvalidFileError: a file is wrong.
    """
    found = rule_sets(settings)
    _read_examples(settings)
    own = {catalogue.rule_set(name).id for name in settings.rules if "/" in name}
    if settings.rules_dir is not None or not own:
        own = {each.id for each in found}
    warnings = [
        warning
        for each in found
        if each.id in own
        for rule in each.rules
        for warning in (*_surprises(rule), *_gaps(rule))
    ]
    return sum(len(each.rules) for each in found), warnings


def _gaps(rule: Rule) -> Iterator[Text]:
    """What a rule does without."""
    for key, text in (("title", rule.title), ("reason", rule.reason), ("remedy", rule.remedy)):
        if text is not None and not text.zh:
            yield Text(
                f"{rule.id}: {key} has no Chinese; English stands in",
                f"{rule.id}: {key} 没有中文；以英文代替",
            )
    if rule.gravest is Verdict.PASS:
        return
    if Outcome.UNKNOWN not in {example.expect for example in rule.examples}:
        yield Text(
            f"{rule.id}: has no example that is unknown; is no fact ever missing?",
            f"{rule.id}: 没有结果为 unknown 的示例；难道从不缺少事实？",
        )
    if rule.remedy is None:
        yield Text(
            f"{rule.id}: has no remedy; say what to do",
            f"{rule.id}: 没有处理建议（remedy）；请写明该做什么",
        )


def _surprises(rule: Rule) -> Iterator[Text]:
    """What a rule may do that its author does not expect."""
    if rule.kind in (Kind.PROHIBITION, Kind.LICENCE) and "can_be_waived" not in rule.tree:
        yield Text(
            f'{rule.id}: can be waived by anybody, as it does not say otherwise; write can_be_waived: "no", '
            "with_licence or yes",
            f"{rule.id}: 未写 can_be_waived，任何人都可豁免；请写 no、with_licence 或 yes",
        )
    for code in _whole_codes(dict(rule.tree)):
        if len(code) < 10:
            yield Text(
                f"{rule.id}: item.hs_code {code} is met by this code alone; write {{starts_with: {code}}} for "
                "longer ones that begin so",
                f"{rule.id}: item.hs_code {code} 只匹配该编码本身；要包括以其开头的更长编码，请写 {{starts_with: {code}}}",
            )


def _whole_codes(tree: Any) -> Iterator[str]:
    """The HS codes that the conditions in a tree compare as a whole."""
    if isinstance(tree, list):
        for each in tree:
            yield from _whole_codes(each)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key == "item.hs_code":
                asked = value if isinstance(value, dict) else {"in": value}
                for operator in ("is", "in"):
                    yield from texts(asked.get(operator, []))
            elif key != "examples":
                yield from _whole_codes(value)


def _read_examples(settings: Settings) -> None:
    """Read the record of every example, with what is wrong in it at its line.

    Raises:
        InvalidFileError: with every problem of every file.
    """
    from pydantic import TypeAdapter

    from ddcheck import documents
    from ddcheck.core.records import AnyRecord

    adapter: TypeAdapter[Any] = TypeAdapter(AnyRecord)
    wrong: list[Problem] = []
    for name in settings.rules or catalogue.rule_set_names(settings.rules_dir):
        for file in catalogue.rule_set(name, settings.rules_dir).rules:
            node = file.node()
            kind = "customer" if file.plain["applies_to"] == "customer" else "shipment"
            for index in range(len(file.plain["examples"])):
                record = node.at("examples", index, "record")
                assert isinstance(record.value, Mapping)
                whole = {"kind": documents.Node(kind, record.line, record.column), **record.value}
                try:
                    documents.validate(adapter, record._replace(value=whole), file.name)
                except InvalidFileError as error:
                    head = f"examples[{index}].record"
                    wrong += [
                        each._replace(path=f"{head}.{each.path}" if each.path else head)
                        for each in error.problems
                    ]
    if wrong:
        raise InvalidFileError(wrong)


def compared(settings: Settings, before: Path, after: Path, records: Sequence[str]) -> list[str]:
    """What differs between two directories of rules, a line each."""
    old, new = _rules_of(before), _rules_of(after)
    gone, added = _streams.chosen("gone", "消失"), _streams.chosen("new", "新增")
    mark = _streams.chosen(": ", "：")
    lines = [f"- {name}{mark}{gone}" for name in sorted(old.keys() - new.keys())]
    lines += [f"+ {name}{mark}{added}" for name in sorted(new.keys() - old.keys())]
    for name in sorted(old.keys() & new.keys()):
        one, other = old[name].tree, new[name].tree
        if one == other:
            continue
        changed = sorted(k for k in {*one, *other} if one.get(k) != other.get(k))
        version = f"v{old[name].version} → v{new[name].version}"
        what = ", ".join(changed)
        lines.append(
            f"~ {name} {version}{mark}" + _streams.chosen(f"{what} changed", f"{what} 变更")
        )
    if records:
        lines += _flips(settings, before, after, records)
    return lines


def _home(place: Path) -> tuple[Path, list[str] | None]:
    if (place / "ruleset.yaml").is_file():
        return place.parent, [place.name]
    if not place.is_dir():
        raise UsageError(
            f"{place}: there is no such directory of rules; correct the path",
            f"{place}: 没有这个规则目录；请更正路径",
        )
    return place, None


def _rules_of(place: Path) -> dict[str, Rule]:
    home, names = _home(place)
    chosen = names or catalogue.rule_set_names(home)
    return {
        rule.id: rule for name in chosen for rule in load_rule_set(name, home, None, None).rules
    }


def _flips(settings: Settings, before: Path, after: Path, records: Sequence[str]) -> list[str]:
    from ddcheck.cli._days import day, today
    from ddcheck.cli._inputs import Inputs, options

    checkers = []
    for place in (before, after):
        home, names = _home(place)
        checkers.append(
            Checker.load(names, rules_dir=home, lists_dir=settings.lists_dir, horizon=0)
        )
    lines = []
    reading = options(
        settings,
        format_in=None,
        kind=None,
        sheet=None,
        delimiter=None,
        id_column=None,
        stdin_name=None,
    )
    for read in Inputs(list(records), reading):
        if read.record is None:
            lines.append(
                f"! {read.source}:{read.line}: " + _streams.chosen("not checked", "未检查")
            )
            continue
        on = day(settings.as_of) or getattr(read.record, "export_date", None)
        on = on or today(settings.timezone)
        one, other = (checker.check(read.record, on, read) for checker in checkers)
        if one.verdict is other.verdict:
            continue
        old = {(f.rule, f.subject): f.verdict for f in one.findings}
        causes = sorted(
            {f.rule for f in other.findings if old.get((f.rule, f.subject)) is not f.verdict}
            | {rule for rule, _ in old.keys() - {(f.rule, f.subject) for f in other.findings}}
        )
        name = one.record.id or f"{read.source}:{read.line}"
        lang = _streams.language()
        then, now = (word("verdict", each.verdict.value, lang) for each in (one, other))
        lines.append(f"! {name}{colon(lang)}{then} → {now}" + aside(", ".join(causes), lang))
    return lines


def page(settings: Settings) -> str:
    """All rules as one page of Markdown."""
    lang = settings.lang
    measures = catalogue.measures(settings.lists_dir)
    head = "规则一览" if lang == "zh" else "The rules"
    note = (
        "本页由规则文件生成（`ddcheck rules docs --lang zh`），请勿手工修改。"
        if lang == "zh"
        else "This page is made from the rule files (`ddcheck rules docs`); do not edit it."
    )
    lines = [f"# {head}", "", note]
    for rule_set in rule_sets(settings):
        lines += ["", f"## {rule_set.title.get(lang)} (`{rule_set.id}@{rule_set.edition}`)"]
        for rule in rule_set.rules:
            lines += ["", f"### `{rule.id}` {rule.title.get(lang)}", ""]
            lines.append(
                f"- {_label('applies', lang)}{colon(lang)}{word('applies_to', rule.applies_to.value, lang)}"
            )
            lines.append(
                f"- {_label('verdict', lang)}{colon(lang)}{word('verdict', rule.gravest.value, lang)}"
            )
            lines.append(f"- {_label('waive', lang)}{colon(lang)}{_waiving(rule, lang)}")
            for each in rule.citations:
                measure = measures.get(each.measure)
                article = _article(each.article, lang)
                if measure is None:
                    lines.append(
                        f"- {_label('law', lang)}{colon(lang)}[{each.ref}]({each.url}) {article}".rstrip()
                    )
                else:
                    title = measure.title.text.get(lang)
                    lines.append(
                        f"- {_label('law', lang)}{colon(lang)}[{measure.ref}]({measure.url}) {article} {title}".replace(
                            "  ", " "
                        )
                    )
            lines += ["", f"> {rule.reason.get(lang)}"]
            if rule.remedy is not None:
                lines += [">", f"> {rule.remedy.get(lang)}"]
    return "\n".join(lines)
