"""Run inside Pyodide: compile ``/host/text.py``, as for a file that is imported, to ``/host/code``."""

import marshal
from pathlib import Path

made = compile(Path("/host/text.py").read_text(encoding="utf-8"), "text.py", "exec")
Path("/host/code").write_bytes(marshal.dumps(made))
