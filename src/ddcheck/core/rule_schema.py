"""The JSON Schema of rule files, for editors: made from what reads them, and refusing nothing that they take.

What depends on more than the file (which measures and vocabularies there are), on the nouns at hand inside
``any_…`` and ``every_…``, and on how a code is written, only `rule_trees` says.
An editor reads numbers and truth values where ddcheck reads text, so both are allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

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
from ddcheck.core.records import Customer, DocumentType, Role, Shipment
from ddcheck.core.reports import Verdict
from ddcheck.core.rule_trees import (
    CITATION_FIELDS,
    EXAMPLE_FIELDS,
    EXPECTED,
    HEAD_FIELDS,
    ID,
    NEVER_IN,
    RULE_FIELDS,
    RULE_SET_FIELDS,
    RULE_SET_REQUIRED,
    WAIVABLE,
)
from ddcheck.core.rules import SCOPES, WORDS, Kind, Subject
from ddcheck.core.standings import Standing, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    from ddcheck.core.conditions.paths import FieldPath

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_FLAG: Schema = {"enum": [True, False, "true", "false"]}
_TRUE: Schema = {"enum": [True, "true"]}
_NUMBER: Schema = {
    "type": ["number", "string"],
    "pattern": r"^-?(?=\.?[0-9])[0-9]*\.?[0-9]*$",
}
_WHOLE: Schema = {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"}
_DAYS: Schema = {"type": ["integer", "string"], "minimum": 0, "pattern": r"^[0-9]+(\.0*)?$"}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def rule_schema() -> Schema:
    """The schema of one rule's file."""
    scoped = {f"condition-{each.value}": _condition(SCOPES[each]) for each in Subject}
    return {
        "title": "A rule of ddcheck",
        "type": "object",
        "required": [
            "id",
            "title",
            "kind",
            "applies_to",
            "citations",
            "when",
            "reason",
            "examples",
        ],
        "properties": _picked(RULE_FIELDS, _rule_fields()),
        "additionalProperties": False,
        "allOf": [*map(_of_subject, Subject), _verdict_by_kind(), *_never_asked()],
        "$defs": {
            **_texts(),
            **_fields(),
            **{f"is-{kind}": schema for kind, schema in _kinds().items()},
            "condition": _condition(None),
            **scoped,
            **_records(),
        },
    }


def rule_set_schema() -> Schema:
    """The schema of ``ruleset.yaml``."""
    written = {key: _pattern(pattern.pattern) for key, pattern, _ in HEAD_FIELDS}
    written["at_least"] = _WHOLE
    fields = {"title": _ref("text"), "description": True, **written}
    return {
        "title": "A rule set of ddcheck",
        "type": "object",
        "required": list(RULE_SET_REQUIRED),
        "properties": _picked(RULE_SET_FIELDS, fields),
        "additionalProperties": False,
        "$defs": _texts(),
    }


def _picked(names: Iterable[str], of: Schema) -> Schema:
    """The schemas of these names, which are all that there are."""
    found = {name: of[name] for name in names}
    assert len(found) == len(of)
    return found


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _pattern(text: str) -> Schema:
    return _SCALAR | {"pattern": f"^{text.removesuffix(chr(92) + 'Z')}$"}


def _choice(choices: type[StrEnum] | Sequence[str]) -> Schema:
    return {"enum": [str(each) for each in choices]}


def _or_several(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _settings(names: Sequence[str], of: Schema, required: Sequence[str] = ()) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "properties": _picked(names, of),
        "required": list(required),
        "additionalProperties": False,
    }


def _rule_fields() -> Schema:
    sentence = _ref("sentence")
    return {
        "id": _pattern(ID.pattern)
        | {"description": "The file's name; small letters, digits and hyphens."},
        "version": _WHOLE | {"description": "Raise it when the rule's meaning changes."},
        "title": _ref("text"),
        "kind": _choice(Kind),
        "applies_to": _choice(Subject) | {"description": "What it looks at, one after the other."},
        "records": _choice(list(NEVER_IN)) | {"description": "Only records of this kind."},
        "measure": {"type": "string", "description": "The act whose state gates the whole rule."},
        "citations": {"type": "array", "minItems": 1, "items": _citation()},
        "when": {"description": "In which case it says something."},
        "unless": {"description": "In which case it does not for all that."},
        "verdict": {
            "description": "pass, review or fail; or {if: …, then: …} each, the last without if."
        },
        "reason": sentence,
        "unknown": sentence,
        "remedy": sentence,
        "can_be_waived": _choice(WAIVABLE),
        "question_can_be_waived": _choice(WAIVABLE)
        | {"description": "The same of what it cannot decide, where that is another."},
        "tags": {"type": "array", "items": _SCALAR},
        "examples": {
            "type": "array",
            "items": _example(),
            "allOf": [
                {"contains": {"properties": {"expect": {"const": each}}, "required": ["expect"]}}
                for each in ("hit", "clear")
            ],
            "description": "At least one hit and one clear.",
        },
        "note": True,
    }


def _texts() -> Schema:
    """A bilingual text, and one with the words of a sentence in braces."""

    def both(pattern: str, wrong: str) -> Schema:
        # Some editors tell what is written here instead of the pattern.
        language = _SCALAR | {"pattern": pattern, "patternErrorMessage": wrong}
        return {
            "type": "object",
            "required": ["en"],
            "properties": {"en": language, "zh": language},
            "additionalProperties": False,
        }

    known = "|".join(WORDS)
    return {
        "text": both(r"^(?![\s\S]*\{[^{}]*\})", "Nothing is put in for a word in braces here."),
        "sentence": both(
            rf"^(?![\s\S]*\{{(?!(?:{known})\}})[^{{}}]*\}})",
            f"A word in braces names nothing; there are {', '.join(WORDS)}.",
        )
        | {"description": f"May name {', '.join(f'{{{word}}}' for word in WORDS)}."},
    }


def _citation() -> Schema:
    some = _SCALAR | {"minLength": 1}
    fields = {
        "measure": some,
        "article": _SCALAR,
        "ref": some,
        "url": {"type": "string", "pattern": "^https?://"},
    }
    return {
        "type": "object",
        "properties": _picked(CITATION_FIELDS, fields),
        "additionalProperties": False,
        "oneOf": [{"required": ["measure"]}, {"required": ["ref", "url"]}],
        "not": {"required": ["measure", "ref"]},
    }


def _example() -> Schema:
    fields = {
        "title": {"anyOf": [_SCALAR, _ref("text")]},
        "expect": _choice(EXPECTED),
        "record": {"type": "object", "description": "The record, or the part that matters."},
        "as_of": _DAY,
        "verdict": _choice(Verdict),
    }
    return {
        "type": "object",
        "required": ["expect", "record"],
        "properties": _picked(EXAMPLE_FIELDS, fields),
        "additionalProperties": False,
    }


def _of_subject(subject: Subject) -> Schema:
    """What the subject of a rule decides: the nouns of its conditions, and the kind of its examples' records."""
    condition = _ref(f"condition-{subject.value}")
    case = {
        "type": "object",
        "required": ["then"],
        "properties": {"if": condition, "then": _choice(Verdict)},
        "additionalProperties": False,
    }
    usual, other = "shipment", "customer"
    if subject is Subject.CUSTOMER:
        usual, other = other, usual
    record = {
        "if": {"required": ["kind"], "properties": {"kind": {"const": other}}},
        "then": _ref(other),
        "else": _ref(usual),
    }
    return {
        "if": {"required": ["applies_to"], "properties": {"applies_to": {"const": subject.value}}},
        "then": {
            "properties": {
                "when": condition,
                "unless": condition,
                "verdict": {
                    "anyOf": [
                        _choice(Verdict),
                        {
                            "type": "array",
                            "items": case,
                            "contains": {"not": {"required": ["if"]}},
                            "minContains": 1,
                            "maxContains": 1,
                        },
                    ]
                },
                "examples": {"items": {"properties": {"record": record}}},
            }
        },
    }


def _verdict_by_kind() -> Schema:
    """A note stops nothing; every other kind of rule says what it comes to."""
    passes = {"const": "pass"}
    return {
        "if": {"required": ["kind"], "properties": {"kind": {"const": Kind.NOTE.value}}},
        "then": {
            "properties": {
                "verdict": {
                    "anyOf": [
                        passes,
                        {"type": "array", "items": {"properties": {"then": passes}}},
                    ]
                }
            }
        },
        "else": {"required": ["verdict"]},
    }


def _never_asked() -> list[Schema]:
    """No record of a kind has some subjects."""
    return [
        {
            "if": {"required": ["records"], "properties": {"records": {"const": kind}}},
            "then": {"properties": {"applies_to": {"not": _choice(sorted(subjects))}}},
        }
        for kind, subjects in NEVER_IN.items()
    ]


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


def _condition(scope: frozenset[str] | None) -> Schema:
    """A condition where these nouns are at hand; where any may be, for none."""
    any_of_them = _ref("condition")
    here = any_of_them if scope is None else {"$ref": f"#/$defs/condition-{_named(scope)}"}
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
        kind: _ref(f"is-{kind}")
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
                field.text: _ref(f"field-{_sort(field)}")
                for field in every_field()
                if scope is None or field.noun in scope
            },
        },
        "additionalProperties": False,
    }


def _named(scope: frozenset[str]) -> str:
    return next(subject.value for subject, nouns in SCOPES.items() if nouns == scope)


def _kinds() -> Schema:
    """The conditions of the domain, as their readers take them."""
    standing, status = _or_several(_choice(Standing)), _or_several(_choice(Status))
    role, paper = _or_several(_choice(Role)), _or_several(_choice(DocumentType))
    texts = _or_several(_choice(_named_by("text", "texts")))
    papers = _or_several(_choice(_named_by("text", noun="document")))
    covering = _choice(("present", "covers"))
    settings = {
        "as": _choice(Answer),
        "measures": _or_several(_SCALAR),
        "codes": _or_several(_SCALAR),
        "states": _or_several(_choice(State)),
        "near_miss": _FLAG,
        "claimed": _FLAG,
    }
    classified = [_choice(Answer), _settings(CLASSIFIED_SETTINGS, settings)]
    settings = {
        "standing": standing,
        "status": status,
        "disputed": _choice(("ignored",)),
        "requirement": _or_several(_SCALAR),
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
    indicated = {"vocabulary": {"type": "string"}, "in": texts, "at_least": _WHOLE}
    required = ["vocabulary", "in"]
    found = {
        "classified": {"anyOf": classified},
        "goods": _or_several(_choice(Answer)),
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
        "leaves_china": _TRUE,
    }
    return _picked(KINDS, found)


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


def _fields() -> Schema:
    return {f"field-{_sort(field)}": _comparisons(field) for field in every_field()}


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
    if operator in ("known", "passed", "ahead"):
        return _FLAG
    if operator == "older_than_days":
        return _DAYS
    if operator == "days_since":
        bounds = dict.fromkeys(ORDERED, _NUMBER)
        return {
            "type": "object",
            "required": ["field"],
            "properties": {"field": _choice(_named_by("day")), **bounds},
            "additionalProperties": False,
            "minProperties": 2,
            "maxProperties": 2,
        }
    if operator == "same_as":
        same = [each for each in every_field() if each.kind == "text"]
        return _choice([each.text for each in same if each.written is field.written])
    match field.kind:
        case "number":
            return _NUMBER
        case "day":
            return _DAY
        case "flag":
            return _FLAG
        case "choice":
            return _or_several(_choice(field.choices))
    if operator not in ("starts_with", "contains") and field.written is _country():
        return _or_several(_choice(sorted(COUNTRY_CODES)))
    return _or_several(_SCALAR)


def _country() -> object:
    field = field_path("shipment.destination")
    return getattr(field, "written", None)


def _records() -> Schema:
    """The records of examples; their ``kind`` may be left out."""
    found: Schema = {}
    for name, model in (("shipment", Shipment), ("customer", Customer)):
        adapter: TypeAdapter[Any] = TypeAdapter(model)
        schema = adapter.json_schema(mode="validation")
        found |= schema.pop("$defs")
        found[name] = schema
    written: Schema = _as_written(found)
    return written


_WIDER = {
    "string": ["string", "number", "boolean"],
    "number": ["number", "string"],
    "integer": ["integer", "string"],
    "boolean": ["boolean", "string"],
}


def _as_written(schema: Any) -> Any:
    """The same schema of text: an editor takes a code of digits alone for a number."""
    if isinstance(schema, list):
        return [_as_written(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _as_written(value) for key, value in schema.items() if key != "default"}
    kind = found.get("type")
    if isinstance(kind, str) and kind in _WIDER and "enum" not in found and "const" not in found:
        found["type"] = _WIDER[kind]
    return found
