"""The examples of rules, tried; changes of rules, noticed or not; measures, cited or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck import catalogue
from ddcheck.checker import Checker
from ddcheck.core.examples import survivors, try_rule
from ddcheck.core.texts import Text
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

    def run(self, *, mutate: bool, verbose: bool) -> tuple[list[Text], bool]:
        """What to print, and whether anything failed."""
        lines: list[Text] = []
        tried = failed = unnoticed = 0
        for rule in self.rules:
            for trial in try_rule(rule, self.knowledge):
                tried += 1
                if trial.held and verbose:
                    title, got = trial.title, trial.got
                    lines.append(
                        Text(
                            f"ok    {trial.rule}: {title.en}: {got}",
                            f"通过  {trial.rule}：{title.get('zh')}：{got}",
                        )
                    )
                if not trial.held:
                    failed += 1
                    why = f" ({trial.reason})" if trial.reason else ""
                    lines.append(
                        Text(
                            f"FAIL  {trial.rule}: {trial.title.en}: expected {trial.expected}, got {trial.got}{why}",
                            f"失败  {trial.rule}：{trial.title.get('zh')}：应为 {trial.expected}，实为 {trial.got}{why}",
                        )
                    )
            if mutate:
                for survivor in survivors(rule, self.knowledge):
                    unnoticed += 1
                    lines.append(
                        Text(
                            f"UNNOTICED  {survivor.rule}: {survivor.change}",
                            f"未察觉  {survivor.rule}：{survivor.change}",
                        )
                    )
        if not tried:
            raise NothingToCheckError(
                "the rules have no example to run; add some", "规则没有可运行的示例；请补充"
            )
        if self.whole:
            lines += self._uncited()
        summary = (
            f"{tried} example{'' if tried == 1 else 's'} of {len(self.rules)} "
            f"rule{'' if len(self.rules) == 1 else 's'}: {tried - failed} held, {failed} failed"
        )
        in_short = (
            f"{len(self.rules)} 条规则的 {tried} 个示例：{tried - failed} 个相符，{failed} 个不符"
        )
        if mutate:
            summary += f"; {unnoticed} changes went unnoticed"
            in_short += f"；{unnoticed} 处改动未被察觉"
        lines.append(Text(summary, in_short))
        return lines, bool(failed or unnoticed)

    def _uncited(self) -> list[Text]:
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
        return [
            Text(
                f"note  {name}: no rule, control or designation cites it",
                f"说明  {name}：没有规则、管制物项或列名引用",
            )
            for name in uncited
        ]


def _chosen(rule: Rule, pattern: str) -> bool:
    return rule.chosen_by((pattern,)) or rule.id.startswith(pattern)
