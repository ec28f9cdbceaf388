"""The JSON Schema of rule files, for editors: made from what reads them, and refusing nothing that they take.

What depends on more than the file (which measures and vocabularies there are), on the nouns at hand inside
``any_…`` and ``every_…``, and on how a code is written, only `rule_trees` says.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from ddcheck.core.conditions.schema import (
    DAY,
    SCALAR,
    WHOLE,
    Schema,
    choice,
    condition_schema,
    definitions,
    picked,
    ref,
)
from ddcheck.core.records import Customer, Shipment
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


def rule_schema() -> Schema:
    """The schema of one rule's file."""
    names = {each: f"condition-{each.value}" for each in Subject}
    scoped = {name: condition_schema(name, SCOPES[each]) for each, name in names.items()}
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
        "properties": picked(RULE_FIELDS, _rule_fields()),
        "additionalProperties": False,
        "allOf": [*map(_of_subject, Subject), _verdict_by_kind(), *_never_asked()],
        "$defs": {
            **_texts(),
            **definitions(),
            "condition": condition_schema("condition"),
            **scoped,
            **_records(),
        },
    }


def rule_set_schema() -> Schema:
    """The schema of ``ruleset.yaml``."""
    written = {key: _pattern(pattern.pattern) for key, pattern, _ in HEAD_FIELDS}
    written["at_least"] = WHOLE
    fields = {"title": ref("text"), "description": True, **written}
    return {
        "title": "A rule set of ddcheck",
        "type": "object",
        "required": list(RULE_SET_REQUIRED),
        "properties": picked(RULE_SET_FIELDS, fields),
        "additionalProperties": False,
        "$defs": _texts(),
    }


def _pattern(text: str) -> Schema:
    return SCALAR | {"pattern": f"^{text.removesuffix(chr(92) + 'Z')}$"}


def _rule_fields() -> Schema:
    sentence = ref("sentence")
    return {
        "id": _pattern(ID.pattern)
        | {"description": "The file's name; small letters, digits and hyphens."},
        "version": WHOLE | {"description": "Raise it when the rule's meaning changes."},
        "title": ref("text"),
        "kind": choice(Kind),
        "applies_to": choice(Subject) | {"description": "What it looks at, one after the other."},
        "records": choice(list(NEVER_IN)) | {"description": "Only records of this kind."},
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
        "can_be_waived": choice(WAIVABLE),
        "question_can_be_waived": choice(WAIVABLE)
        | {"description": "The same of what it cannot decide, where that is another."},
        "tags": {"type": "array", "items": SCALAR},
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
        language = SCALAR | {"pattern": pattern, "patternErrorMessage": wrong}
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
    some = SCALAR | {"minLength": 1}
    fields = {
        "measure": some,
        "article": SCALAR,
        "ref": some,
        "url": {"type": "string", "pattern": "^https?://"},
    }
    return {
        "type": "object",
        "properties": picked(CITATION_FIELDS, fields),
        "additionalProperties": False,
        "oneOf": [{"required": ["measure"]}, {"required": ["ref", "url"]}],
        "not": {"required": ["measure", "ref"]},
    }


def _example() -> Schema:
    fields = {
        "title": {"anyOf": [SCALAR, ref("text")]},
        "expect": choice(EXPECTED),
        "record": {"type": "object", "description": "The record, or the part that matters."},
        "as_of": DAY,
        "verdict": choice(Verdict),
    }
    return {
        "type": "object",
        "required": ["expect", "record"],
        "properties": picked(EXAMPLE_FIELDS, fields),
        "additionalProperties": False,
    }


def _of_subject(subject: Subject) -> Schema:
    """What the subject of a rule decides: the nouns of its conditions, and the kind of its examples' records."""
    condition = ref(f"condition-{subject.value}")
    case = {
        "type": "object",
        "required": ["then"],
        "properties": {"if": condition, "then": choice(Verdict)},
        "additionalProperties": False,
    }
    usual, other = "shipment", "customer"
    if subject is Subject.CUSTOMER:
        usual, other = other, usual
    record = {
        "if": {"required": ["kind"], "properties": {"kind": {"const": other}}},
        "then": ref(other),
        "else": ref(usual),
    }
    return {
        "if": {"required": ["applies_to"], "properties": {"applies_to": {"const": subject.value}}},
        "then": {
            "properties": {
                "when": condition,
                "unless": condition,
                "verdict": {
                    "anyOf": [
                        choice(Verdict),
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
            "then": {"properties": {"applies_to": {"not": choice(sorted(subjects))}}},
        }
        for kind, subjects in NEVER_IN.items()
    ]


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
