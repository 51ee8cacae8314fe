"""From a ledger and a rulebook to an estimate: what each entry earns, what it adds up to, and what would change it.

Must not know what to do next, nor any file format.
"""
