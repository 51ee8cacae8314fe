"""In place of what writes the docstrings of Pyodide's own classes at every start: nobody reads them here."""


def get_cmeth_docstring(_function: object) -> str:
    """Have none."""
    return ""


def dedent_docstring(_docstring: str | None) -> str:
    """Have none."""
    return ""
