"""What happened: events waiting to be told, and the record that shows tampering.

Events carry ids and verbs, never words and never a member. A told event is
deleted; it keeps no order (PRIVACY.md 5).
"""


def record(verb, *, about, now, **ids):
    """Write that `verb` happened; whoever listens is told soon, in a job.

    In the caller's transaction: if the change is undone, nothing was recorded.
    `about` is a kind of thing and its id; `ids` are further whole numbers the
    listeners need. Each listener's job gets the thing's id and these.
    """
    from tealight.ledger.outbox import write_event

    write_event(verb, about=about, now=now, ids=ids)
