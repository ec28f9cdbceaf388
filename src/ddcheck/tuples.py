"""Named tuples that take a fifth of the time to define.

`typing.NamedTuple` compiles each annotation that is text, and both it and `collections.namedtuple` compile a
constructor for each class; a start defines a hundred named tuples. Here annotations stay the text that they
are, so a module that uses this has them so (``from __future__``), and the constructor of so many fields is
compiled once, and then given the names of the fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from types import FunctionType

    try:
        from _collections import _tuplegetter
    except ImportError:  # as `collections` has it for other Pythons

        def _tuplegetter(place, doc):
            return property(lambda values: values[place], doc=doc)

    _constructors = {}

    def _constructor(fields, defaults):
        """What makes a tuple of arguments that have the names of fields."""
        count = len(fields)
        like = _constructors.get(count)
        if like is None:
            names = "".join(f", _{number}" for number in range(count))
            # The text holds numbers of ours alone.
            like = eval(f"lambda _cls{names}: _new(_cls, ({names[2:]}{',' if count else ''}))", {"_new": tuple.__new__})  # noqa: S307 # fmt: skip
            _constructors[count] = like
        code = like.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__")
        return FunctionType(code, like.__globals__, "__new__", defaults)

    class _Tuple(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            told = ", ".join(
                f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)
            )
            return f"{self.__class__.__name__}({told})"

        def __getnewargs__(self):
            return tuple(self)

    class _Definition(type):
        def __new__(cls, name, _, body):
            """A tuple with a field for each annotation of the body, and all else that the body has."""
            fields = tuple(body.get("__annotations__", ()))
            given = {field: body[field] for field in fields if field in body}
            if tuple(given) != fields[len(fields) - len(given) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            body |= {
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": given,
                "__new__": _constructor(fields, tuple(given.values())),
            }
            for place, field in enumerate(fields):
                body[field] = _tuplegetter(place, "")
            return type(name, (_Tuple,), body)

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})
