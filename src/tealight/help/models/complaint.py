"""That a form for complaints was sent, for as long as it could be sent again."""

from django.db import models

from tealight.kernel.ids import RandomIdField


class SentComplaint(models.Model):
    """A form that was sent to the trustee: sent twice, it is one complaint.

    What it said is in the mail alone. Its number was drawn with the form and stands nowhere else; the day is
    there so that the row can go after it.
    """

    #: the form's own random number
    id = RandomIdField()
    day = models.DateField()
