"""Decisions of the team about people, without learning who they are; and, where a life is in danger, learning it.

Staff decide about a face. Whose face it is, is found by the software and told to nobody
(accounts/identity.py), but for unsealing, which takes two keyholders.
"""
