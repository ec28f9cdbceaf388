from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ddcheck.engines.texts import Fetcher, Keeper
from ddcheck.report_formats._encoding import Encoded

if TYPE_CHECKING:
    from pathlib import Path


def test_texts_come_back_whole_in_any_order(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    given = [Encoded(bytes([65 + number]) * number * 1000, f"d{number}") for number in range(5)]
    kept = [keeper.keep(each) for each in given]
    keeper.close()

    with closing(Fetcher()) as fetcher:
        assert [fetcher.fetch(each) for each in reversed(kept)] == given[::-1]


def test_a_text_that_is_cut_is_an_error_and_not_a_shorter_report(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    kept = keeper.keep(Encoded(b"whole", "d"))
    keeper.close()
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"who")

    with closing(Fetcher()) as fetcher, pytest.raises(OSError, match="is cut"):
        fetcher.fetch(kept)
