"""In place of what makes signatures of annotations, for calls of JavaScript: the rules make none. One is for all.

Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/py/_pyodide/jsbind.py
  read as npm:pyodide/python_stdlib.zip!_pyodide/jsbind.py 1f6cdda94963
"""

from _pyodide_core import (
    JsFuncSignature,
    js2py_default_call_result,
    py2js_default,
)

ANYTHING, NOTHING = py2js_default, ()
default_signature = JsFuncSignature(
    None,  # the function it was made of
    False,  # noqa: FBT003 - it is called, not constructed
    0,  # how many arguments it must have
    NOTHING,
    NOTHING,
    ANYTHING,  # any others
    NOTHING,
    NOTHING,
    NOTHING,
    ANYTHING,  # and any that are named
    js2py_default_call_result,
)
no_default = object()  # the default of an argument without one
