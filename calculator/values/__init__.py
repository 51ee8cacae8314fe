"""Single values and nothing else: amounts of CECs, a renewal cycle's days, a course number, a text told to a person.

The ground floor: knows no rulebook, no ledger and no other room.
"""
