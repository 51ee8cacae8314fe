"""In place of ``inspect``, until somebody asks for more than making a dataclass needs.

A dataclass without a docstring, and bytecode has none, is given one made of its signature: most of what a start spent
on the rules' own classes. To say that there is no signature is a case ``dataclasses`` provides for.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/inspect.py
  read as npm:pyodide/python_stdlib.zip!inspect.py dfa331ea130e
"""


def signature(*_of: object, **_options: object) -> str:
    """Have none: raises ValueError."""
    raise ValueError("nobody reads it")


def unwrap[T](wrapped: T) -> T:
    """Return a function without its decorators, of which a dataclass has made none."""
    return wrapped


def iscoroutinefunction(_function: object) -> bool:
    """Tell that a function is none to wait for: there are none here. Pyodide asks when JavaScript calls one."""
    return False
