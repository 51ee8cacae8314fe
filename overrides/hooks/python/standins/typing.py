"""In place of ``typing``, until somebody asks for more than the rules and Pyodide's own classes are written with.

They are named tuples, and classes that are generic, which matters to a checker of types alone. The machine code takes
the two functions of generic classes from here.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/typing.py
  read as npm:pyodide/python_stdlib.zip!typing.py 4a4a8fd99db2
"""

from _typing import Generic, ParamSpec, TypeVar
from collections import namedtuple
from types import GenericAlias

__all__ = ["IO", "Any", "ClassVar", "Generic", "NamedTuple", "ParamSpec", "Protocol", "Self", "TypeVar", "overload"]
VALUE = 1  # annotationlib.Format.VALUE
# Of a class that is being made, what the named tuple has by itself or does without.
APART = {"__annotate__", "__annotate_func__", "__annotations__", "__annotations_cache__", "__module__", "__name__"}


class Any:
    """Whatever."""


class Self:
    """The class it stands in."""


class Protocol:
    """A class by what it can do."""

    def __class_getitem__(cls, _parameters: object) -> type:
        return cls


class ClassVar(Protocol):
    """What is the class's own; of each field a dataclass asks whether it is that."""


class IO(Protocol):
    """A file."""


def get_origin(of: object) -> object:
    """Return what a type is that has parameters, or None; a dataclass asks it whether that is the one above."""
    return of.__origin__ if isinstance(of, GenericAlias) else None


def overload(function: Any) -> Any:  # noqa: ANN401 - any
    """Return one of several signatures as it is: the function itself follows and takes its name."""
    return function


def _generic_class_getitem(cls: type, _parameters: object) -> type:
    return cls


def _generic_init_subclass(cls: type, *arguments: object, **options: object) -> None:
    super(Generic, cls).__init_subclass__(*arguments, **options)


class _Fields(type):
    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, namespace)
        if bases != (NamedTuple,):
            raise TypeError(f"{name} is more than a named tuple")
        types = namespace.get("__annotations__")
        if types is None:
            types = namespace["__annotate_func__"](VALUE)
        defaults = [namespace[field] for field in types if field in namespace]
        made = namedtuple(name, types, defaults=defaults, module=namespace["__module__"])  # noqa: PYI024 - this is that
        for key, value in namespace.items():
            if key not in types and key not in APART:
                setattr(made, key, value)
                if hasattr(type(value), "__set_name__"):
                    value.__set_name__(made, key)
        return made


class NamedTuple(metaclass=_Fields):
    """A tuple whose places have names."""
