"""Rules and rule sets from plain trees; every problem of a file comes at once, each with its path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ddcheck.core.conditions import Condition, Reader, read_condition
from ddcheck.core.reports import Outcome, Verdict
from ddcheck.core.rules import (
    PLACEHOLDER,
    SCOPES,
    WORDS,
    Example,
    Kind,
    Rule,
    RuleCitation,
    RuleSet,
    Subject,
    VerdictCase,
)
from ddcheck.core.texts import RefusalError
from ddcheck.core.values import Text, read_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from enum import StrEnum

Path = tuple[str | int, ...]
Issue = tuple[Path, Text]
"""A path in the rule's file and what is wrong there."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
RULE_FIELDS = (
    "id", "version", "title", "kind", "applies_to", "records", "measure", "citations", "when", "unless",
    "verdict", "reason", "unknown", "remedy", "can_be_waived", "question_can_be_waived", "tags", "examples", "note",
)  # fmt: skip
WAIVABLE = ("yes", "no", "with_licence")
CITATION_FIELDS = ("measure", "article", "ref", "url")
EXAMPLE_FIELDS = ("title", "expect", "record", "as_of", "verdict")
EXPECTED = ("hit", "clear", "unknown", "not_applicable")
"""What an example may come to."""

NEVER_IN: Mapping[str, frozenset[Subject]] = {
    "shipment": frozenset({Subject.CUSTOMER}),
    "customer": frozenset({Subject.SHIPMENT, Subject.ITEM, Subject.STOP}),
}
"""What no record of a kind has."""


class RuleReader:
    """Reads one rule and gathers its problems."""

    def __init__(
        self,
        tree: Mapping[str, Any],
        measures: Collection[str] | None,
        vocabularies: Collection[str] | None,
        examples: bool,
    ) -> None:
        self.with_examples = examples
        self.tree = tree
        self.measures = None if measures is None else frozenset(measures)
        self.vocabularies = None if vocabularies is None else frozenset(vocabularies)
        self.issues: list[Issue] = []

    def issue(self, path: Path, message: Text) -> None:
        """Note a problem."""
        self.issues.append((path, message))

    def text(self, key: str, path: Path, value: object, *, words: bool) -> Text:
        """A bilingual text; where ``words``, its placeholders are checked."""
        if not isinstance(value, dict) or "en" not in value:
            self.issue(
                path,
                Text(
                    f"{key} is missing or has no English; write {key}: {{en: …, zh: …}}",
                    f"缺少 {key} 或其英文；请写 {key}: {{en: …, zh: …}}",
                ),
            )
            return Text("", "")
        for extra in set(value) - {"en", "zh"}:
            self.issue(
                (*path, extra),
                Text(
                    f"{extra!r} is not a language here; write en and zh",
                    f"此处没有 {extra!r} 这种语言；请写 en 和 zh",
                ),
            )
        for lang in ("en", "zh"):
            if not isinstance(value.get(lang, ""), str):
                self.issue(
                    (*path, lang), Text("is not text; write a sentence", "不是文本；请写一句话")
                )
                return Text("", "")
            for name in PLACEHOLDER.findall(value.get(lang, "")):
                if not words or name not in WORDS:
                    there = ", ".join(WORDS) if words else "none"
                    self.issue(
                        (*path, lang),
                        Text(
                            f"{{{name}}} names nothing; there are {there}",
                            f"{{{name}}} 没有所指；可用：{there}",
                        ),
                    )
        return Text(value["en"], value.get("zh", ""))

    def choice(self, key: str, kinds: type[StrEnum], default: str | None = None) -> str:
        """One of some words."""
        value = self.tree.get(key, default)
        known = [each.value for each in kinds]
        if value not in known:
            self.issue(
                (key,),
                Text(
                    f"{value!r} is no value of {key}; use one of {', '.join(known)}",
                    f"{value!r} 不是 {key} 的值；请写 {'、'.join(known)} 之一",
                ),
            )
            return known[0]
        return str(value)

    def waivable(self, key: str, tree: Mapping[str, Any], default: str) -> str:
        """How it can be waived, under a key that may be left out."""
        value = str(tree.get(key, default))
        if key in tree and value not in WAIVABLE:
            self.issue(
                (key,), Text("write yes, no or with_licence", "请写 yes、no 或 with_licence")
            )
        return value

    def read(self) -> Rule:
        """The rule; with problems noted it is not to be used."""
        tree = self.tree
        for key in tree:
            if key not in RULE_FIELDS:
                self.issue(
                    (key,),
                    Text(
                        f"{key!r} is not a field of a rule; {_near(key, RULE_FIELDS)}",
                        f"{key!r} 不是规则的字段；{_near(key, RULE_FIELDS).zh}",
                    ),
                )
        rule_id = str(tree.get("id", ""))
        if not ID.match(rule_id):
            self.issue(
                ("id",),
                Text(
                    f"{rule_id!r} is not an id; write small letters, digits and hyphens",
                    f"{rule_id!r} 不是标识；请用小写字母、数字和连字符",
                ),
            )
        subject = Subject(self.choice("applies_to", Subject))
        kind = Kind(self.choice("kind", Kind))
        when = self.condition("when", ("when",), tree.get("when"), subject)
        unless = None
        if "unless" in tree:
            unless = self.condition("unless", ("unless",), tree["unless"], subject)
        measure = str(tree.get("measure", ""))
        if measure and self.measures is not None and measure not in self.measures:
            self.issue(
                ("measure",),
                Text(
                    f"there is no measure {measure!r}; {_near(measure, self.measures)}",
                    f"没有措施 {measure!r}；{_near(measure, self.measures).zh}",
                ),
            )
        waivable = self.waivable("can_be_waived", tree, "yes")
        version = str(tree.get("version", "1"))
        if not (version.isascii() and version.isdigit()):
            self.issue(
                ("version",), Text(f"{version!r} is not a whole number", f"{version!r} 不是整数")
            )
            version = "1"
        records = self.records(subject)
        return Rule(
            id=rule_id,
            title=self.text("title", ("title",), tree.get("title"), words=False),
            kind=kind,
            applies_to=subject,
            citations=self.citations(),
            when=when,
            unless=unless,
            verdicts=self.verdicts(subject, kind),
            reason=self.text("reason", ("reason",), tree.get("reason"), words=True),
            unknown=self.text("unknown", ("unknown",), tree["unknown"], words=True)
            if "unknown" in tree
            else None,
            remedy=self.text("remedy", ("remedy",), tree["remedy"], words=True)
            if "remedy" in tree
            else None,
            measure=measure,
            records=records,
            version=int(version),
            can_be_waived=waivable,
            question_can_be_waived=self.waivable("question_can_be_waived", tree, ""),
            tags=self.tags(),
            examples=self.examples() if self.with_examples else (),
            tree=tree,
        )

    def tags(self) -> tuple[str, ...]:
        """By what the rule may be selected beside its id."""
        given = self.tree.get("tags", [])
        if not isinstance(given, list) or not all(isinstance(tag, str) for tag in given):
            self.issue(("tags",), Text("write a list: [licence, …]", "请写列表：[licence, …]"))
            return ()
        return tuple(given)

    def records(self, subject: Subject) -> str:
        """The kind of record that the rule is for, where it says so."""
        given = str(self.tree.get("records", ""))
        if given not in ("", "shipment", "customer"):
            self.issue(
                ("records",),
                Text(
                    f"{given!r} is no kind of record; write shipment or customer",
                    f"{given!r} 不是记录类型；请写 shipment 或 customer",
                ),
            )
        elif given and subject in NEVER_IN[given]:
            self.issue(
                ("records",),
                Text(
                    f"no {given} has what the rule looks at ({subject.value}), so that it is never asked; "
                    "correct one of the two",
                    f"{given} 记录中没有该规则的检查对象（{subject.value}），规则永远不会被适用；请更正其一",
                ),
            )
        return given

    def condition(self, key: str, path: Path, tree: object, subject: Subject) -> Condition:
        """A condition of the rule."""
        reader = Reader(SCOPES[subject], self.measures, self.vocabularies)
        if tree is None:
            self.issue(
                path, Text(f"{key} is missing; write the condition", f"缺少 {key}；请写条件")
            )
        found = read_condition(reader, tree if tree is not None else {"always": "true"}, path)
        self.issues += reader.problems
        return found

    def verdicts(self, subject: Subject, kind: Kind) -> tuple[VerdictCase, ...]:
        """One verdict, or a list of ``{if: …, then: …}`` whose last has no ``if``."""
        given = self.tree.get("verdict")
        known = [each.value for each in Verdict]
        if isinstance(given, str):
            if given not in known:
                said = Text(
                    f"{given!r} is no verdict; write one of {', '.join(known)}",
                    f"{given!r} 不是结论；请写 {'、'.join(known)} 之一",
                )
                self.issue(("verdict",), said)
                return (VerdictCase(None, Verdict.REVIEW),)
            given = [{"then": given}]
        if given is None and kind is Kind.NOTE:
            given = [{"then": "pass"}]
        if not isinstance(given, list) or not given:
            self.issue(
                ("verdict",),
                Text(
                    f"verdict is missing; write one of {', '.join(known)}",
                    f"缺少 verdict；请写 {'、'.join(known)} 之一",
                ),
            )
            return (VerdictCase(None, Verdict.REVIEW),)
        cases = []
        for index, case in enumerate(given):
            path: Path = ("verdict", index)
            if (
                not isinstance(case, dict)
                or case.get("then") not in known
                or set(case) - {"if", "then"}
            ):
                self.issue(
                    path,
                    Text(
                        f"write {{if: condition, then: {' | '.join(known)}}}",
                        f"请写 {{if: condition, then: {' | '.join(known)}}}",
                    ),
                )
                continue
            last = index == len(given) - 1
            if ("if" in case) == last:
                self.issue(
                    path,
                    Text(
                        "the last case, and no other, stands without 'if'",
                        "只有最后一种情形可以没有 if",
                    ),
                )
            condition = (
                self.condition("if", (*path, "if"), case["if"], subject) if "if" in case else None
            )
            cases.append(VerdictCase(condition, Verdict(case["then"])))
        if kind is Kind.NOTE and any(case.verdict is not Verdict.PASS for case in cases):
            self.issue(
                ("verdict",),
                Text(
                    "a note stops nothing; write pass, or another kind",
                    "note 不会拦截任何记录；请写 pass，或改用其他 kind",
                ),
            )
        return tuple(cases) or (VerdictCase(None, Verdict.REVIEW),)

    def citations(self) -> tuple[RuleCitation, ...]:
        """At least one, each a measure of ours or a reference with an address."""
        given = self.tree.get("citations")
        if not isinstance(given, list) or not given:
            self.issue(
                ("citations",),
                Text(
                    "citations are missing; cite the act: {measure: id, article: …}",
                    "缺少 citations；请引用法令：{measure: id, article: …}",
                ),
            )
            return ()
        found = []
        for index, each in enumerate(given):
            path: Path = ("citations", index)
            if not isinstance(each, dict) or set(each) - set(CITATION_FIELDS):
                self.issue(
                    path,
                    Text(
                        "write {measure: id, article: …} or {ref: …, url: …}",
                        "请写 {measure: id, article: …} 或 {ref: …, url: …}",
                    ),
                )
                continue
            if wrong := [key for key in CITATION_FIELDS if not isinstance(each.get(key, ""), str)]:
                self.issue(
                    (*path, wrong[0]), Text("is not text; write one line", "不是文本；请写一行文字")
                )
                continue
            measure, ref = each.get("measure", ""), each.get("ref", "")
            if bool(measure) == bool(ref):
                self.issue(
                    path, Text("cite either a measure or a ref", "measure 与 ref 请只写一个")
                )
            if measure and self.measures is not None and measure not in self.measures:
                self.issue(
                    path,
                    Text(
                        f"there is no measure {measure!r}; {_near(measure, self.measures)}",
                        f"没有措施 {measure!r}；{_near(measure, self.measures).zh}",
                    ),
                )
            if ref and not each.get("url"):
                self.issue(
                    path, Text("a ref needs the url where it can be read", "ref 须附可查阅的 url")
                )
            url = each.get("url", "")
            if url and not url.startswith(("https://", "http://")):
                self.issue(
                    (*path, "url"),
                    Text(
                        f"{url!r} is not the address of a page; write https://…",
                        f"{url!r} 不是网页地址；请写 https://…",
                    ),
                )
            found.append(RuleCitation(measure, each.get("article", ""), ref, url))
        return tuple(found)

    def examples(self) -> tuple[Example, ...]:
        """At least one hit and one clear."""
        given = self.tree.get("examples")
        found: list[Example] = []
        if not isinstance(given, list):
            self.issue(
                ("examples",),
                Text(
                    "examples are missing; give at least one hit and one clear",
                    "缺少 examples；请至少各写一个 hit 和 clear",
                ),
            )
            return ()
        for index, each in enumerate(given):
            path: Path = ("examples", index)
            if not isinstance(each, dict) or set(each) - set(EXAMPLE_FIELDS):
                known = sorted(EXAMPLE_FIELDS)
                self.issue(path, Text(f"write {', '.join(known)}", f"请写 {'、'.join(known)}"))
                continue
            expect = str(each.get("expect", ""))
            if expect not in EXPECTED:
                self.issue(
                    (*path, "expect"),
                    Text(
                        "write hit, clear, unknown or not_applicable",
                        "请写 hit、clear、unknown 或 not_applicable",
                    ),
                )
                continue
            verdict = each.get("verdict")
            if verdict is not None and verdict not in list(Verdict):
                self.issue(
                    (*path, "verdict"),
                    Text("write pass, review or fail", "请写 pass、review 或 fail"),
                )
                continue
            if not isinstance(each.get("record"), dict):
                self.issue(
                    (*path, "record"),
                    Text(
                        "is missing; write the record, or the part that matters",
                        "缺少；请写记录，或其相关部分",
                    ),
                )
                continue
            found.append(
                Example(
                    self.title_of(each, index),
                    Outcome(expect),
                    each["record"],
                    self.day((*path, "as_of"), each.get("as_of")),
                    None if verdict is None else Verdict(verdict),
                )
            )
        outcomes = {example.expect for example in found}
        for wanted in (Outcome.HIT, Outcome.CLEAR):
            if wanted not in outcomes:
                self.issue(
                    ("examples",),
                    Text(
                        f"there is no example that is {wanted.value}; add one",
                        f"没有结果为 {wanted.value} 的示例；请补充",
                    ),
                )
        return tuple(found)

    def title_of(self, example: Mapping[str, Any], index: int) -> Text:
        """What an example shows: a text in one language, or in both; its number where it does not say."""
        given = example.get("title")
        if given is None:
            return Text(f"example {index + 1}", f"示例 {index + 1}")
        if isinstance(given, str):
            return Text(given, "")
        return self.text("title", ("examples", index, "title"), given, words=False)

    def day(self, path: Path, value: object) -> date | None:
        """A date, if there is one."""
        if value is None:
            return None
        try:
            return read_day(value)
        except RefusalError as error:
            self.issue(path, error.text)
            return None


def read_rule(
    tree: Mapping[str, Any],
    *,
    measures: Collection[str] | None = None,
    vocabularies: Collection[str] | None = None,
    examples: bool = True,
) -> tuple[Rule, tuple[Issue, ...]]:
    """A rule from a plain tree, with every problem of the tree.

    Args:
        tree: the content of the rule's file.
        measures: ids that may be cited; unchecked where ``None``.
        vocabularies: ids that may be named; unchecked where ``None``.
        examples: whether there must be some; not where they were left out of a sound tree.
    """
    reader = RuleReader(tree, measures, vocabularies, examples)
    rule = reader.read()
    return rule, tuple(reader.issues)


RULE_SET_FIELDS = ("id", "title", "edition", "jurisdiction", "description", "at_least")
RULE_SET_REQUIRED = ("id", "title", "edition")
HEAD_FIELDS = (
    (
        "id",
        ID,
        Text(
            "not an id; write small letters, digits and hyphens",
            "不是标识；请用小写字母、数字和连字符",
        ),
    ),
    (
        "edition",
        re.compile(r"[^\s@/]+\Z"),
        Text(
            "not an edition; write it without spaces, @ and /, such as 2026.11.1",
            "不是版本；请不用空格、@ 和 /，例如 2026.11.1",
        ),
    ),
    (
        "jurisdiction",
        re.compile(r"[A-Z]{2}\Z"),
        Text(
            "not a jurisdiction; write two capital letters such as CN",
            "不是法域；请写两个大写字母，例如 CN",
        ),
    ),
    (
        "at_least",
        re.compile(r"\d+\Z", re.ASCII),
        Text("not a number of rules; write digits", "不是规则条数；请写数字"),
    ),
)
"""How the fields of a rule set's head are written, and what is wrong with any other."""


def read_ruleset(tree: Mapping[str, Any]) -> tuple[RuleSet, tuple[Issue, ...]]:
    """The head of a rule set from its ``ruleset.yaml``; its rules come from files of their own."""
    issues: list[Issue] = []
    for key in tree:
        if key not in RULE_SET_FIELDS:
            issues.append(
                (
                    (key,),
                    Text(
                        f"{key!r} is not a field of a rule set; {_near(key, RULE_SET_FIELDS)}",
                        f"{key!r} 不是规则集的字段；{_near(key, RULE_SET_FIELDS).zh}",
                    ),
                )
            )
    for key in RULE_SET_REQUIRED:
        if key not in tree:
            issues.append(((key,), Text(f"{key} is missing; add it", f"缺少 {key}；请补充")))
    for key, pattern, meant in HEAD_FIELDS:
        if key in tree and not (isinstance(tree[key], str) and pattern.match(tree[key])):
            issues.append(
                (
                    (key,),
                    Text(f"{tree[key]!r} is {meant.en}", f"{tree[key]!r} {meant.zh}"),
                )
            )
    title = tree.get("title")
    text = Text("", "")
    if isinstance(title, dict) and isinstance(title.get("en"), str):
        text = Text(title["en"], str(title.get("zh", "")))
    elif "title" in tree:
        issues.append(
            (("title",), Text("write title: {en: …, zh: …}", "请写 title: {en: …, zh: …}"))
        )
    head = RuleSet(
        str(tree.get("id", "")),
        text,
        str(tree.get("edition", "")),
        (),
        jurisdiction=str(tree.get("jurisdiction", "")),
    )
    return head, tuple(issues)


def _near(word: str, known: Iterable[str]) -> Text:
    from difflib import get_close_matches

    there = sorted(known)
    near = get_close_matches(word, there, n=2)
    return (
        Text(f"did you mean {' or '.join(near)}?", f"是否想写 {' 或 '.join(near)}？")
        if near
        else Text(f"use one of {', '.join(there[:20])}", f"请写 {'、'.join(there[:20])} 之一")
    )
