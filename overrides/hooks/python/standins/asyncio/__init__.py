"""In place of ``asyncio``, which Pyodide imports at every start: the rules wait for nothing, and have no event loop."""


def __getattr__(name: str) -> object:
    raise AttributeError(f"asyncio.{name} is not shipped: see overrides/hooks/python/standins")
