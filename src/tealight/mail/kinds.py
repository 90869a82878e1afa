"""The few subjects a mail of ours can have.

A partner, a parent or a colleague reads the subject on a lock screen. So nobody
writes one freely: it is chosen from here, and none tells what this place is.
"""

from django.db import models

#: The name beside the sender's address, the same for every mail.
SENDER_NAME = "Messages"


class MailKind(models.IntegerChoices):
    """What a mail is about; the label is its subject."""

    MESSAGE = 1, "You have a new message"
    WAY_BACK = 3, "Your way back in"
    ACCOUNT = 4, "About your account"
    TEST = 5, "A test message"
    CONFIRM = 6, "Please confirm"
    READING = 7, "Something new to read"
