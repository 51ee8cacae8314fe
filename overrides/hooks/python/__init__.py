"""The reader's Python, made small: Pyodide without what is never used, the library as bytecode, the rules' wheel.

Must not know a page or a word of the guide.
"""
