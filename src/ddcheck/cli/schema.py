"""``ddcheck schema``: JSON Schema of what ddcheck reads and writes."""

from typing import Annotated, Any

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema")(schema)


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Left out: the names there are.")
    ] = None,
) -> None:
    """Print the JSON Schema of a file that is read or written.

    Without NAME: shipment, customer, report, list, rule and the others.
    """
    from ddcheck.cli import _streams
    from ddcheck.errors import UnknownNameError

    if name is None:
        names = "\n".join(f"  ddcheck schema {each}" for each in sorted(_HOMES))
        _streams.say(f"{_streams.chosen('Schemas:', '模式定义：')}\n{names}")
        return
    if name not in _HOMES:
        raise UnknownNameError("schema", name, _HOMES)
    _streams.say(printed(name))


def printed(name: str) -> str:
    """The schema of a name, as it is printed."""
    import json

    return json.dumps(_schema(name), ensure_ascii=False, indent=2)


_HOMES = {
    "config": ("ddcheck.configuration", "json_schema"),
    "control-list": ("ddcheck.core.controls", "ControlList"),
    "customer": ("ddcheck.core.records", "Customer"),
    "list": ("ddcheck.core.lists", "EntityList"),
    "mapping": ("ddcheck.reading.mapping", "Mapping"),
    "measure": ("ddcheck.core.measures", "Measure"),
    "record": ("ddcheck.core.records", "AnyRecord"),
    "report": ("ddcheck.report_formats.schema", "SCHEMA"),
    "rule": ("ddcheck.core.rule_schema", "rule_schema"),
    "rule-set": ("ddcheck.core.rule_schema", "rule_set_schema"),
    "shipment": ("ddcheck.core.records", "Shipment"),
    "vocabulary": ("ddcheck.core.vocabularies", "Vocabulary"),
}
"""Where each schema comes from: a model, a function or the schema itself."""


def _schema(name: str) -> dict[str, Any]:
    from importlib import import_module

    module, attribute = _HOMES[name]
    home = getattr(import_module(module), attribute)
    if isinstance(home, dict):
        return home
    found: dict[str, Any]
    if name in ("config", "rule", "rule-set"):
        found = home()
    else:
        from pydantic import TypeAdapter

        found = TypeAdapter(home).json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
