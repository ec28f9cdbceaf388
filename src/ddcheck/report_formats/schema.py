"""What a saved run looks like, as JSON Schema: for readers in other languages and for editors.

Readers must allow keys that are not here: a later version may add some. A change that breaks a
reader raises the number behind the slash of ``schema``.
"""

from __future__ import annotations

from typing import Any

_TEXT: dict[str, Any] = {"type": "string"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_FROM_1: dict[str, Any] = {"type": "integer", "minimum": 1}
_DAY: dict[str, Any] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DIGEST: dict[str, Any] = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_VERDICT: dict[str, Any] = {
    "enum": ["pass", "review", "fail"],
    "description": "Treat a word that you do not know as fail.",
}


def _texts() -> dict[str, Any]:
    return {"type": "array", "items": _TEXT}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": required | (optional or {}),
    }


def _in_both(**texts: dict[str, Any]) -> dict[str, Any]:
    """Where sentences are kept in the other language as well."""
    return {
        "other_language": _object({"lang": {"enum": ["en", "zh"]}}, texts)
        | {"description": "The sentences that are something else in the other language."}
    }


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


_DEFINITIONS: dict[str, Any] = {
    "report": _object(
        {
            "schema": {"const": "ddcheck/report/1"},
            "verdict": _VERDICT,
            "as_of": _DAY,
            "record": _object(
                {
                    "kind": _TEXT | {"description": "shipment or customer"},
                    "id": _TEXT,
                    "source": _TEXT
                    | {
                        "description": "The file as it was named; <stdin>, or what --stdin-name says."
                    },
                    "line": _COUNT | {"description": "From 1; 0 where the file has no lines."},
                    "sha256": _TEXT,
                },
                {"cell": _TEXT | {"description": "In a spreadsheet, as in Orders!A12."}},
            ),
            "rule_sets": {
                "type": "array",
                "items": _object(
                    {"id": _TEXT, "edition": _TEXT, "sha256": _TEXT}, {"rules": _COUNT}
                ),
            },
            "lists": {
                "type": "array",
                "items": _object(
                    {"id": _TEXT, "edition": _TEXT, "sha256": _TEXT, "entries": _COUNT}
                ),
            },
            "findings": _list("finding") | {"minItems": 1},
            "matches": _list("match"),
            "upcoming": {
                "type": "array",
                "items": _object(
                    {"date": _DAY, "verdict": _VERDICT, "because": _TEXT}, _in_both(because=_TEXT)
                ),
            },
        },
        {
            "subject": {
                "type": "object",
                "description": "Parties, goods, route and papers, for display.",
            },
            "lines": {
                "type": "object",
                "additionalProperties": _COUNT,
                "description": "Path in the record to line of the source.",
            },
            "report_digest": _DIGEST
            | {
                "description": "Over this object without report_digest and type: keys sorted by "
                "code point, no white space, UTF-8."
            },
        },
    ),
    "citation": _object(
        {"ref": _TEXT | {"description": "Issuer and number/year."}, "article": _TEXT, "url": _TEXT}
    ),
    "finding": _object(
        {
            "rule": _TEXT,
            "outcome": {"enum": ["hit", "clear", "unknown", "not_applicable", "waived"]},
            "verdict": _VERDICT,
            "title": _TEXT,
            "subject": _TEXT | {"description": "A path such as items[0], or shipment."},
            "reasons": _texts(),
            "citations": _list("citation"),
            "remedy": _TEXT | {"description": "Empty where there is nothing to do."},
            "evidence": {
                "type": "object",
                "description": "What the rule saw, and where in the source it stands.",
                "properties": {
                    "path": _TEXT | {"description": "In the record, as in items[0].hs_code."},
                    "missing": _texts() | {"description": "Paths that would have to be stated."},
                    "source_line": _FROM_1
                    | {
                        "description": "Of a text, or the row of a table; in a CSV "
                        "the line on which the cell begins."
                    },
                    "source_column": _FROM_1
                    | {
                        "description": "The character in the line of a text; with source_header, "
                        "the column of a table."
                    },
                    "source_character": _FROM_1
                    | {
                        "description": "In a CSV, the character of its line at which the cell begins."
                    },
                    "source_cell": _TEXT | {"description": "In a workbook, as in Orders!F12."},
                    "source_header": _TEXT
                    | {"description": "Of the column, where a field of a table is meant."},
                },
            },
        },
        {
            "can_be_waived": {"enum": ["no", "with_licence", "yes"]},
            "waiver": _TEXT,
            "baseline": {"enum": ["new", "known"]},
            "fingerprint": {
                "type": "string",
                "pattern": "^[0-9a-f]{16}$",
                "description": "The same question about the same record next time.",
            },
            **_in_both(title=_TEXT, reasons=_texts(), remedy=_TEXT),
        },
    ),
    "match": _object(
        {
            "party": _TEXT | {"description": "A path such as parties[1].owners[0]."},
            "name": _TEXT,
            "list": _TEXT,
            "entry": _TEXT,
            "listed_name": _TEXT,
            "score": {"type": "number", "minimum": 0, "maximum": 1},
            "status": _TEXT | {"description": "Of the designation on the day."},
            "explanation": {
                "type": "array",
                "items": _object({"part": _TEXT, "points": {"type": "number"}, "why": _TEXT}),
                "description": "The points add up to the score.",
            },
        },
        {
            "standing": _TEXT,
            "strength": _TEXT | {"description": "strong decides, weak asks."},
            "measure": _TEXT,
            "programme": _TEXT,
            "citation": {"anyOf": [{"$ref": "#/$defs/citation"}, {"type": "null"}]},
            "conflicts": _texts(),
            "supports": _texts(),
            "url": _TEXT,
            **_in_both(explanation=_texts(), conflicts=_texts(), supports=_texts()),
        },
    ),
    "not_checked": _object(
        {
            "type": {"const": "not_checked"},
            "index": _COUNT | {"description": "Its place among all results, from 0."},
            "id": _TEXT,
            "source": _TEXT,
            "line": _COUNT,
            "problems": _texts(),
        },
        {"cell": _TEXT, **_in_both(problems=_texts())},
    ),
    "error": _object(
        {"type": {"const": "error"}}, {"code": _TEXT, "message": _TEXT, "help": _TEXT}
    ),
}

_TOOL = _object({"name": {"const": "ddcheck"}, "version": _TEXT})
_COUNTS = _object(dict.fromkeys(("records", "pass", "review", "fail", "not_checked"), _COUNT))
_AS_OF: dict[str, Any] = {"anyOf": [_DAY, {"type": "null"}]}
_GATE: dict[str, Any] = {"enum": ["review", "fail", "none"]}
_LANG: dict[str, Any] = {"enum": ["en", "zh"]}
_TAIL: dict[str, Any] = {
    "run": _object(
        {
            "as_of": _AS_OF,
            "gate": _GATE,
            "lang": _LANG,
            "exit_status": {"type": ["integer", "null"]},
            "exit_reason": _TEXT | {"description": "In English in every language."},
            "complete": {"type": "boolean"},
            "notes": _texts(),
        },
        _in_both(notes=_texts()),
    ),
    "inputs": {"type": "array", "items": _object({"path": _TEXT}, {"sha256": _TEXT})},
    "waivers": {"type": "array", "items": {"type": "object"}},
    "errors": {
        "type": "array",
        "items": {"anyOf": [{"$ref": "#/$defs/not_checked"}, {"$ref": "#/$defs/error"}]},
    },
    "report_digest": _DIGEST,
}
"""What is known of a run at its end."""

_LINES: dict[str, Any] = {
    "header": _object(
        {
            "type": {"const": "header"},
            "schema": {"const": "ddcheck/run/1"},
            "tool": _TOOL,
            "as_of": _AS_OF,
            "gate": _GATE,
            "lang": _LANG,
        }
    ),
    "end": _object(
        {"type": {"const": "end"}, "complete": {"type": "boolean"}, "counts": _COUNTS}, _TAIL
    ),
    "line": {
        "description": "A line of --format jsonl: a header, a report or not_checked for each record, and an end.",
        "oneOf": [
            {"$ref": "#/$defs/header"},
            {
                "allOf": [
                    {"$ref": "#/$defs/report"},
                    _object({"type": {"const": "report"}}),
                ]
            },
            {"$ref": "#/$defs/not_checked"},
            {"$ref": "#/$defs/end"},
            {"$ref": "#/$defs/error"},
        ],
    },
}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A run of ddcheck, as --format json writes it; $defs/line is a line of --format jsonl",
    **_object(
        {
            "schema": {"const": "ddcheck/run/1"},
            "tool": _TOOL,
            "summary": _COUNTS,
            "reports": _list("report"),
        },
        _TAIL,
    ),
    "$defs": _DEFINITIONS | _LINES,
}
"""The schema of ``ddcheck/run/1``; each report of it is one of ``ddcheck/report/1``."""
