"""What a person did: the ledger document, how it and a request are read into typed values, and how they are spelled.

Knows the rulebook's fields and words. Must not know what an entry is worth, nor any rule.
"""
