"""The public way in: load the law and the lists once, then check record after record.

Everything that touches files is done by ``load``; ``check`` is pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ddcheck import catalogue, documents, indexes
from ddcheck.core.evaluation import Evaluator
from ddcheck.core.facts import Knowledge
from ddcheck.core.reports import ListRef, RecordRef
from ddcheck.core.rule_trees import read_rule, read_ruleset
from ddcheck.core.texts import Text
from ddcheck.errors import (
    InvalidFileError,
    InvalidRecordError,
    NothingToCheckError,
    Problem,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ddcheck.core.batches import BatchRule
    from ddcheck.core.classification import Classifier
    from ddcheck.core.controls import ControlList
    from ddcheck.core.lists import EntityList
    from ddcheck.core.measures import Measure
    from ddcheck.core.records import Record
    from ddcheck.core.reports import Report
    from ddcheck.core.rule_trees import Issue
    from ddcheck.core.rules import Rule, RuleSet
    from ddcheck.knowledge_files import File
    from ddcheck.reading import Read

DEFAULT_HORIZON = 30
"""Days ahead in which a change of verdict is looked for, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Rule sets and knowledge, loaded; several threads may ask one checker at the same time."""

    evaluator: Evaluator
    as_of: date | None = None
    horizon: int = DEFAULT_HORIZON
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    _days: dict[date, Evaluator] = field(default_factory=dict, repr=False, compare=False)

    def __getstate__(self) -> NoReturn:
        """Say what to do instead of pickling, which would copy every list and rule to another process."""
        raise TypeError(
            "a Checker cannot be pickled or copied; load one in each process with the same arguments, "
            "or load it before the processes fork"
        )

    @classmethod
    def load(
        cls,
        rules: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        lists: Iterable[EntityList] = (),
        list_files: Sequence[Path | str] = (),
        rules_dir: Path | str | None = None,
        lists_dir: Path | str | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        horizon: int | None = None,
        examples: bool = True,
    ) -> Checker:
        """Load rule sets by name, and every shipped list.

        Args:
            rules: ``NAME`` or ``NAME@EDITION`` each; all rule sets where left out.
            as_of: the day whose law counts; each record's export date where left out.
            lists: entity lists on top of those that ship.
            list_files: more of them, in files of any supported format; a file that is known by its bytes is not
                parsed.
            rules_dir: where rule sets are found instead of in the installation.
            lists_dir: where lists are found instead of in the installation.
            select: ids, prefixes ending in ``-`` or ``*``, or ``tag:…`` of the only rules to apply.
            ignore: the same, of rules to leave out.
            horizon: for how many days ahead to look for a change of verdict.
            examples: whether the rules are to have their examples, which deciding does not need.

        Raises:
            UsageError: a name, an edition or a pattern that nothing goes by; one text where several belong; a day
                that is no ``date``.
            DataGuardError: a list or rule set is missing or damaged.
            InvalidFileError: a rule or list file is wrong.
        """
        for word, given in (
            ("rules", rules),
            ("list_files", list_files),
            ("select", select),
            ("ignore", ignore),
        ):
            if isinstance(given, str):
                raise UsageError(
                    f"{word} is one text; give a list: {word}=[{given!r}]",
                    f"{word} 是一个文本；请给出列表：{word}=[{given!r}]",
                )
        if as_of is not None:
            _is_date(as_of)
        rules_home = None if rules_dir is None else Path(rules_dir)
        lists_home = None if lists_dir is None else Path(lists_dir)
        measures = catalogue.measures(lists_home)
        names = tuple(rules) if rules else catalogue.rule_set_names(rules_home)
        vocabularies = catalogue.vocabularies(rules_home, names)
        rule_sets = distinct(
            load_rule_set(name, rules_home, measures, vocabularies, examples=examples)
            for name in names
        )
        rule_sets = _chosen(rule_sets, select, ignore)
        shipped = catalogue.entity_list_references(lists_home)
        lists, extra, files = tuple(lists), [], []
        if lists or list_files:
            from ddcheck.list_files import ListFile, about

            extra = [about(each).reference for each in lists]
            files = [ListFile(Path(path)) for path in list_files]
        digests = catalogue.digests(lists_home)
        controls = catalogue.controls(lists_home)
        # Entries are read only where no index was made from these very bytes before.

        def every_list() -> Iterable[EntityList]:
            from ddcheck.core.lists import fitting

            added = chain(lists, (each.load() for each in files))
            known = catalogue.entity_lists(directory=lists_home)
            return chain(known, fitting(added, [each.id for each in known], measures))

        index = indexes.of_lists(
            every_list,
            measures,
            (
                digests["measures"],
                *(each.sha256 for each in (*shipped, *extra)),
                *(each.key for each in files),
            ),
        )
        from ddcheck.core.screening import Screener

        knowledge = Knowledge(
            measures=measures,
            classifier=_classifier(controls, measures, digests),
            screener=Screener((), as_of=as_of or date.min, index=index),
            vocabularies=vocabularies,
        )
        references = (
            *shipped,
            *extra,
            *(each.about().reference for each in files),
            *_references(
                knowledge, controls, digests, catalogue.vocabulary_digests(rules_home, names)
            ),
        )
        evaluator = Evaluator(rule_sets, knowledge, references)
        days = DEFAULT_HORIZON if horizon is None else horizon
        return cls(evaluator, as_of, days, tuple(select), tuple(ignore))

    @property
    def batch_rules(self) -> tuple[BatchRule, ...]:
        """The rules across records that apply: those of Chinese law, where its rule sets are."""
        if not any(
            each.jurisdiction == "CN" or each.id.startswith("cn-")
            for each in self.evaluator.rule_sets
        ):
            return ()
        from ddcheck.core.batches import chosen

        return chosen(self.select, self.ignore)

    def check(
        self,
        record: Record,
        as_of: date | None = None,
        read: Read | None = None,
    ) -> Report:
        """The report on one record; pure.

        What rules across records find in its own history and among its own lines is part of it.

        Args:
            record: a shipment or customer.
            as_of: the day whose law counts; else that of ``load``, else the export date.
            read: how the record was read, for its source, digest and lines.

        Raises:
            UsageError: there is no day to go by, or it is no ``date``, or there is no record.
            NothingToCheckError: no rule speaks of records of this kind.
        """
        from ddcheck.core.records import holds_several

        report = self.decide(record, as_of, read)
        if not holds_several(record) or not (rules := self.batch_rules):
            return report
        from ddcheck.core.batches import across, amended, quiet
        from ddcheck.core.batches.traces import traces_of

        measures = self.evaluator.knowledge.measures
        found = across([(0, trace) for trace in traces_of(record, report)], rules, measures)
        if getattr(record, "history", ()):
            report = report.beside(report.findings + quiet(rules, measures, record.kind))
        return amended(report, found[0]) if 0 in found else report

    def decide(
        self,
        record: Record,
        as_of: date | None = None,
        read: Read | None = None,
    ) -> Report:
        """What the rules for single records say, for whoever compares many records afterwards.

        Arguments and errors are those of `check`.
        """
        if not hasattr(record, "kind"):
            raise UsageError(
                f"a {type(record).__name__} is no record; give what ddcheck.parse_record makes of it",
                f"{type(record).__name__} 不是记录；请给出 ddcheck.parse_record 的结果",
            )
        day = as_of or self.as_of or getattr(record, "export_date", None)
        if day is None:
            raise UsageError(
                "there is no day to go by: the record has no export_date; give as_of=date(…)",
                "没有可依据的日期：记录没有 export_date；请给出 as_of=date(…)",
            )
        reference, place_of = None, None
        if read is not None:
            reference = RecordRef(
                record.kind, record.id or read.id, read.source, read.line, read.sha256, read.cell
            )
            place_of = read.places

        return self._on(day).evaluate(
            record, as_of=day, reference=reference, horizon=self.horizon, place_of=place_of
        )

    def _on(self, day: date) -> Evaluator:
        """The evaluator with the lists' standing of a day."""
        found = self._days.get(day)
        if found is None:
            _is_date(day)
            from dataclasses import replace

            found = replace(self.evaluator, knowledge=self.evaluator.knowledge_on(day))
            self._days[day] = found
        return found


def _is_date(day: object) -> None:
    # A datetime is a date to isinstance, and cannot be compared with one.
    if type(day) is not date:
        raise UsageError(
            f"as_of is {day!r}; give a date, such as date(2026, 11, 20)",
            f"as_of 为 {day!r}；请给出日期，例如 date(2026, 11, 20)",
        )


def _classifier(
    controls: Sequence[ControlList], measures: Mapping[str, Measure], digests: Mapping[str, str]
) -> Classifier:
    """Of control lists whose criteria, where nothing was wrong with them before, are read when asked for."""
    from ddcheck.core.classification import Classifier

    sound = catalogue.criteria_key(controls, digests)
    folded = catalogue.kept_folded(sound)
    classifier = Classifier(controls, measures, sound=folded is not None, folded=folded)
    if folded is None:
        catalogue.keep_folded(sound, classifier.folded)
    return classifier


def _references(
    knowledge: Knowledge,
    controls: Sequence[ControlList],
    digests: Mapping[str, str],
    words: Mapping[str, str],
) -> list[ListRef]:
    """What reports name beside entity lists: control lists, acts and vocabularies, with their digests."""
    measures = knowledge.measures
    issued = max((str(each.issued) for each in measures.values() if each.issued), default="")
    return [
        *(
            ListRef(each.id, each.edition, digests.get(each.id, ""), len(each.items))
            for each in controls
        ),
        ListRef("measures", issued, digests["measures"], len(measures)),
        *(
            ListRef(f"words-{each.id}", each.edition, words[each.id], len(each.terms))
            for each in knowledge.vocabularies.values()
        ),
    ]


def distinct(rule_sets: Iterable[RuleSet]) -> tuple[RuleSet, ...]:
    """Rule sets, each once.

    Raises:
        UsageError: two of them, or two rules of theirs, go by one name, which findings and waivers know them by.
    """
    found: dict[str, RuleSet] = {}
    homes: dict[str, str] = {}
    for each in rule_sets:
        known = found.setdefault(each.id, each)
        if known.sha256 != each.sha256:
            raise UsageError(
                f"two rule sets are called {each.id!r} (editions {known.edition} and {each.edition}); name one of them",
                f"有两个规则集名为 {each.id!r}（版本 {known.edition} 和 {each.edition}）；请只写其中一个",
            )
        for rule in each.rules:
            home = homes.setdefault(rule.id, each.id)
            if home != each.id:
                raise UsageError(
                    f"the rule {rule.id!r} is in the rule sets {home} and {each.id}; rename one",
                    f"规则 {rule.id!r} 同时在规则集 {home} 和 {each.id} 中；请将其中一条改名",
                )
    return tuple(found.values())


def load_rule_set(
    name: str,
    directory: Path | None,
    measures: Collection[str] | None,
    vocabularies: Collection[str] | None,
    *,
    examples: bool = True,
) -> RuleSet:
    """A rule set with its rules; these may come without examples where the caller needs none.

    Raises:
        InvalidFileError: with every problem of all its files.
    """
    known = None
    if not examples:
        known = repr([ids if ids is None else sorted(ids) for ids in (measures, vocabularies)])
    files = catalogue.rule_set(name, directory, lean_under=known)
    wrong: list[Problem] = []
    head, issues = read_ruleset(files.header.plain)
    wrong += problems_of(issues, files.header)
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for file in files.rules:
        if not isinstance(file.plain, dict):
            wrong.append(
                Problem(
                    file.name,
                    1,
                    "",
                    Text("is not a rule; write its fields", "不是规则；请写其字段"),
                )
            )
            continue
        rule, issues = read_rule(
            file.plain, measures=measures, vocabularies=vocabularies, examples=not files.lean
        )
        wrong += problems_of(issues, file)
        if rule.id != file.path.stem:
            text = Text(
                f"{rule.id!r} is in the file {file.path.name}; name both alike",
                f"{rule.id!r} 在文件 {file.path.name} 中；请使两者同名",
            )
            wrong.append(Problem(file.name, 1, "id", text))
        if rule.id in seen:
            text = Text(
                f"the rule {rule.id!r} is in {seen[rule.id]} as well; rename one",
                f"规则 {rule.id!r} 也在 {seen[rule.id]} 中；请将其中一条改名",
            )
            wrong.append(Problem(file.name, 1, "id", text))
        seen[rule.id] = file.name
        rules.append(rule)
    if wrong:
        raise InvalidFileError(wrong)
    catalogue.keep_sound(files)
    return head._replace(rules=tuple(rules), sha256=files.sha256)


def problems_of(issues: Iterable[Issue], file: File) -> list[Problem]:
    """Issues of a rule file as problems, each at its line and column."""
    found = list(issues)
    if not found:
        return []
    node = file.node()
    problems = []
    for path, message in found:
        line, column = node.find(path)
        problems.append(Problem(file.name, line, documents.path_text(path), message, column))
    return sorted(problems, key=lambda each: (each.line, each.column))


def _chosen(
    rule_sets: tuple[RuleSet, ...], select: Sequence[str], ignore: Sequence[str]
) -> tuple[RuleSet, ...]:
    known = [rule for rule_set in rule_sets for rule in rule_set.rules]
    for pattern in (*select, *ignore):
        if not any(rule.chosen_by((pattern,)) for rule in known):
            # Rules across records stand apart: a batch applies them, not a rule set.
            from ddcheck.core.batches import RULES, named_by
            from ddcheck.errors import UnknownNameError

            if not any(named_by(rule, (pattern,)) for rule in RULES):
                there = [*(rule.id for rule in known), *(rule.id for rule in RULES)]
                raise UnknownNameError("rule", pattern, there)
    chosen = tuple(each.choose(select, ignore) for each in rule_sets)
    if not any(each.rules for each in chosen):
        raise NothingToCheckError(
            "no rule is left to apply; loosen --select or --ignore",
            "没有可适用的规则；请放宽 --select 或 --ignore",
        )
    return tuple(each for each in chosen if each.rules)


def parse_record(text: str | bytes, name: str = "<text>") -> Record:
    """A shipment or customer from YAML or JSON text.

    Raises:
        InvalidRecordError: with every problem, each at its line.
    """
    from ddcheck.reading import record_adapter

    data = text.encode() if isinstance(text, str) else text
    try:
        trees = documents.trees(data, name)
        if len(trees) == 1:
            record: Record = documents.validate(record_adapter(), trees[0], name)
            return record
    except InvalidFileError as error:
        raise InvalidRecordError(error.problems) from None
    message = Text(
        f"holds {len(trees)} records where one belongs; give one",
        f"含 {len(trees)} 条记录，应为一条；请只给一条",
    )
    raise InvalidRecordError([Problem(name, 0, "", message)])
