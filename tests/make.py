"""Make what tests need, through the same actions that people use."""

from datetime import UTC, datetime
from functools import cache

from tealight.kernel.viewer import Person, System

#: a Monday evening; tests pass it on and never sleep
NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
TEST = System("test")
PASSWORD = "three warm lanterns"


def a_place(*, now: datetime = NOW, sign_up_mode: str = "open", never_unseals: bool = False, **changes) -> None:
    """A place with its notes, every answer given, and open doors."""
    from tealight.place.actions.give_up_unsealing import give_up_unsealing
    from tealight.place.actions.lay_foundations import lay_foundations
    from tealight.place.actions.open_place import open_place
    from tealight.place.actions.shape_place import shape_place
    from tealight.place.actions.write_rules import write_rules
    from tealight.place.rules import read_rules

    lay_foundations(viewer=TEST, now=now, name="Harbour")
    if never_unseals:
        give_up_unsealing(viewer=TEST, now=now)
    answered = {
        "sign_up_mode": sign_up_mode,
        # Bounds on what one member does at once are asked about in tests of their own.
        "stories_a_day": 0, "replies_an_hour": 0, "anonymous_replies_a_day": 0,
        "confidentiality": "What you tell stays here, unless a life is in danger.",
        "hours": [{"days": [0, 1, 2, 3, 4, 5, 6], "from": "19:00", "to": "23:00"}],
        "safeguarding_lead": "Hazel Dunn",
        "safeguarding_deputy": "Mira Holt",
        "out_of_hours_plan": "Nobody watches; the page says so.",
        "police_position": "We tell what the law requires.",
        "key_copy_confirmed_on": now.date(),
        "mail_tested_on": now.date(),
    }
    shape_place(viewer=TEST, now=now, **{**answered, **changes})
    write_rules(viewer=TEST, now=now, rules=read_rules("Speak of your own."))
    open_place(viewer=TEST, now=now)


def a_place_changes(*, now: datetime = NOW, **changes) -> None:
    """Change what the operator decides."""
    from tealight.place.actions.shape_place import shape_place

    shape_place(viewer=TEST, now=now, **changes)


@cache
def _kept(password: str):
    from tealight.accounts.hashers import hashed

    return hashed(password)


def a_member(pen_name: str, *, now: datetime = NOW, password: str | None = PASSWORD, **choices) -> int:
    """Make an account; return its member id. Who has the usual password has the hash that was made of it once."""
    from tealight.accounts.actions.make_member import make_member

    password = _kept(password) if password == PASSWORD else password
    return make_member(viewer=TEST, now=now, pen_name=pen_name, password=password, **choices).member_id


def as_viewer(member_id: int, now: datetime = NOW) -> Person:
    """Load a member as they ask from now on: after each change, ask again."""
    from tealight.accounts.queries.viewer import load_person

    person = load_person(member_id, now)
    assert person is not None, "this account is closed, or not let in"
    return person


def a_person(pen_name: str, *, second_step: bool = True, **choices) -> Person:
    """Make an account; return its viewer. Who is on the team has a second step, unless told otherwise."""
    viewer = as_viewer(a_member(pen_name, **choices), choices.get("now", NOW))
    if not choices.get("roles") or not second_step:
        return viewer
    a_second_step(viewer, choices.get("now", NOW))
    return as_viewer(viewer.member_id, choices.get("now", NOW))


def a_second_step(viewer: Person, now: datetime = NOW) -> str:
    """Set up a codes app for `viewer`; return its secret."""
    from tealight.accounts.actions.add_codes_app import add_codes_app

    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    add_codes_app(viewer=viewer, now=now, secret=secret)
    return secret


# ── rooms, circles, and what is said in them ─────────────────────────────────────────────────────
def the_rooms(*, now: datetime = NOW) -> None:
    """The rooms of a new place: five open, the others waiting."""
    from tealight.groups.actions.lay_rooms import lay_rooms

    lay_rooms(viewer=TEST, now=now)


def in_room(viewer: Person, slug: str = "late-loss", *, now: datetime = NOW) -> Person:
    """Let `viewer` into an open room, made if there are none yet; return them as they ask next."""
    from tealight.groups.actions.join_group import join_group
    from tealight.groups.models import Group

    if not Group.objects.exists():
        the_rooms(now=now)
    join_group(viewer=viewer, now=now, group=Group.objects.get(slug=slug).id)
    return as_viewer(viewer.member_id, now)


def a_circle(viewer: Person, *people: Person, now: datetime = NOW) -> Person:
    """Make a circle of `viewer` with `people` in it; return `viewer` as they ask next."""
    from tealight.groups.actions.accept_circle_invitation import accept_circle_invitation
    from tealight.groups.actions.invite_to_circle import invite_to_circle
    from tealight.groups.actions.make_circle import make_circle

    make_circle(viewer=viewer, now=now)
    owner = as_viewer(viewer.member_id, now)
    for person in people:
        token = invite_to_circle(viewer=owner, now=now)
        accept_circle_invitation(viewer=person, now=now, token=token)
    return as_viewer(viewer.member_id, now)


def a_story(viewer: Person, source: str = "Nobody warns you about the admin.", *, now: datetime = NOW, **choices) -> int:
    """Share a story with all members, or as `choices` say; return its id. `room` is a slug."""
    from tealight.groups.models import Group
    from tealight.stories.actions.share_story import share_story

    room = choices.pop("room", None)
    if room:
        choices |= {"audience": "group", "group": Group.objects.get(slug=room).id}
    return share_story(viewer=viewer, now=now, source=source, **{"title": "", "audience": "members", **choices})


def a_reply(viewer: Person, story: int, source: str = "I’m so sorry.", *, now: datetime = NOW, **choices) -> int:
    """Answer a story; return the reply's id."""
    from tealight.stories.actions.reply_to_story import reply_to_story

    return reply_to_story(viewer=viewer, now=now, story=story, source=source, **choices)


def written(row) -> str:
    """The open words of a story or a reply, as they were written; of sealed ones nothing."""
    from tealight.kernel.viewer import Visitor
    from tealight.stories import wording

    return "" if row.sealed is not None else wording.take(row, row, Visitor()).source
