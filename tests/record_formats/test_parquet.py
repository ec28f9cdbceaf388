"""Orders from Parquet tables, and the message where they cannot be read."""

from __future__ import annotations

import builtins
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck import record_formats
from ddcheck.core.records import Shipment
from ddcheck.errors import UsageError
from ddcheck.reading import mapping
from ddcheck.record_formats import Options

if TYPE_CHECKING:
    from ddcheck.record_formats import Read


def parquet(**columns: list[Any]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as module

    stream = io.BytesIO()
    module.write_table(pyarrow.table(columns), stream, row_group_size=2)
    return stream.getvalue()


def read(data: bytes, map_: str = "") -> list[Read]:
    found = mapping.load(map_.encode(), "m.yaml") if map_ else None
    return list(record_formats.read(io.BytesIO(data), "orders.parquet", Options(mapping=found)))


def test_typed_columns_are_read() -> None:
    one, two = read(
        parquet(
            id=["A", "A", "B"],
            export_date=[date(2026, 11, 20)] * 3,
            hs_code=["8001100000", "7801100000", "790111"],
            quantity=[1.5, 2.0, None],
            value=[Decimal("1.10")] * 3,
            cas=[["7440-69-9"], None, ["7440-31-5", "7440-36-0"]],
        )
    )
    assert isinstance(one.record, Shipment)
    assert isinstance(two.record, Shipment)
    assert one.record.export_date == date(2026, 11, 20)
    assert [str(item.quantity) for item in one.record.items] == ["1.5", "2"]
    assert str(one.record.items[0].value) == "1.10"
    assert two.record.items[0].cas == ("7440-31-5", "7440-36-0")
    assert (two.line, two.places("items[0].hs_code")[:2]) == (3, (3, 3))


def test_numbers_in_code_columns_are_refused_here_too() -> None:
    (found,) = read(parquet(id=["A"], hs_code=[3810100000]))
    assert "holds the number 3810100000" in str(found.problems[0])


def test_nested_columns_are_refused() -> None:
    (found,) = read(parquet(id=["A"], consignee=[{"name": "Acme"}]))
    assert "type dict" in str(found.problems[0])


def test_a_mapping_made_for_a_sheet_serves_a_parquet_table() -> None:
    (found,) = read(
        parquet(order=["A"], to=["TH"]), "header_row: 6\ncolumns: {order: id, to: destination}\n"
    )
    assert found.record is not None


def test_a_damaged_file_is_one_refused_record() -> None:
    whole = parquet(id=["A"] * 10, destination=["TH"] * 10)
    for data in (whole[:-10], b"PAR1" + bytes(20), whole[:30] + bytes(30) + whole[60:]):
        found = read(data)
        assert found[-1].record is None
        assert "Parquet" in str(found[-1].problems[0])


def test_without_pyarrow_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pip install ddcheck\[parquet\]"):
        read(b"PAR1")
