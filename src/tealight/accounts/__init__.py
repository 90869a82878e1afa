"""Members and the personas they write under.

A member is an account; a persona is the only author anything else can see. What
a member chose, joined, blocked or kept is one sealed record, opened once per
request; it names nobody in clear.
"""
