"""What every room stands on: viewers, verdicts, actions, time, chance, keys.

The kernel knows nothing of stories or members' lives; it imports no other room.
"""
