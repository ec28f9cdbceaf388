"""The condition that a text names a listed party, who is no party of the record and so was not looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.conditions.language import Evidence, Judgement, options
from ddcheck.core.conditions.naming import places
from ddcheck.core.conditions.parties import read_choices, read_text_fields
from ddcheck.core.logic import FALSE, TRUE, Truth
from ddcheck.core.reports import Citation
from ddcheck.core.standings import Standing, Status
from ddcheck.core.values import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.core.conditions.language import Reader, Scope
    from ddcheck.core.conditions.paths import FieldPath
    from ddcheck.core.screening.mentions import Mention

_CHINESE = tuple(each.value for each in Standing if each is not Standing.OTHER)
_BINDING = frozenset((Status.ACTIVE.value, Status.DISPUTED.value))


class MentionsListed(NamedTuple):
    """Some fields name a party on a list of these standings whom no party of the record matches.

    A listing counts while it is active or its standing is open.
    """

    standings: frozenset[str]
    fields: tuple[FieldPath, ...]

    def _found(self, scope: Scope) -> Iterator[tuple[FieldPath, Mention]]:
        facts = scope.facts
        for field in self.fields:
            value = field.read(scope)
            for text in value if isinstance(value, tuple) else (value,):
                if text is None:
                    continue
                for mention in facts.mentions(text, self.standings):
                    if mention.entry.status(facts.as_of.isoformat()) in _BINDING:
                        yield field, mention

    def test(self, scope: Scope) -> Truth:
        """True or false: a text that names nobody proves nothing, and is not asked for."""
        return TRUE if any(True for _ in self._found(scope)) else FALSE

    def judge(self, scope: Scope) -> Judgement:
        """With each text, and the entry that it names."""
        found = tuple(_evidence(field, mention, scope) for field, mention in self._found(scope))
        if found:
            return Judgement(TRUE, found)
        where = places(self.fields, scope)
        text = Text(f"{where.en} names nobody who is listed", f"{where.zh}未提及名单所列主体")
        return Judgement(FALSE, (Evidence(text, self.fields[0].place(scope)),))


def _evidence(field: FieldPath, mention: Mention, scope: Scope) -> Evidence:
    entry = mention.entry
    where = places((field,), scope)
    measure = entry.reference or entry.list
    text = Text(
        f"{where.en} names “{mention.name}”, entry {entry.id} of the list {entry.list}",
        f"{where.zh}提及“{mention.name}”（名单{entry.list}条目{entry.id}）",
    )
    citation = Citation(entry.reference, "", entry.reference_url)
    return Evidence(
        text,
        field.place(scope),
        values={
            "listed_name": Text(mention.name, mention.name),
            "list": Text(entry.list, entry.list),
            "measure": Text(measure, measure),
        },
        data={"entry": f"{entry.list}#{entry.id}", "listed_name": mention.name},
        citations=(citation,) if entry.reference else (),
    )


MENTIONS_SETTINGS = ("standing", "in")


def read_mentions(reader: Reader, tree: object, path: Sequence[str | int]) -> MentionsListed | None:
    """``mentions_listed: {standing: [export_control], in: [shipment.end_use]}``."""
    settings = options(reader, tree, path, short="in", known=MENTIONS_SETTINGS)
    if settings is None:
        return None
    standings = read_choices(reader, settings, "standing", Standing, path)
    fields = read_text_fields(reader, settings.get("in", []), (*path, "in"))
    if not fields:
        return None
    return MentionsListed(frozenset(standings or _CHINESE), fields)
