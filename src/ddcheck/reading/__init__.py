"""What every record format shares: from bytes and cells to a record, each field with its place."""

from ddcheck.reading.reads import (
    Options,
    Places,
    Read,
    at_line,
    at_node,
    path_steps,
    read_plain,
    record_adapter,
    refused,
)

__all__ = [
    "Options",
    "Places",
    "Read",
    "at_line",
    "at_node",
    "path_steps",
    "read_plain",
    "record_adapter",
    "refused",
]
