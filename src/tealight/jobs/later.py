"""A job's way to say "not now"."""


class NotYet(Exception):
    """Raised by a job that found what it needs away, and wants to be tried again.

    Waits and counts like any failure but leaves no line in the log: when a mail
    server was down is the operator's to see in totals, not mail by mail.
    """
