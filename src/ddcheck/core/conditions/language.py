"""What a condition is, what it answers, and how one is read.

A condition tests in three values, fast; and it judges, which says the same and why.
The judging form runs only where something hit or is unknown.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from ddcheck.core.values import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ddcheck.core.facts import Facts
    from ddcheck.core.logic import Truth
    from ddcheck.core.records import Customer, Document, Item, Party, Shipment, Stop
    from ddcheck.core.reports import Citation

MAX_DEPTH = 32
MAX_NODES = 2_000

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Evidence(NamedTuple):
    """What one leaf of a condition saw."""

    text: Text
    path: str = ""
    missing: tuple[str, ...] = ()
    """Paths of the facts that would settle it."""
    disputed: str = ""
    """Id of the measure whose standing is open: then *unknown* is for law, not for a missing fact."""
    values: Mapping[str, Text] = NOTHING
    """Words that the rule's sentences may name."""
    data: Mapping[str, Any] = NOTHING
    """Plain values for the finding's evidence."""
    citations: tuple[Citation, ...] = ()


class Judgement(NamedTuple):
    """A truth and what it rests on."""

    truth: Truth
    evidence: tuple[Evidence, ...] = ()


class Scope(NamedTuple):
    """What a condition speaks of: the record, and the element in hand."""

    facts: Facts
    item: Item | None = None
    item_index: int = -1
    party: Party | None = None
    party_index: int = -1
    document: Document | None = None
    document_index: int = -1
    stop: Stop | None = None
    stop_index: int = -1

    @property
    def shipment(self) -> Shipment | None:
        """The record, where it is a shipment."""
        return self.facts.shipment

    @property
    def customer(self) -> Customer | None:
        """The record, where it is a customer."""
        return self.facts.customer

    def path_of(self, noun: str) -> str:
        """The path of the element that a noun stands for: ``items[0]``; empty for the record."""
        match noun:
            case "item":
                return f"items[{self.item_index}]"
            case "party":
                return self.facts.party_paths[self.party_index]
            case "document":
                return f"documents[{self.document_index}]"
            case "stop":
                return f"route[{self.stop_index}]"
            case _:
                return ""


class Condition(Protocol):
    """One node of the condition tree."""

    def test(self, scope: Scope) -> Truth:
        """The answer."""
        ...

    def judge(self, scope: Scope) -> Judgement:
        """The same answer, with what it rests on."""
        ...


class Reader:
    """Reads conditions from plain trees and gathers every problem with its path."""

    def __init__(
        self,
        scope: frozenset[str],
        measures: frozenset[str] | None = None,
        vocabularies: frozenset[str] | None = None,
    ) -> None:
        """A reader of conditions that may speak of these nouns, measures and vocabularies.

        Known ids are not checked where they are ``None``.
        """
        self.scope = scope
        self.measures = measures
        self.vocabularies = vocabularies
        self.problems: list[tuple[tuple[str | int, ...], Text]] = []
        self.nodes = 0

    def problem(self, path: Sequence[str | int], message: Text) -> None:
        """Note what is wrong at a place of the tree."""
        self.problems.append((tuple(path), message))

    def within(self, *nouns: str) -> Reader:
        """The same reader where more nouns may be spoken of."""
        inner = Reader(self.scope | set(nouns), self.measures, self.vocabularies)
        inner.problems, inner.nodes = self.problems, self.nodes
        return inner

    def needs(self, noun: str, kind: str, path: Sequence[str | int]) -> bool:
        """Whether a noun may be spoken of here; notes a problem where not."""
        if noun in self.scope:
            return True
        there = ", ".join(sorted(self.scope))
        self.problem(
            path,
            Text(
                f"{kind!r} speaks of {noun!r}, and here there is only {there}; put it inside any_{noun}",
                f"{kind!r} 针对 {noun!r}，而此处只有 {there}；请将其放在 any_{noun} 之内",
            ),
        )
        return False


def texts(value: object) -> list[str]:
    """One text or a list of texts, as a list; empty where it is neither."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return list(value)
    return []


def flag_in(
    reader: Reader, settings: Mapping[str, Any], key: str, path: Sequence[str | int]
) -> bool:
    """A setting that is true or false, false where it is left out; notes a problem with anything else."""
    given = settings.get(key, "false")
    if given not in ("true", "false"):
        reader.problem(
            (*path, key),
            Text(
                f"{given!r} is neither true nor false; write one of the two",
                f"{given!r} 既不是 true 也不是 false；请写其中之一",
            ),
        )
    return bool(given == "true")


def texts_in(
    reader: Reader, settings: Mapping[str, Any], key: str, path: Sequence[str | int]
) -> list[str]:
    """A setting that is one text or several, none where it is left out; notes a problem with anything else."""
    if key not in settings:
        return []
    found = texts(settings[key])
    if not found:
        reader.problem(
            (*path, key),
            Text("is empty; write a text or a list of texts", "是空的；请写文本或文本列表"),
        )
    return found


def options(
    reader: Reader,
    tree: object,
    path: Sequence[str | int],
    *,
    short: str,
    known: Iterable[str],
) -> dict[str, Any] | None:
    """The settings of a condition; a bare text or list stands for its main one.

    ``None``, with the problem noted, where the tree is something else or has unknown settings.
    """
    if isinstance(tree, str | list):
        return {short: tree}
    if not isinstance(tree, dict) or not tree:
        reader.problem(path, Text("is empty; write its settings", "是空的；请写其设置"))
        return None
    names = tuple(known)
    extra = [key for key in tree if key not in names]
    for key in extra:
        reader.problem(
            (*path, key),
            Text(
                f"{key!r} is not a setting here; use one of {', '.join(names)}",
                f"{key!r} 不是此处的设置；请写 {'、'.join(names)} 之一",
            ),
        )
    return None if extra else tree


def joined(parts: Iterable[Text], en: str = "; ", zh: str = "；") -> Text:
    """Several texts as one, each once; whole sentences lose their full stops to the signs between them."""
    unique = tuple(dict.fromkeys(parts))
    if en.strip():
        unique = tuple(Text(part.en.rstrip("."), part.zh.rstrip("。.")) for part in unique)
    return Text(en.join(part.en for part in unique), zh.join(part.zh for part in unique))
