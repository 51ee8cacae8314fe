"""In place of ``traceback``, until there is one to format: it brings the tokenizer, colours and more."""

from typing import Any


def print_exception(*arguments: object, **options: object) -> None:
    """Do what the module does; Python is given this function at every start, and mostly never calls it."""
    __getattr__("print_exception")(*arguments, **options)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    import traceback_in_full  # noqa: PLC0415 - that is what this is for

    return getattr(traceback_in_full, name)
