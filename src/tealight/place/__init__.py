"""The place itself: its name, rules, hours, switches, and its content notes.

What the operator decides for everyone. Nothing here belongs to a member.
"""
