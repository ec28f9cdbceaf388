"""The part of SARIF 2.1.0 that ddcheck writes, closed: a key that is not here is a mistake.

Written from the standard's sections named beside each object.
"""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
INDEX = {"type": "integer", "minimum": 0}
FROM_ONE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
BAG = {"type": "object"}


def closed(required: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def many(of: dict[str, Any], **bounds: Any) -> dict[str, Any]:
    return {"type": "array", "items": of, **bounds}


MESSAGE = closed("text", text=TEXT | {"minLength": 1})  # 3.11
REGION = closed(  # 3.30
    "startLine startColumn endLine endColumn",
    startLine=FROM_ONE,
    startColumn=FROM_ONE,
    endLine=FROM_ONE,
    endColumn=FROM_ONE,
)
LOCATION = closed(  # 3.28
    "physicalLocation",
    physicalLocation=closed(  # 3.29
        "artifactLocation region",
        artifactLocation=closed(  # 3.4
            "uri",
            uri={"type": "string", "pattern": r"^(file:///)?[-\w.~!$&'()*+,;=:@%/]+$"},
            uriBaseId={"const": "%SRCROOT%"},
        ),
        region=REGION,
    ),
    logicalLocations=many(closed("fullyQualifiedName kind", fullyQualifiedName=TEXT, kind=TEXT)),
)
DESCRIPTOR = closed(  # 3.49
    "id shortDescription fullDescription help properties",
    id=TEXT | {"minLength": 1},
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    helpUri={"type": "string", "pattern": "^https?://[!-~]+$"},
    properties=BAG,
)
RESULT = closed(  # 3.27
    "ruleId ruleIndex level message locations",
    ruleId=TEXT,
    ruleIndex=INDEX,
    kind={"enum": ["pass", "open", "informational", "notApplicable", "review", "fail"]},
    level=LEVEL,
    message=MESSAGE,
    locations=many(LOCATION, minItems=1, maxItems=1),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=many(  # 3.35
        closed(
            "kind status justification",
            kind={"enum": ["inSource", "external"]},
            status={"enum": ["accepted", "underReview", "rejected"]},
            justification=TEXT,
        )
    ),
    baselineState={"enum": ["new", "unchanged", "updated", "absent"]},
    properties=BAG,
)
NOTIFICATION = closed(  # 3.58
    "level message",
    level=LEVEL,
    message=MESSAGE,
    locations=many(LOCATION),
    associatedRule=closed("id index", id=TEXT, index=INDEX),
)
RUN = closed(  # 3.14
    "tool results columnKind",
    tool=closed(
        "driver",
        driver=closed(
            "name version rules",
            name={"const": "ddcheck"},
            version=TEXT,
            rules=many(DESCRIPTOR),
        ),
    ),
    results=many(RESULT),
    invocations=many(
        closed(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            exitCode={"type": "integer"},
            toolExecutionNotifications=many(NOTIFICATION),
        )
    ),
    automationDetails=closed("id", id=TEXT),
    originalUriBaseIds={"type": "object", "additionalProperties": closed("", description=MESSAGE)},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    language={"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
    properties=BAG,
)
SARIF = closed(  # 3.13
    "$schema version runs", version={"const": "2.1.0"}, runs=many(RUN, minItems=1, maxItems=1)
)
SARIF["properties"]["$schema"] = TEXT
