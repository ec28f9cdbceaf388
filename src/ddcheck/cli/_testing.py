"""The examples of rules, tried; changes of rules, noticed or not; measures, cited or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck import catalogue
from ddcheck.checker import Checker
from ddcheck.core.examples import survivors, try_rule
from ddcheck.errors import NothingToCheckError, UnknownNameError

if TYPE_CHECKING:
    from ddcheck.configuration import Settings
    from ddcheck.core.rules import Rule


class Testing:
    """Rules with what they are tried against."""

    def __init__(self, settings: Settings, patterns: tuple[str, ...]) -> None:
        checker = Checker.load(
            list(settings.rules) or None,
            rules_dir=settings.rules_dir,
            lists_dir=settings.lists_dir,
        )
        self.knowledge = checker.evaluator.knowledge
        self.lists_dir = settings.lists_dir
        every = [rule for each in checker.evaluator.rule_sets for rule in each.rules]
        for pattern in patterns:
            if not any(_chosen(rule, pattern) for rule in every):
                raise UnknownNameError("rule", pattern, [rule.id for rule in every])
        self.rules = [
            rule for rule in every if not patterns or any(_chosen(rule, each) for each in patterns)
        ]
        self.whole = not patterns

    def run(self, *, mutate: bool, verbose: bool) -> tuple[list[str], bool]:
        """What to print, and whether anything failed."""
        lines: list[str] = []
        tried = failed = unnoticed = 0
        for rule in self.rules:
            for trial in try_rule(rule, self.knowledge):
                tried += 1
                if trial.held and verbose:
                    lines.append(f"ok    {trial.rule}: {trial.title}: {trial.got}")
                if not trial.held:
                    failed += 1
                    lines.append(
                        f"FAIL  {trial.rule}: {trial.title}: expected {trial.expected}, got {trial.got}"
                        + (f" ({trial.reason})" if trial.reason else "")
                    )
            if mutate:
                for survivor in survivors(rule, self.knowledge):
                    unnoticed += 1
                    lines.append(f"UNNOTICED  {survivor.rule}: {survivor.change}")
        if not tried:
            raise NothingToCheckError("the rules have no example to run; add some")
        if self.whole:
            lines += self._uncited()
        summary = (
            f"{tried} example{'' if tried == 1 else 's'} of {len(self.rules)} "
            f"rule{'' if len(self.rules) == 1 else 's'}: {tried - failed} held, {failed} failed"
        )
        if mutate:
            summary += f"; {unnoticed} changes went unnoticed"
        lines.append(summary)
        return lines, bool(failed or unnoticed)

    def _uncited(self) -> list[str]:
        cited = {each.measure for rule in self.rules for each in rule.citations}
        cited |= {rule.measure for rule in self.rules}
        cited |= {
            item.measure for each in catalogue.controls(self.lists_dir) for item in each.items
        }
        cited |= {
            entry.measure or ""
            for each in catalogue.entity_lists(directory=self.lists_dir)
            for entry in each.entries
        }
        uncited = sorted(set(self.knowledge.measures) - cited)
        return [f"note  {name}: no rule, control or designation cites it" for name in uncited]


def _chosen(rule: Rule, pattern: str) -> bool:
    return rule.chosen_by((pattern,)) or rule.id.startswith(pattern)
