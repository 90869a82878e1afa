from django.db import models

from tealight.kernel.ids import RandomIdField


class Session(models.Model):
    """A signed-in browser. It names nobody.

    `tag` is how the cookie finds it; `owner_tag` how its owner lists and ends
    it. `body` is sealed with a key derived from the cookie itself, so neither
    the database nor the key ring is enough to see whose it is.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    owner_tag = models.BinaryField(max_length=32, null=True, unique=True)
    body = models.BinaryField()
    expires_on = models.DateField(db_index=True)
