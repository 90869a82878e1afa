"""Chance that falls the same way in two lives.

Ids, names made for one story, file names, form tokens and keys are drawn at random. Here they are drawn from
what is being done ("act 7", "Cy asks /stories/"), so that both lives draw the same for the same, however
often something else was drawn before. No page is cleaned of anything: what differs, differs.
"""

import os
import secrets
from base64 import urlsafe_b64encode
from random import Random
from types import SimpleNamespace


class Chance:
    """Stands in for the system's randomness, everywhere in this process, while `monkeypatch` holds."""

    def __init__(self, monkeypatch):
        from tealight.accounts import gentle_names
        from tealight.kernel.crypto import leaving

        self.random, self.seed = Random(0), 0
        for module, name, drawn in (
            (secrets, "randbelow", lambda most: self.random.randrange(most)),
            (secrets, "randbits", lambda bits: self.random.getrandbits(bits)),
            (secrets, "choice", lambda values: self.random.choice(values)),
            (secrets, "token_bytes", lambda size=32: self.random.randbytes(size)),
            (secrets, "token_hex", lambda size=32: self.random.randbytes(size).hex()),
            (secrets, "token_urlsafe", lambda size=32: urlsafe_b64encode(self.random.randbytes(size)).rstrip(b"=").decode()),
            (os, "urandom", lambda size: self.random.randbytes(size)),
            # By this and its own number a thing is given the hour at which it goes: the same, of whoever leaves.
            (leaving, "os", SimpleNamespace(urandom=bytes)),
            (gentle_names, "choice", lambda values: self.random.choice(values)),
        ):
            monkeypatch.setattr(module, name, drawn)

    def begin(self, *what: object) -> None:
        """Draw from here on what belongs to `what`; the same each time that is said."""
        self.random.seed(f"{self.seed} {what!r}")
