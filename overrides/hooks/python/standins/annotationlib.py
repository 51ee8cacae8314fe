"""In place of ``annotationlib``, which brings all of ``ast``, until somebody asks for more than a dataclass does.

The rules' annotations can all be evaluated when their class is made; one that cannot fails at build.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/annotationlib.py
  read as npm:pyodide/python_stdlib.zip!annotationlib.py 94547bf18a84
"""

from collections.abc import Callable, Mapping


class Format:
    """How annotations may be asked for."""

    VALUE, VALUE_WITH_FAKE_GLOBALS, FORWARDREF, STRING = range(1, 5)


def get_annotations(of: type, **_options: object) -> dict[str, object]:
    """Return a class's own annotations, evaluated."""
    return dict(of.__annotations__)


def get_annotate_from_class_namespace(namespace: Mapping[str, object]) -> object:
    """Return what evaluates the annotations of a class that is being made, or None."""
    return namespace.get("__annotate_func__") or namespace.get("__annotate__")


def call_annotate_function(annotate: Callable[[int], object], *_how: object, **_options: object) -> object:
    """Return the annotations, evaluated."""
    return annotate(Format.VALUE)
