"""Orders from Parquet tables, and the message where they cannot be read."""

from __future__ import annotations

import builtins
import io
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck import record_formats
from ddcheck.core.records import Customer, Shipment
from ddcheck.core.reports import Place
from ddcheck.errors import UnknownNameError, UsageError
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


def single(values: Any, of: str = "{}") -> Any:
    """Values of single precision, in a column of a type such as ``list<{}>``."""
    pyarrow = pytest.importorskip("pyarrow")
    number = pyarrow.float32()
    types = {
        "{}": number,
        "dictionary": pyarrow.dictionary(pyarrow.int32(), number),
        "items": pyarrow.list_(pyarrow.struct([("description", pyarrow.string()), ("quantity", number)])),
    }  # fmt: skip
    return pyarrow.array(values, types[of])


@pytest.mark.parametrize("of", ["{}", "dictionary"])
def test_a_number_of_single_precision_is_the_one_that_was_written(of: str) -> None:
    purities = []
    for each in read(parquet(id=["A", "B"], purity_percent=single([99.99, 55.3], of))):
        assert isinstance(each.record, Shipment)
        (item,) = each.record.items
        assert item.parameters is not None
        purities.append(str(item.parameters.purity_percent))
    assert purities == ["99.99", "55.3"]


def test_a_nested_number_of_single_precision_is_the_one_that_was_written() -> None:
    items = single([[{"description": "tin", "quantity": 0.1}], None], "items")
    one, _ = read(parquet(id=["A", "B"], items=items))
    assert isinstance(one.record, Shipment)
    assert str(one.record.items[0].quantity) == "0.1"


def test_a_time_to_the_nanosecond_is_a_day() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    moment = pyarrow.array([1_795_215_600_000_000_001], pyarrow.timestamp("ns"))
    (found,) = read(parquet(id=["A"], export_date=moment))
    assert isinstance(found.record, Shipment)
    assert found.record.export_date == date(2026, 11, 20)


def test_numbers_in_code_columns_are_refused_here_too() -> None:
    (found,) = read(parquet(id=["A"], hs_code=[3810100000]))
    assert "holds the number 3810100000" in str(found.problems[0])


ORDERS: list[dict[str, Any]] = [
    {
        "id": "A",
        "export_date": date(2026, 11, 20),
        "destination": "DE",
        "parties": [
            {"role": "exporter", "name": "Acme", "identifiers": {"uscc": None, "lei": None}},
            {"role": "end_user", "name": "Beispiel", "identifiers": {"uscc": None, "lei": "L1"}},
        ],
        "items": [
            {"line": 1, "hs_code": "8112929010", "value": Decimal("1.10"), "cas": ["7440-55-3"]},
            {"line": 2, "hs_code": "8001100000", "value": None, "cas": None},
        ],
        "declarations": {"military_use": False},
        "route": [{"place": "CNSZX", "role": "loading"}],
    },
    {"id": "B", "parties": [{"role": "boss", "name": "X"}], "items": [{"hs_code": "81"}]},
]


def test_a_row_of_nested_columns_is_a_record() -> None:
    one, two = read(parquet(**{name: [row.get(name) for row in ORDERS] for name in ORDERS[0]}))
    assert isinstance(one.record, Shipment)
    assert [party.role for party in one.record.parties] == ["exporter", "end_user"]
    assert [len(party.identifiers) for party in one.record.parties] == [0, 1]
    assert [item.hs_code for item in one.record.items] == ["8112929010", "8001100000"]
    assert (str(one.record.items[0].value), one.record.items[1].value) == ("1.10", None)
    assert one.record.declarations.military_use is False
    assert one.record.route[0].place == "CNSZX"
    assert (one.line, two.line, two.id) == (1, 2, "B")


def test_it_is_the_record_that_yaml_makes_of_the_same_fields() -> None:
    (nested,) = read(parquet(**{name: [value] for name, value in ORDERS[0].items()}))
    text = json.dumps({"kind": "shipment", **ORDERS[0]}, default=str)
    text = text.replace('{"uscc": null, "lei": null}', "null")
    (plain,) = record_formats.read(io.BytesIO(text.encode()), "order.json", Options())

    assert nested.record == plain.record
    assert nested.sha256 == plain.sha256


def test_what_is_wrong_with_a_nested_row_is_said_at_its_path_and_no_other_row_suffers() -> None:
    rows = [*ORDERS, {"id": "C", "items": [{"colour": "red", "quantity": "many"}], "mode": 5.0}]
    names = dict.fromkeys(name for row in rows for name in row)
    found = read(parquet(**{name: [row.get(name) for row in rows] for name in names}))

    assert [each.record is not None for each in found] == [True, False, False]
    assert "orders.parquet:2: parties[0].role: " in "\n".join(map(str, found[1].problems))
    told = [str(problem) for problem in found[2].problems]
    assert [each.split(": ")[:2] for each in told] == [
        ["orders.parquet:3", "items[0].colour"],
        ["orders.parquet:3", "items[0].quantity"],
        ["orders.parquet:3", "mode"],
    ]
    assert found[2].places("items[0].quantity") == Place(3, 5, "", "items")
    assert found[2].places("items[0].value") == Place(3, 5, "", "items", stated=False)


def test_a_number_in_a_nested_code_is_refused() -> None:
    (found,) = read(parquet(id=["A"], items=[[{"hs_code": 101290000}]]))

    assert [str(problem) for problem in found.problems] == [
        (
            "orders.parquet:1: items[0].hs_code: holds the number 101290000, and zeros at its start may "
            "be lost; write text"
        )
    ]


def test_a_map_is_read_like_a_struct_and_a_key_twice_is_refused() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    of = pyarrow.map_(pyarrow.string(), pyarrow.string())
    good, bad = read(
        parquet(
            id=["A", "B"],
            kind=["customer"] * 2,
            name=["X", "Y"],
            identifiers=pyarrow.array([[("lei", "1")], [("lei", "1"), ("lei", "2")]], of),
        )
    )
    assert isinstance(good.record, Customer)
    assert good.record.identifiers == {"lei": "1"}
    assert (
        str(bad.problems[0])
        == "orders.parquet:2: identifiers: has a key twice; give each one value"
    )


def test_bytes_and_what_is_no_number_are_refused() -> None:
    (found,) = read(parquet(id=["A"], items=[[{"remark": b"x", "quantity": float("nan")}]]))

    assert [str(problem) for problem in found.problems] == [
        "orders.parquet:1: items[0].quantity: nan is not a number; leave it out where it is not known",
        "orders.parquet:1: items[0].remark: holds a value of the type bytes; write text",
    ]


def test_the_id_of_nested_rows_may_go_by_another_name() -> None:
    data = parquet(order=["A"], items=[[{"description": "screws"}]])
    (found,) = record_formats.read(io.BytesIO(data), "o.parquet", Options(id_column="order"))

    assert found.record is not None
    assert found.id == "A"
    with pytest.raises(UnknownNameError, match="ordre"):
        list(record_formats.read(io.BytesIO(data), "o.parquet", Options(id_column="ordre")))


def test_nested_columns_that_a_mapping_names_are_refused() -> None:
    (found,) = read(
        parquet(id=["A"], consignee=[{"name": "Acme"}]), "columns: {id: id, consignee: consignee}"
    )
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
