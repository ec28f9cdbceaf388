"""Named tuples that take a third of the time to define.

`typing.NamedTuple` compiles each annotation that is text, and a start defines a hundred named tuples.
Here annotations stay the text that they are, so a module that uses this has them so (``from __future__``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Definition(type):
        def __new__(cls, name, _, body):
            """A tuple with a field for each annotation of the body, and all else that the body has."""
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in fields and key != "__module__":
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})
