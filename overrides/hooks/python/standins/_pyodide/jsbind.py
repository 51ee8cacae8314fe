"""In place of what makes signatures of annotations, for calls of JavaScript: the rules make none. One is for all."""

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
