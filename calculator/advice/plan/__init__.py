"""Ways to close the gap: the smallest sets of further entries that reach what every certification needs, at once.

``choices`` turns what the person can do into items with a gain for each need, by asking the engine; ``search`` finds
the best sets among them, exactly; ``ways`` turns them back into planned entries and says what they give.
"""

from calculator.advice.plan.ways import answer

__all__ = ["answer"]
