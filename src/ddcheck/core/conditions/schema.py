"""The JSON Schema of conditions: made from what reads them, and refusing nothing that they take.

An editor reads numbers and truth values where ddcheck reads text, so both are allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.core.classification import Answer
from ddcheck.core.conditions import KINDS, NOUNS, QUANTIFIERS, Reader
from ddcheck.core.conditions.comparing import COMPARISONS
from ddcheck.core.conditions.goods import CLASSIFIED_SETTINGS
from ddcheck.core.conditions.mentioning import MENTIONS_SETTINGS
from ddcheck.core.conditions.papers import PAPER_SETTINGS, STRANGER_SETTINGS
from ddcheck.core.conditions.parties import (
    INDICATED_SETTINGS,
    LISTED_SETTINGS,
    OWNED_SETTINGS,
    SAME_PARTY_SETTINGS,
)
from ddcheck.core.conditions.paths import every_field, field_path
from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.core.logic import ORDERED
from ddcheck.core.measures import State
from ddcheck.core.records import DocumentType, Role
from ddcheck.core.standings import Standing, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    from ddcheck.core.conditions.paths import FieldPath

Schema = dict[str, Any]

SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_FLAG: Schema = {"enum": [True, False, "true", "false"]}
_TRUE: Schema = {"enum": [True, "true"]}
_NUMBER: Schema = {
    "type": ["number", "string"],
    "pattern": r"^-?(?=\.?[0-9])[0-9]*\.?[0-9]*$",
}
WHOLE: Schema = {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"}
_DAYS: Schema = {"type": ["integer", "string"], "minimum": 0, "pattern": r"^[0-9]+(\.0*)?$"}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def picked(names: Iterable[str], of: Schema) -> Schema:
    """The schemas of these names, which are all that there are."""
    found = {name: of[name] for name in names}
    assert len(found) == len(of)
    return found


def ref(name: str) -> Schema:
    """A definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def choice(choices: type[StrEnum] | Sequence[str]) -> Schema:
    """One of some words."""
    return {"enum": [str(each) for each in choices]}


def _or_several(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _settings(names: Sequence[str], of: Schema, required: Sequence[str] = ()) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "properties": picked(names, of),
        "required": list(required),
        "additionalProperties": False,
    }


def definitions() -> Schema:
    """What conditions share: the comparisons of each sort of field, and the conditions of the domain."""
    return {
        **{f"field-{_sort(field)}": _comparisons(field) for field in every_field()},
        **{f"is-{kind}": schema for kind, schema in _kinds().items()},
    }


class _Asking(Reader):
    """Finds out which noun a condition speaks of."""

    def __init__(self) -> None:
        super().__init__(frozenset())
        self.noun = ""

    def needs(self, noun: str, kind: str, path: Sequence[str | int]) -> bool:
        self.noun = self.noun or noun
        return super().needs(noun, kind, path)


def _noun_of(kind: str) -> str:
    """The noun that must be at hand for a condition of a kind; empty where its settings decide."""
    asking = _Asking()
    KINDS[kind](asking, "", ())
    return asking.noun


def condition_schema(name: str, scope: frozenset[str] | None = None) -> Schema:
    """A condition where these nouns are at hand; where any may be, for none.

    Args:
        name: under which it stands among the definitions of its schema, beside ``condition`` for any nouns.
        scope: the nouns that it may speak of outside ``any_…`` and ``every_…``.
    """
    any_of_them, here = ref("condition"), ref(name)
    within = {
        "if": {"anyOf": [{"required": ["where"]}, {"required": ["that"]}]},
        "then": {
            "type": "object",
            "properties": {"where": any_of_them, "that": any_of_them},
            "additionalProperties": False,
        },
        "else": any_of_them,
    }
    several = {"type": "array", "minItems": 1, "items": here}
    kinds = {
        kind: ref(f"is-{kind}")
        for kind in KINDS
        if scope is None or (_noun_of(kind) or next(iter(scope))) in scope
    }
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all": several,
            "any": several,
            "not": here,
            **{f"{each}_{noun}": within for each in QUANTIFIERS for noun in NOUNS},
            "always": _TRUE,
            **kinds,
            **{
                field.text: ref(f"field-{_sort(field)}")
                for field in every_field()
                if scope is None or field.noun in scope
            },
        },
        "additionalProperties": False,
    }


def _kinds() -> Schema:
    """The conditions of the domain, as their readers take them."""
    standing, status = _or_several(choice(Standing)), _or_several(choice(Status))
    role, paper = _or_several(choice(Role)), _or_several(choice(DocumentType))
    texts = _or_several(choice(_named_by("text", "texts")))
    papers = _or_several(choice(_named_by("text", noun="document")))
    covering = choice(("present", "covers"))
    settings = {
        "as": choice(Answer),
        "measures": _or_several(SCALAR),
        "codes": _or_several(SCALAR),
        "states": _or_several(choice(State)),
        "near_miss": _FLAG,
        "claimed": _FLAG,
    }
    classified = [choice(Answer), _settings(CLASSIFIED_SETTINGS, settings)]
    settings = {
        "standing": standing,
        "status": status,
        "disputed": choice(("ignored",)),
        "requirement": _or_several(SCALAR),
    }
    listed = [standing, _settings(LISTED_SETTINGS, settings)]
    share = {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 100,
        "pattern": "^0*([1-9][0-9]?|100)$",
    }
    settings = {"standing": standing, "status": status, "share_at_least": share}
    owned = [standing, _settings(OWNED_SETTINGS, settings)]
    settings = {"standing": standing, "in": texts}
    mentions = [texts, _settings(MENTIONS_SETTINGS, settings, required=["in"])]
    indicated = {"vocabulary": {"type": "string"}, "in": texts, "at_least": WHOLE}
    required = ["vocabulary", "in"]
    found = {
        "classified": {"anyOf": classified},
        "goods": _or_several(choice(Answer)),
        "listed": {"anyOf": listed},
        "owned_by_listed": {"anyOf": owned},
        "mentions_listed": {"anyOf": mentions},
        "same_party": _settings(
            SAME_PARTY_SETTINGS, {"roles": role, "as": role}, required=["roles", "as"]
        ),
        "indicated": _settings(INDICATED_SETTINGS, indicated, required=required),
        "licence": covering,
        "certificate": covering,
        "paper": {"anyOf": [paper, _settings(PAPER_SETTINGS, {"type": paper}, required=["type"])]},
        "stranger": {
            "anyOf": [papers, _settings(STRANGER_SETTINGS, {"in": papers}, required=["in"])]
        },
        "declared_otherwise": _TRUE,
        "leaves_china": _TRUE,
    }
    return picked(KINDS, found)


def _named_by(*kinds: str, noun: str = "") -> list[str]:
    """Fields of some kinds, of one noun where it is given."""
    return [
        field.text for field in every_field() if field.kind in kinds and noun in ("", field.noun)
    ]


def _sort(field: FieldPath) -> str:
    """The name of the schema that fields of its sort share."""
    if field.choices or field.written is not None:
        return next(
            other.text
            for other in every_field()
            if (other.kind, other.choices, other.written)
            == (field.kind, field.choices, field.written)
        )
    return field.kind


def _comparisons(field: FieldPath) -> Schema:
    """What a field may be compared by, and the shorter ways to write it."""
    bounds = {name: _bound(field, name) for name in COMPARISONS[field.kind]}
    found: list[Schema] = []
    match field.kind:
        case "text" | "choice":
            found.append(bounds["in"])
        case "texts":
            found.append(bounds["includes"])
        case "number" | "flag":
            found.append(bounds["is"])
    found.append(
        {
            "type": "object",
            "minProperties": 1,
            "properties": bounds,
            "additionalProperties": False,
        }
    )
    return {"anyOf": found}


def _bound(field: FieldPath, operator: str) -> Schema:
    if operator in ("known", "passed", "ahead", "vague"):
        return _FLAG
    if operator == "older_than_days":
        return _DAYS
    if operator == "days_since":
        bounds = dict.fromkeys(ORDERED, _NUMBER)
        return {
            "type": "object",
            "required": ["field"],
            "properties": {"field": choice(_named_by("day")), **bounds},
            "additionalProperties": False,
            "minProperties": 2,
            "maxProperties": 2,
        }
    if operator == "same_as":
        same = [each for each in every_field() if each.kind == "text"]
        return choice([each.text for each in same if each.written is field.written])
    match field.kind:
        case "number":
            return _NUMBER
        case "day":
            return DAY
        case "flag":
            return _FLAG
        case "choice":
            return _or_several(choice(field.choices))
    if operator not in ("starts_with", "contains") and field.written is _country():
        return _or_several(choice(sorted(COUNTRY_CODES)))
    return _or_several(SCALAR)


def _country() -> object:
    field = field_path("shipment.destination")
    return getattr(field, "written", None)
