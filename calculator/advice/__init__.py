"""What to do next: steps, timeline, what one more would add, ways to the goal, safety, and several people at once.

Asks the estimate again and again. Must not know who asks: nothing but the terminal and the crossing may know this room.
"""
