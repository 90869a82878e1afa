"""What the papers say of bounds, sessions and logs is what the code does (docs/operating.md)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tealight.accounts import (
    joining,
    losses,
    names,
    policy,
    sessions,
    signing_in,
    slots,
    throttling,
)
from tealight.accounts.forms import LONGEST_PASSWORD
from tealight.accounts.views import email, recover
from tealight.groups import policy as circles
from tealight.help.views import contact
from tealight.kernel import prose
from tealight.magazine import pictures
from tealight.magazine.actions import answer_asking
from tealight.magazine.views import by_mail
from tealight.media import arriving, plan
from tealight.media.models import Upload
from tealight.place import rules
from tealight.place.models import PlaceSettings, WatchedWord
from tealight.place.queries.place import LIMITS
from tealight.screening import watching
from tealight.stories import bounds
from tealight.stories.actions import showing, writing
from tealight.stories.models import Confession
from tealight.stories.views import small_hours

ROOT = Path(__file__).resolve().parents[2]
PAPER = (ROOT / "docs" / "operating.md").read_text()
MINUTE = 60
(SHORTEST_PASSWORD,) = (
    rule["OPTIONS"]["min_length"] for rule in settings.AUTH_PASSWORD_VALIDATORS if rule["NAME"].endswith("MinimumLengthValidator")
)

#: what an operator may change, as a place begins
AT_FIRST = {name: PlaceSettings._meta.get_field(name).default for name in LIMITS}

#: what is bounded, as the paper calls it -> the figures of the code, in the order in which the paper says them
BOUNDS = {
    "tries to sign in, from one connection": [signing_in.TRIES._each],
    "tries for one name, known or not": [
        throttling.FREE_TRIES,
        throttling.wait_after(throttling.FREE_TRIES + 1).total_seconds() // MINUTE, throttling.LONGEST.total_seconds() // MINUTE,
    ],
    "tries with recovery words, or for a way back by mail": [recover.PACE._each],
    "accounts made from one connection": [joining.WORKED._each, joining.AGED._each],
    "messages to the team": [contact.PACE._each, contact.MEMBERS_PACE._each],
    "confirming an address": [email.PACE._each],
    "asking for new articles by mail, from one connection": [
        by_mail.MEMBERS_PACE._each, by_mail.AGED._each, by_mail.WORKED._everyone, by_mail.AGED._everyone, answer_asking.AGAIN_AFTER.days,
    ],
    "a password": [SHORTEST_PASSWORD, LONGEST_PASSWORD],
    "a pen name": [names.SHORTEST, names.LONGEST],
    "a story or a reply": [prose.LONGEST, writing.LONGEST_TITLE],
    "small hours: characters; of one member in a day; of a visitor’s connection in an hour, and of its neighbourhood; waiting for a person before visitors are asked to come back": [
        Confession.LONGEST, bounds.CONFESSIONS_A_DAY, small_hours.WORKED._each, small_hours.AGED._each,
        small_hours.WORKED._around, small_hours.AGED._around, bounds.MOST_WAITING,
    ],
    "photos of a story, of a reply, of a page": [*showing.MOST.values(), plan.HEAVIEST // 2**20],
    "a picture in an article": [
        plan.HEAVIEST // 2**20, plan.LARGEST["jpeg"] // 10**6, plan.LARGEST["png"] // 10**6, *set(pictures.BOX),
    ],
    "photos that wait to be shared, of one member; from one form": [Upload.SLOTS, arriving.MOST],
    "replies to others in the first seven days of an account": [AT_FIRST["newcomer_replies"]],
    "stories a day, replies an hour of one member; anonymous replies a day to others’ stories": [
        AT_FIRST["stories_a_day"], AT_FIRST["replies_an_hour"], AT_FIRST["anonymous_replies_a_day"],
    ],
    "links in one text": [AT_FIRST["most_links"]],
    "rules of the place or of a room; a rule’s name, sentence and longer text": [
        rules.MOST, rules.LONGEST_TITLE, rules.LONGEST_SENTENCE, rules.LONGEST_MORE,
    ],
    "words watched, and words in one entry": [WatchedWord.MOST, watching.MOST_WORDS],
    "passkeys, sessions, exports a day": [policy.MOST_PASSKEYS, slots.MOST, policy.MOST_EXPORTS],
    "people of a circle, open invitations to it": [circles.MOST_IN_CIRCLE, circles.MOST_INVITATIONS],
    "stories kept, people blocked, muted or hidden": [policy.MOST_KEPT],
    "losses": [losses.MOST],
    "one request without photos": [settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS],
}


def section(title: str) -> str:
    return PAPER.partition(f"## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> dict[str, str]:
    found = re.findall(r"^\| (.+?) \| (.+) \|$", section(title), re.MULTILINE)
    return dict(found[1:])


def test_every_bound_is_on_the_list_and_as_the_code_has_it():
    assert rows("What is bounded").keys() == BOUNDS.keys()


@pytest.mark.parametrize("what", BOUNDS)
def test_the_list_of_bounds_says_what_the_code_does(what):
    said = [int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*(?=\D|$)", rows("What is bounded")[what])]
    assert said == [int(figure) for figure in BOUNDS[what]]


def test_how_long_a_session_lasts_is_as_the_paper_says():
    said = section("How long a session lasts").partition("NIST")[0]
    assert (sessions.SHORT_DAYS, sessions.STAY_DAYS, sessions.FRESH_SECONDS) == (1, 30, 15 * MINUTE)
    assert "A day, or 30 " in said and "after 15 minutes" in said


def test_every_log_there_is_stands_in_the_paper():
    """A logger with a handler of its own, or one more of ours, would be a log nobody wrote down."""
    logging, said = settings.LOGGING, section("What is logged")
    assert {name: kept["class"] for name, kept in logging["handlers"].items()} == {"console": "logging.StreamHandler"}
    ours = set()
    for path in (ROOT / "src" / "tealight").rglob("*.py"):
        ours |= set(re.findall(r'getLogger\("([\w.]+)"\)', path.read_text()))
    heard = {name.split(".")[0] for name in {*ours, *logging["loggers"]}} | {"tealight.access"}
    assert {"tealight.access"} <= ours
    assert [name for name in heard if f"`{name}`" not in said] == []


def test_how_soon_a_library_with_a_flaw_is_replaced_is_promised():
    said = (ROOT / "SECURITY.md").read_text().partition("**Libraries.**")[2]
    assert [int(days) for days in re.findall(r"(\d+)(?= days|, any|\.)", said)][:3] == [7, 30, 90]
