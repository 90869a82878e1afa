"""What a member gave their account, for their own export: all their record says, and the account's own row.

A new field of the record stands in `RECORD` or in `NOT_GIVEN`; a test holds that.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from tealight.accounts.export.parts import Entry, Section
from tealight.accounts.losses import WORDS, read
from tealight.accounts.models import Member, Role
from tealight.accounts.queries.faces import faces
from tealight.accounts.queries.losses import own_losses
from tealight.accounts.queries.own import (
    EVERY_PHOTO,
    filter_rows,
    own_record,
    own_sessions,
    turned_from,
)
from tealight.accounts.queries.second_steps import second_steps
from tealight.accounts.record import Record
from tealight.kernel.viewer import Person

#: fields of the record -> how they are given to programs
RECORD: dict[str, Callable[[Any], Any]] = dict.fromkeys(
    (
        "email", "mail_wanted", "filters", "preset", "photos", "country", "word", "has_second_factor", "first_post_held",
        "words_due", "leaving_words", "leaving_anonymous", "seen",
    ),
    lambda value: value,
) | {
    "losses": lambda losses: [asdict(read(kept)) for kept in losses],
    "kept": lambda stories: [_story(story) for story in stories],
    "blocked": lambda personas: _names(personas),
    "muted": lambda personas: _names(personas),
    "hidden": lambda personas: _names(personas),
}
#: fields of the record that are not given -> why
NOT_GIVEN: dict[str, str] = {
    "cover": "the filters again, as the software asks for them",
    "leave_out": "the filters again, as the software asks for them",
    "kept_articles": "the articles have a part of their own, by their titles",
    "groups": "the rooms have a part of their own, by their names",
    "circles": "keys; the circles have a part of their own, by their names",
    "own_circle": "the circles have a part of their own",
    "email_asked": "a one-time link on its way: who has it can take the address",
    "email_asked_until": "a one-time link on its way",
    "doors_shut": "a number that makes old links open nothing",
    "rules_seen": "which version of the rules was shown, so that a change is told once",
}
_SHOWN = {"show": "shown", "cover": "covered", "leave-out": "left out"}


def account_given(viewer: Person) -> Section:
    """Return what the viewer chose, kept and wrote down for themselves, and whom they turned from."""
    return Section("account", "You, here", "Your name, what you chose, and what you keep for yourself.", lambda: _entries(viewer))


def _entries(viewer: Person) -> Iterator[Entry]:
    record = own_record(viewer)
    yield _self(viewer, record)
    rows = filter_rows(record)
    yield Entry("What is kept away", tuple((row.label, _SHOWN.get(row.value, row.value)) for row in rows), values={
        row.name.removeprefix("note-"): row.value for row in rows if row.name != EVERY_PHOTO
    } | {"every_photo": record.every_photo})  # fmt: skip
    if record.losses:
        cards = own_losses(viewer)
        yield Entry("In your own words", tuple((card.said.title or "Kept without a word", card.told or "Nothing more") for card in cards))
    turned = turned_from(viewer)
    lists = {"Blocked": turned.blocked, "Muted": turned.muted, "Hidden": turned.hidden}
    if any(lists.values()):
        yield Entry("People you turned from", tuple((how, ", ".join(one.name for one in people)) for how, people in lists.items()))
    if record.kept:
        yield Entry("Kept for yourself", lines=tuple(_story(story) for story in record.kept))
    sessions = own_sessions(viewer, ())
    yield Entry("Where you are signed in", tuple((one.name, f"until {one.until:%-d %B %Y}") for one in sessions), values={
        "sessions": [{"name": one.name, "until": one.until.isoformat()} for one in sessions],
    })  # fmt: skip


def _self(viewer: Person, record: Record) -> Entry:
    member = Member.objects.select_related("persona", "duty_persona").get(id=viewer.member_id)
    steps = second_steps(viewer)
    own = {
        "pen_name": viewer.pen_name,
        "line": member.persona.line,
        "found": member.persona.findable_on is not None,
        "duty_name": member.duty_persona.name if member.duty_persona else "",
        "roles": member.roles,
        "joined_on": member.joined_on.isoformat(),
        "recovery_words": bool(member.recovery),
        "codes_app": steps.has_codes_app,
        "passkeys": [{"name": key.name, "since": key.since.isoformat()} for key in steps.passkeys],
    }
    facts = (
        ("Name", viewer.pen_name),
        ("Under it", member.persona.line),
        ("Found by searching", "yes" if own["found"] else "no"),
        ("Name on the team", own["duty_name"]),
        ("On the team", ", ".join(Role(role).label for role in member.roles)),
        ("Here since", f"{member.joined_on:%-d %B %Y}"),
        ("Last here", f"{date.fromisoformat(record.seen + '-01'):%B %Y}" if record.seen else ""),
        ("E-mail", record.email),
        ("Mail about new things", "yes" if record.mail_wanted else "no"),
        ("Country for help", record.country),
        ("The word used", WORDS.get(record.word, "")),
        ("Second step", ", ".join(("codes app",) * steps.has_codes_app + tuple(key.name for key in steps.passkeys))),
    )
    return Entry("", facts, values=own | {name: give(getattr(record, name)) for name, give in RECORD.items()})


def _names(personas: list[int]) -> list[str]:
    found = faces(personas)
    return [found[number].name for number in personas if number in found]


def _story(story: int) -> str:
    return f"/stories/{story}/"
