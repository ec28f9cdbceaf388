"""The headers of a table, each with its field: what fits the table where one header alone does not tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ddcheck.core.texts import Text
from ddcheck.proposals.header_words import guess

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ddcheck.proposals.meanings import Guess


@dataclass(frozen=True, slots=True)
class Placed:
    """A header, what it means, and the field proposed for it."""

    guess: Guess
    fields: tuple[str, ...] = ()
    """The field, or those that the column fills together; none where it gets none."""
    why: Text | None = None
    """Why it gets none, where it is not known to have none."""
    joins: tuple[str, ...] = ()
    """Headers whose cells go on with its own."""
    joined: bool = False
    """Whether its cells go on with those of another column."""

    @property
    def header(self) -> str:
        """As it stands in the table."""
        return self.guess.header

    @property
    def path(self) -> str | None:
        """The field, the first where it fills several."""
        return self.fields[0] if self.fields else None


def place(headers: Sequence[str]) -> tuple[Placed, ...]:
    """Fields for the headers of a table of shipments, each field once.

    The best word for a field gets it, wherever it stands. An importer is the buyer, or the consignee where the
    table has a buyer of its own. A second word for a role is a second party with it, and a second column with a
    party's name another of its names. Where a party has a column for its name, its bare word is its number.
    """
    guesses = [guess(header) for header in headers]
    table = _Table(guesses)
    placed: dict[int, Placed] = {}
    for at in sorted(range(len(guesses)), key=lambda at: (*table.rank(guesses[at]), at)):
        placed[at] = table.placed(guesses[at])
    return with_parts([placed[at] for at in range(len(guesses))], table.goals)


def with_parts(
    placed: Sequence[Placed], goals: Callable[[Guess], tuple[str, ...]]
) -> tuple[Placed, ...]:
    """The same, the columns that are parts of a field behind the one that has its beginning.

    Args:
        placed: the columns, parts among them, which have no field so far.
        goals: the field of a part.
    """
    parts: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for at, each in enumerate(placed):
        if each.guess.meaning is not None and each.guess.is_part:
            parts.setdefault(goals(each.guess), []).append((each.guess.meaning.part, at))
    found = list(placed)
    for at, each in enumerate(placed):
        behind = [part for _, part in sorted(parts.get(each.fields, ()))] if each.fields else []
        if behind:
            found[at] = replace(each, joins=tuple([placed[part].header for part in behind]))
        for part in behind:
            found[part] = replace(placed[part], why=None, joined=True)
    return tuple(found)


class _Table:
    """What is taken so far, and which parties the table speaks of."""

    def __init__(self, guesses: Sequence[Guess]) -> None:
        self._taken: dict[str, str] = {}
        names = [each for each in guesses if _last(each) == "name"]
        self._titled = {
            each.meaning.party
            for each in names
            if each.meaning is not None
            and each.meaning.party
            and not each.meaning.bare
            # A name in another language stands beside the name, and not beside a number.
            and not each.language
        }
        """Words of parties that have a column for the name."""
        self._has_buyer = any(_is_importer(each) is False for each in guesses)
        self._words: dict[str, list[str]] = {}
        """By role, the words for it in the order in which they get a place."""
        for each in sorted(names, key=_rank):
            assert each.meaning is not None
            words = self._words.setdefault(self._role(each), [])
            if each.meaning.party not in words:
                words.append(each.meaning.party)

    def rank(self, each: Guess) -> tuple[int, int]:
        """Where it stands in line for its field."""
        return (4, 0) if self._is_number(each) else _rank(each)

    def _is_number(self, each: Guess) -> bool:
        """Whether the bare word for a party is its number, since another column has its name."""
        told = each.meaning
        return told is not None and told.bare and told.party in self._titled

    def _role(self, each: Guess) -> str:
        path = each.meaning.fields[0][0] if each.meaning is not None and each.meaning.fields else ""
        if self._has_buyer and _is_importer(each):
            path = path.replace("parties.buyer.", "parties.consignee.")
        return path.split(".")[1] if path.startswith("parties.") else ""

    def goals(self, each: Guess) -> tuple[str, ...]:
        """The field that a header means first of all, in this table."""
        assert each.meaning is not None
        return (self._goal(each, each.meaning.fields[0][0]),)

    def placed(self, each: Guess) -> Placed:
        if each.meaning is None or not each.meaning.fields or each.is_part:
            unknown = None if each.known else Text("not understood", "无法识别")
            return Placed(each, (), each.why or unknown)
        refused: Text | None = None
        for fields in each.meaning.fields:
            goals = tuple([self._goal(each, field) for field in fields])
            other = self._taken.get(goals[0])
            goals = (goals[0], *[goal for goal in goals[1:] if goal not in self._taken])
            if len(each.meaning.fields) > 1 and not self._is_named(goals[0]):
                continue
            if other is None or goals[0].endswith(".names"):
                for goal in goals:
                    self._taken.setdefault(goal, each.header)
                return Placed(each, goals)
            refused = refused or Text(
                f"{goals[0]} as well, like {other!r}", f"也是 {goals[0]}，与 {other!r} 相同"
            )
        return Placed(each, (), refused or _NOBODY)

    def _goal(self, each: Guess, path: str) -> str:
        """The field of the party that is meant, with its number where there are several of its role."""
        meaning = each.meaning
        if meaning is None or not path.startswith("parties."):
            return path
        _, role, field = path.split(".", 2)
        if meaning.party:
            role = self._role(each)
            if self._is_number(each):
                field = "identifiers.registration"
        words = self._words.get(role, [])
        number = words.index(meaning.party) if meaning.party in words else 0
        chosen = f"{role}[{number}]" if number else role
        goal = f"parties.{chosen}.{field}"
        return f"{goal}s" if field == "name" and goal in self._taken else goal

    def _is_named(self, goal: str) -> bool:
        """Whether the party of a field has a name in the table; without one it would be nobody."""
        return not goal.startswith("parties.") or goal.split(".")[1] in self._words


_NOBODY = Text("no column names the party that it is about", "没有列写明其所指的当事方")


def _last(each: Guess) -> str:
    path = each.path or ""
    return path.rsplit(".", 1)[1] if path.startswith("parties.") else ""


def _is_importer(each: Guess) -> bool | None:
    """Whether a header of a buyer calls it an importer; nothing for other headers."""
    if not (each.path or "").startswith("parties.buyer.") or each.meaning is None:
        return None
    if not each.meaning.party:
        return None
    return each.meaning.party == "importer" or each.meaning.party.startswith("进口")


_SECOND = 100
"""How much later a word comes that may mean something else as well."""
_LAST = ("std", "raw", "_1", "_2", " 2", "二")


def _rank(each: Guess) -> tuple[int, int]:
    """Columns that repeat another one in a language, a standard form or a second unit come later."""
    header = each.header.casefold()
    order = each.meaning.order if each.meaning is not None else 0
    if each.meaning is not None and len(each.meaning.fields) > 1:
        order += _SECOND
    if each.language:
        return 1, order
    if each.currency not in ("USD", ""):
        return 2, order
    return (3 if any(word in header for word in _LAST) else 0), order
