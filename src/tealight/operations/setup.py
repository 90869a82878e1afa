"""Setting a new place up: the link that opens it, and the steps behind it."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from tealight.accounts.queries.staff import holders_of
from tealight.kernel import clock
from tealight.kernel.crypto.master import encode, master_key
from tealight.operations.policy import SET_UP
from tealight.place.actions.issue_setup_link import issue_setup_link
from tealight.place.actions.lay_foundations import lay_foundations
from tealight.place.forms import PARTS, RulesForm
from tealight.place.models import SignUpMode
from tealight.place.queries import Answers

#: the parts of the place that set-up asks for, in this order
ASKED = ("name", "rules", "joining", "hours", "safeguarding", "promises")
FORMS = {**PARTS, "rules": RulesForm}


def setup_link(base_url: str = "") -> str:
    """Return a fresh one-time link into set-up, or "" when the place is open.

    The one before it stops working. `base_url` is the place's own address if not given.
    """
    now = clock.now()
    lay_foundations(viewer=SET_UP, now=now)
    token = issue_setup_link(viewer=SET_UP, now=now)
    if not token:
        return ""
    return urljoin(base_url or settings.TEALIGHT.own_address, reverse("operations:setup", args=[token]))


@dataclass(frozen=True, slots=True)
class Step:
    """One question of set-up. Each can be answered, left, and answered again."""

    key: str
    title: str
    is_done: bool
    #: what holds if nobody answers; "" where an answer is needed before the doors open
    otherwise: str = ""

    @property
    def state(self) -> str:
        """Return how far this question is, in words."""
        return "Answered" if self.is_done else self.otherwise or "Still to do"


def next_step(now: Answers, after: str) -> str:
    """Return the key of the question to ask after `after`, or "" when none is left.

    Going forward nothing is passed over that was never looked at; going round again
    only what is needed.
    """
    order = steps(now)
    at = [step.key for step in order].index(after) + 1
    ahead = [step.key for step in order[at:] if not step.is_done]
    missed = [step.key for step in order[:at] if not step.is_done and not step.otherwise]
    return (*ahead, *missed, "")[0]


def steps(now: Answers) -> tuple[Step, ...]:
    """Return every step and whether it is answered."""
    done = {
        "name": bool(now.line),
        "rules": bool(now.rules),
        "joining": now.sign_up_mode != SignUpMode.OPEN,
        "hours": bool(now.hours),
        "safeguarding": bool(now.safeguarding_lead and now.safeguarding_deputy),
        "unsealing": now.never_unseals,
        "promises": bool(now.out_of_hours_plan and now.police_position and now.confidentiality),
    }
    otherwise = {
        "name": f"As it is: {now.name}", "joining": f"As it is: {now.sign_up}",
        "unsealing": "As it is: two keyholders together can, when a life is in danger",
    }
    asked = [Step(key, FORMS[key].title, done[key], otherwise.get(key, "")) for key in ASKED]
    return (
        *asked,
        Step("unsealing", "Whether anybody can be named", done["unsealing"], otherwise["unsealing"]),
        Step("key", "A copy of the recovery key", now.key_copy_confirmed),
        Step("mail", "Mail", now.mail_tested or now.without_mail),
        Step("operator", "The first operator", bool(holders_of("operator"))),
    )


# ── The copy of the recovery key ────────────────────────────────────────────────────────────────
GROUP = 4


def recovery_groups() -> tuple[str, ...]:
    """Return the master key as it is written on paper: groups of four signs."""
    text = encode(master_key())
    return tuple(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def asked_groups(token: str) -> tuple[int, int]:
    """Return the numbers, from 1, of the two groups to be read back; the same each time for one link."""
    digest = hashlib.sha256(b"which groups" + token.encode()).digest()
    count = len(recovery_groups()) - 1  # the last group ends in a sign every key has
    first = digest[0] % count
    second = (first + 1 + digest[1] % (count - 1)) % count
    return tuple(sorted((first + 1, second + 1)))
