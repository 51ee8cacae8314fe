"""The rules of ACE continuing education credits (CECs), and what one person's ledger is worth under them.

Pure Python, standard library only, no clock, no network, no DOM: the same code runs at build,
in a terminal, and in the reader's browser.
"""
