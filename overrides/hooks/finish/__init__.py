"""The last steps over a finished folder: stylesheets, search, glossary, policy, offline use, and a check of the whole.

Reads HTML. Must not know a site generator, the rulebook or the calculator.
"""
