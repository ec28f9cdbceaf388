"""Named tuples of ours are those of `typing`, but for their annotations, which stay text."""

from __future__ import annotations

import pickle

import pytest

from ddcheck.tuples import NamedTuple


class Point(NamedTuple):
    """A place on a line."""

    at: int
    name: str = ""

    def moved(self, by: int) -> Point:
        """The same, further on."""
        return self._replace(at=self.at + by)


class Nothing(NamedTuple):
    """A leaf without fields."""


def test_fields_have_names_places_and_defaults() -> None:
    assert Point(1) == (1, "") == Point(at=1, name="")
    assert Point._fields == ("at", "name")
    assert Nothing() == ()
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]


def test_methods_and_docstrings_are_kept() -> None:
    assert Point(1, "a").moved(2) == Point(3, "a")
    assert Point.__doc__ == "A place on a line."
    assert Point.__annotations__ == {"at": "int", "name": "str"}


def test_values_can_be_pickled_and_not_changed() -> None:
    assert pickle.loads(pickle.dumps(Point(1, "a"))) == Point(1, "a")
    with pytest.raises(AttributeError):
        Point(1).at = 2  # type: ignore[misc]
    assert repr(Point(1, "a")) == "Point(at=1, name='a')"
