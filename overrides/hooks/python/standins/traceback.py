"""In place of ``traceback``, until there is one to format: it brings the tokenizer, colours and more.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/traceback.py
  read as npm:pyodide/python_stdlib.zip!traceback.py c7057fe0778b
"""


def print_exception(*arguments: object, **options: object) -> None:
    """Do what the module does; Python is given this function at every start, and mostly never calls it."""
    import traceback_in_full  # noqa: PLC0415 - that is what this is for

    traceback_in_full.print_exception(*arguments, **options)
