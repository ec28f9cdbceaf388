"""Named tuples of ours are those of `typing`, but for their annotations, which stay text."""

from __future__ import annotations

import pickle
from typing import Any

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


def test_a_field_that_is_missing_unknown_or_too_much_is_named() -> None:
    with pytest.raises(TypeError, match="'at'"):
        Point(name="a")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'to'"):
        Point(1, to=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, "a", 2)  # type: ignore[call-arg]
    with pytest.raises((TypeError, ValueError), match="to"):
        Point(1)._replace(to=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point._make([1, "a", 2])


def test_they_do_what_those_of_the_standard_library_do() -> None:
    import collections
    import copy

    other: Any = collections.namedtuple("Point", ["at", "name"], defaults=[""])  # type: ignore[name-match]
    ours: Any = Point(1, "a")
    theirs = other(1, "a")
    assert (repr(ours), ours._asdict(), hash(ours)) == (
        repr(theirs),
        theirs._asdict(),
        hash(theirs),
    )
    assert (Point._field_defaults, Point.__match_args__) == (
        other._field_defaults,
        other.__match_args__,
    )
    assert ours == theirs
    assert copy.deepcopy(ours) == copy.copy(ours) == ours
    assert not hasattr(ours, "__dict__")
    match ours:
        case Point(at, name):
            assert (at, name) == (1, "a")


def test_a_field_without_a_default_cannot_follow_one_that_has_one() -> None:
    with pytest.raises(TypeError, match="follows one that has one"):
        exec(
            "from __future__ import annotations\nfrom ddcheck.tuples import NamedTuple\n"
            "class Wrong(NamedTuple):\n    a: int = 1\n    b: int"
        )
