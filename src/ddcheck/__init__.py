"""Decides whether a shipment or customer may be served, and says why.

Everything that a program may rely on is listed in ``__all__`` and imported on first use,
so that ``import ddcheck`` costs next to nothing.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ddcheck.checker import Checker, parse_record
    from ddcheck.core.lists import EntityList
    from ddcheck.core.names import MATCH_THRESHOLD, compare_names
    from ddcheck.core.records import Customer, Shipment
    from ddcheck.core.reports import Finding, Match, Outcome, Report, Verdict
    from ddcheck.core.screening import Screener
    from ddcheck.errors import (
        BusyError,
        DataGuardError,
        DdcheckError,
        InvalidFileError,
        InvalidRecordError,
        NothingToCheckError,
        UnknownNameError,
        UsageError,
    )
    from ddcheck.list_formats import load_list
    from ddcheck.report_formats import report_to_dict, report_to_json

__version__ = "0.1.0"

__all__ = [
    "MATCH_THRESHOLD",
    "BusyError",
    "Checker",
    "Customer",
    "DataGuardError",
    "DdcheckError",
    "EntityList",
    "Finding",
    "InvalidFileError",
    "InvalidRecordError",
    "Match",
    "NothingToCheckError",
    "Outcome",
    "Report",
    "Screener",
    "Shipment",
    "UnknownNameError",
    "UsageError",
    "Verdict",
    "__version__",
    "compare_names",
    "load_list",
    "parse_record",
    "report_to_dict",
    "report_to_json",
]

_HOME = {
    "ddcheck.checker": ("Checker", "parse_record"),
    "ddcheck.core.lists": ("EntityList",),
    "ddcheck.core.names": ("MATCH_THRESHOLD", "compare_names"),
    "ddcheck.core.records": ("Customer", "Shipment"),
    "ddcheck.core.reports": ("Finding", "Match", "Outcome", "Report", "Verdict"),
    "ddcheck.core.screening": ("Screener",),
    "ddcheck.list_formats": ("load_list",),
    "ddcheck.report_formats": ("report_to_dict", "report_to_json"),
    "ddcheck.errors": (
        "BusyError",
        "DataGuardError",
        "DdcheckError",
        "InvalidFileError",
        "InvalidRecordError",
        "NothingToCheckError",
        "UnknownNameError",
        "UsageError",
    ),
}


def __getattr__(name: str) -> object:
    for module, names in _HOME.items():
        if name in names:
            from importlib import import_module

            value: object = getattr(import_module(module), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'ddcheck' has no attribute {name!r}")


def _after_fork() -> None:
    """In a process that was forked: open the locks that threads of the other one held, if there can be any."""
    index = sys.modules.get("ddcheck.core.screening.index")
    if index is not None:
        index.after_fork()


if hasattr(os, "register_at_fork"):  # Windows forks nothing
    os.register_at_fork(after_in_child=_after_fork)


def __dir__() -> list[str]:
    return sorted(__all__)
