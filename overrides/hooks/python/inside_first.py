"""Run inside Pyodide by ``bytecode``: print which files a start with its first estimate imports, by their path.

The rules and ``request.txt``, the crossing's name and then the request, lie in ``/host``. Imports only what they do, as
nothing else could be told from that.
"""

import importlib
import sys

HOST = "/host"

sys.path.insert(0, HOST)
with open(f"{HOST}/request.txt") as file:
    crossing, request = file.read().split("\n", 1)
answer = importlib.import_module(crossing).respond(request)
if not answer.startswith('{"estimate"'):
    raise ValueError(answer)
folders = (HOST, next(path for path in sys.path if path.endswith(".zip")))
for module in list(sys.modules.values()):
    origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    for folder in folders:
        if origin.startswith(f"{folder}/"):
            print(origin.removeprefix(f"{folder}/"))
