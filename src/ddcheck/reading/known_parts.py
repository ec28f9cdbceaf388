"""Records of a table put together from parts that were read before.

Records have parties, goods and words in common, so most of them are known when a record is read. What is out
of the ordinary is left to the way through a record's whole tree, which tells what is wrong and where; where
this way gives a record, it is the same one.
"""

from __future__ import annotations

from hashlib import sha256
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ddcheck.core.records import Customer, Item, Shipment
from ddcheck.core.texts import RefusalError
from ddcheck.reading.entries import LISTS, Entry, canonical
from ddcheck.reading.tables import KEPT, Cells
from ddcheck.reading.trees import put, settle
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ddcheck.core.records import Record
    from ddcheck.reading.cells import Source
    from ddcheck.reading.row_groups import Group
    from ddcheck.reading.tables import Row, Slot, Table

_TEXTS = frozenset({str, type(None)})
_NEW: Any = object()
_AMOUNTS = ("line", "net_weight_kg", "quantity", "value")
"""What differs from one line of the same goods to the next, in the order of names."""
_ELSEWHERE = frozenset({"id", "kind", "items", "documents", "history", *LISTS})


class _Goods:
    """Lines of goods that differ in their amounts alone."""

    __slots__ = ("canonical", "last", "made")

    def __init__(self, made: Item, canonical: str) -> None:
        self.made = made
        """Without amounts."""
        self.last: Item | None = None
        """The last line that states every amount."""
        self.canonical = canonical
        """The canonical JSON of a line, to which the percent sign adds the amounts."""


class _Part(NamedTuple):
    """What some cells say."""

    canonical: str
    """As JSON with its key; empty for nothing."""
    made: Any
    """As the model has it."""


class _Column:
    """A column whose text is a field's, as it is."""

    __slots__ = ("index", "key", "read")

    def __init__(self, source: Source) -> None:
        self.index = source.index
        self.key = str(source.target.steps[0])
        self.read: Callable[[Any], Any] = source.read


class _Columns:
    """Columns that fill one field together, and what their cells were read as."""

    __slots__ = ("cells", "kept", "key", "sources")

    def __init__(self, key: str, sources: Sequence[Source]) -> None:
        self.key = key
        self.sources = tuple(sources)
        self.cells = Cells(sources)
        self.kept: dict[Any, _Part] = {}


class _Amount:
    """A column of amounts, and what its cells were read as."""

    __slots__ = ("index", "kept", "key", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.index = source.index
        self.key = _key(source)
        self.kept: dict[Any, _Part] = {}


class _Entries:
    """The columns of a party or stop, and what their cells were read as."""

    __slots__ = ("kept", "name", "slot", "sources", "take")

    def __init__(self, slot: Slot, sources: Sequence[Source], take: Callable[..., Any]) -> None:
        self.slot = slot
        self.name = slot[0]
        self.sources = sources
        self.take = take
        self.kept: dict[tuple[Any, ...], Entry | None] = {}


class KnownParts:
    """What the cells of a table were read as."""

    def __init__(self, table: Table) -> None:
        """Nothing is known yet."""
        self._table = table
        self._model: type[Record] = Customer if table.kind == "customer" else Shipment
        head = _by_key(table.head)
        self._usable = (
            not _ELSEWHERE.intersection(head)
            and all(slot[0] in LISTS for slot, _ in table.slots)
            and all(at.indices for at in table.papers_at)
        )
        self._columns = [_Column(of[0]) for of in head.values() if _is_plain(of)]
        self._blocks = [_Columns(key, of) for key, of in head.items() if not _is_plain(of)]
        papers = Cells([source for _, sources in table.papers for source in sources])
        self._papers = papers.take
        self._no_papers = (("",) * len(papers.indices), (None,) * len(papers.indices))
        lead = min((*table.goods_at.indices, *papers.indices), default=len(table.headers))
        self._alike = all(index < lead for index in table.once_at.indices)
        """Whether rows that are alike in their first cells are so in all that is said once."""
        goods = _by_key(table.goods)
        amounts = [key for key in _AMOUNTS if _is_plain(goods.get(key, ()))]
        self._amounts = [_Amount(goods[key][0]) for key in amounts]
        self._goods = Cells([source for source in table.goods if _key(source) not in amounts])
        self._goods_sources = [source for source in table.goods if _key(source) not in amounts]
        self._entries = [
            _Entries(slot, sources, at.take)
            for (slot, sources), at in zip(table.slots, table.slots_at, strict=True)
        ]
        self._known_goods: dict[tuple[Any, ...], _Goods] = {}
        names = (slot[0] for slot, _ in table.slots)
        self._order = sorted({*head, *names, "id", "items", "kind"})

    def record(self, group: Group) -> tuple[Record, str] | None:
        """The record of some rows with its SHA-256; nothing where it is no ordinary one."""
        if not self._usable or not (
            self._ordinary_text(group.rows)
            if group.alike and self._alike
            else self._ordinary(group.rows)
        ):
            return None
        try:
            return self._put_together(group)
        except (ValidationError, RefusalError):
            return None

    def _ordinary(self, rows: Sequence[Row]) -> bool:
        """Whether rows are whole and of text, say the same in what is said once, and state no document."""
        table = self._table
        width, take = len(table.headers), table.once_at.take
        once = None
        for _, cells in rows:
            if (
                len(cells) < width
                or not _TEXTS.issuperset(map(type, cells))
                or self._papers(cells) not in self._no_papers
            ):
                return False
            if once is None:
                once = take(cells)
            elif take(cells) != once:
                return False
        return True

    def _ordinary_text(self, rows: Sequence[Row]) -> bool:
        """The same of rows of text that are alike in all that is said once."""
        width = len(self._table.headers)
        papers, blank = self._papers, self._no_papers
        return all(len(cells) >= width and papers(cells) in blank for _, cells in rows)

    def _put_together(self, group: Group) -> tuple[Record, str] | None:
        table, rows = self._table, group.rows
        cells = rows[0][1]
        given: dict[str, Any] = {"kind": table.kind}
        parts: dict[str, str] = {"kind": f'"kind":"{table.kind}"'}
        if group.id:
            given["id"] = group.id
            parts["id"] = f'"id":{encode_basestring_ascii(group.id)}'
        for column in self._columns:
            text = column.read(cells[column.index])
            if text is not None:
                key = column.key
                given[key] = text
                parts[key] = f'"{key}":{encode_basestring_ascii(text)}'
        for block in self._blocks:
            part = self._part(block, cells)
            if part.canonical:
                given[block.key] = part.made
                parts[block.key] = part.canonical
        if table.goods:
            items = []
            texts = []
            for _, row in rows:
                item, text = self._item(row)
                if item is None:
                    return None
                items.append(item)
                texts.append(text)
            given["items"] = items
            parts["items"] = f'"items":[{",".join(texts)}]'
        if not self._fill_lists(cells, given, parts):
            return None
        whole = "{" + ",".join([parts[key] for key in self._order if key in parts]) + "}"
        return self._model.model_validate(given), sha256(whole.encode("ascii")).hexdigest()

    def _part(self, block: _Columns, cells: Sequence[Any]) -> _Part:
        key = block.cells.take(cells)
        known = block.kept.get(key)
        if known is None:
            plain = settle(_filled(block.sources, cells))
            made = getattr(self._model.model_validate(plain), block.key) if plain else None
            known = _Part(canonical(plain)[1:-1], made)
            _keep(block.kept, key, known)
        return known

    def _fill_lists(
        self, cells: Sequence[Any], given: dict[str, Any], parts: dict[str, str]
    ) -> bool:
        """Add parties and stops; not where one of them is not valid."""
        texts: dict[str, list[str]] = {}
        for each in self._entries:
            key = each.take(cells)
            entry: Entry | None = each.kept.get(key, _NEW)
            if entry is _NEW:
                entry = _entry(each.slot, each.sources, cells)
                _keep(each.kept, key, entry)
            if entry is None:
                continue
            if entry.made is None:
                return False
            name = each.name
            if name in texts:
                texts[name].append(entry.canonical)
                given[name].append(entry.made)
            else:
                texts[name] = [entry.canonical]
                given[name] = [entry.made]
        for name, entries in texts.items():
            parts[name] = f'"{name}":[{",".join(entries)}]'
        return True

    def _item(self, cells: Sequence[Any]) -> tuple[Item | None, str]:
        """The line of goods on a row with its canonical JSON; none where only amounts are stated."""
        key = self._goods.take(cells)
        goods = self._known_goods.get(key)
        if goods is None:
            plain = settle(_filled(self._goods_sources, cells))
            if not plain:
                return None, ""
            goods = self._new_goods(plain)
            _keep(self._known_goods, key, goods)
        update = {}
        texts = []
        for amount in self._amounts:
            cell = cells[amount.index]
            part = amount.kept.get(cell)
            if part is None:
                part = _amount(amount.source, cell)
                _keep(amount.kept, cell, part)
            texts.append(part.canonical)
            if part.canonical:
                update[amount.key] = part.made
        whole = len(update) == len(self._amounts)
        item = ((goods.last if whole else None) or goods.made).with_values(update)
        if whole:
            goods.last = item
        return item, f"{{{(goods.canonical % tuple(texts))[1:]}}}"

    def _new_goods(self, plain: dict[Any, Any]) -> _Goods:
        parts = {
            key: "," + canonical({key: value})[1:-1].replace("%", "%%")
            for key, value in plain.items()
        }
        parts |= {amount.key: "%s" for amount in self._amounts}
        return _Goods(Item.model_validate(plain), "".join([parts[key] for key in sorted(parts)]))


def parts_of(table: Table) -> KnownParts:
    """What is known of a table in this process."""
    if not table.parts:
        table.parts.append(KnownParts(table))
    parts: KnownParts = table.parts[0]
    return parts


def _key(source: Source) -> str:
    return str(source.target.steps[0])


def _by_key(sources: Iterable[Source]) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(_key(source), []).append(source)
    return found


def _is_plain(sources: Sequence[Source]) -> bool:
    """Whether a field is one column's text."""
    if len(sources) != 1:
        return False
    (source,) = sources
    return source.index >= 0 and source.target.shape == "text" and len(source.target.steps) == 1


def _filled(sources: Iterable[Source], cells: Sequence[Any]) -> dict[Any, Any]:
    """The tree of some columns.

    Raises:
        CellError: a cell cannot be read.
    """
    found: dict[Any, Any] = {}
    for source in sources:
        value = source.constant if source.index < 0 else source.read(cells[source.index])
        if value is not None:
            put(found, source.target.steps, value)
    return found


def _entry(slot: Slot, sources: Iterable[Source], cells: Sequence[Any]) -> Entry | None:
    found = _filled(sources, cells)
    if not found:
        return None
    found.setdefault("role", slot[1])
    return Entry(settle(found), slot[0])


def _amount(source: Source, cell: Any) -> _Part:
    """An amount; its canonical JSON begins with a comma."""
    text = source.read(cell)
    if text is None:
        return _Part("", None)
    key = _key(source)
    made = getattr(Item.model_validate({key: text}), key)
    return _Part(f',"{key}":{encode_basestring_ascii(text)}', made)


def _keep(kept: dict[Any, Any], key: Any, value: Any) -> None:
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = value
