"""A process beside a running place, which makes there what a journey needs, through the actions.

    beside = Beside(data)
    cookie = beside.cookie("Ada Winter")

The place runs on a data directory of its own, the tests on another; only a process that loaded its
settings for the place's own directory can open its seals. It listens on a pipe and ends with it.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

#: long, so that no name drawn by chance is too much like it
PASSWORD = "three warm lanterns on the sill above the sea"


class Beside:
    """Calls of the functions below, and of beside_team.py, as methods: `beside.cookie("Ada Winter")`."""

    def __init__(self, data: Path, clock: Path | None = None):
        """`clock`: the file of the place's own clock, where a journey moves that (tests/ground/moved_clock.py)."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.beside", str(data), *([str(clock)] if clock else [])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=kept,
            cwd=Path(__file__).resolve().parents[2],
        )
        self.turn = threading.Lock()

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*args, **choices):
            with self.turn:
                self.process.stdin.write(json.dumps([name, args, choices]) + "\n")
                self.process.stdin.flush()
                line = self.process.stdout.readline()
            assert line, f"The process beside the place ended while asked for {name}"
            answer, fault = json.loads(line)
            assert not fault, f"{name}{args}{choices}: {fault}"
            return answer

        return call

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait(20)


# ── what can be asked for; all of it runs in the process beside the place ────────────────────────
def cookie(pen_name: str, fresh: bool = True) -> dict:
    """A signed-in session, as the sign-in page would have begun it."""
    from django.conf import settings

    from tealight.accounts.models import Member
    from tealight.accounts.sessions import SessionStore
    from tealight.kernel import clock

    member = Member.objects.select_related("persona").get(persona__name=pen_name)
    session = SessionStore()
    # Not asked again within the run, however slow the machine is; journeys about asking turn that off.
    session.begin(member, clock.now(), stay=False, second=bool(member.roles), sample=fresh)
    if not fresh:
        session["_asked"] = session["_asked_second"] = 0
    session.save()
    return {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key}


def end_sessions(pen_name: str) -> int:
    """Signs someone out everywhere, as they would from another device."""
    from tealight.accounts.actions.end_sessions import end_sessions as end
    from tealight.kernel import clock
    return end(viewer=person(pen_name), now=clock.now())


def open_place() -> None:
    """Opens an empty place, everything decided."""
    from tealight.kernel import clock
    from tests import make

    make.a_place(now=clock.now())


def newcomer(pen_name: str, rooms: tuple = (), circle_of: str = "", settled: bool = False, **choices) -> dict:
    """An account with a password, in some rooms; in someone's circle, made if there was none.
    `settled`: here for a month, so that what holds in the first week does not hold for them.
    """
    from datetime import timedelta

    from tealight.groups.actions.join_group import join_group
    from tealight.groups.models import Group
    from tealight.kernel import clock
    from tests import make
    now = clock.now()
    if settled:
        choices["joined_on"] = clock.day(now) - timedelta(days=30)
    member = make.a_member(pen_name, now=now, password=PASSWORD, **choices)
    for slug in rooms:
        join_group(viewer=make.as_viewer(member, now), now=now, group=Group.objects.get(slug=slug).id)
    if circle_of:
        _let_into_circle(circle_of, pen_name)
    return {"member": member, "persona": person(pen_name).persona_id}


def persona(pen_name: str) -> int:
    """The id of someone's persona."""
    return person(pen_name).persona_id


def circle(pen_name: str, others: tuple = ()) -> None:
    """A circle of someone's, with others in it."""
    for other in others:
        _let_into_circle(pen_name, other)


def story(pen_name: str, source: str, **choices) -> int:
    """A story, shared; `room` is a slug, without one all members may read it."""
    from tealight.kernel import clock
    from tests import make
    return make.a_story(person(pen_name), source, now=clock.now(), **choices)


def reply(pen_name: str, story: int, source: str, **choices) -> int:
    """A reply, sent."""
    from tealight.kernel import clock
    from tests import make

    return make.a_reply(person(pen_name), story, source, now=clock.now(), **choices)


def hour_of_confessions_comes() -> None:
    """What was read of confessions appears: the hour that chance drew is over."""
    from datetime import timedelta

    from tealight.kernel import clock
    from tealight.kernel.viewer import System
    from tealight.stories.actions.show_when_due import show_when_due
    from tealight.stories.models import Confession

    for number in Confession.objects.filter(appears_at__isnull=False).values_list("id", flat=True):
        show_when_due(viewer=System("its hour has come"), now=clock.now() + timedelta(days=1), kind="confession", thing=number)


def withdraw(pen_name: str, story: int) -> None:
    """Someone takes a story of theirs back."""
    from tealight.kernel import clock
    from tealight.stories.actions.withdraw_story import withdraw_story

    withdraw_story(viewer=person(pen_name), now=clock.now(), story=story)


def sources(pen_name: str) -> dict:
    """Everything someone wrote and sent, as they typed it: stories and replies, newest first."""
    from tealight.stories.models import Reply, Story
    from tests import make

    persona = person(pen_name).persona_id
    return {
        "stories": [make.written(row) for row in Story.objects.filter(persona=persona).order_by("-hour", "-id")],
        "replies": [make.written(row) for row in Reply.objects.filter(persona=persona).order_by("ordinal")],
    }


def drafts(pen_name: str) -> list:
    """The titles and first words of someone's drafts."""
    from tealight.kernel import clock
    from tealight.stories.queries.draft_cards import draft_cards

    return [f"{card.title} {card.words}".strip() for card in draft_cards(person(pen_name), clock.day(clock.now()))]


def notices(pen_name: str) -> int:
    """How many notices someone has."""
    from tealight.notices.queries import notices as found

    return len(found(person(pen_name), "/notices/", "").cards)


def block(pen_name: str, other: str) -> None:
    """Someone blocks someone."""
    from tealight.accounts.actions.block_persona import block_persona
    from tealight.kernel import clock

    block_persona(viewer=person(pen_name), now=clock.now(), persona_id=person(other).persona_id)


def story_titled(title: str) -> int:
    """The id of a story of the sample that is not sealed."""
    from tealight.stories.models import Story

    return Story.objects.get(title=title).id


def holders(role: str) -> str:
    """The pen name of someone with a role."""
    from tealight.accounts.models import Member

    found = [m.persona.name for m in Member.objects.select_related("persona").order_by("id") if role in m.roles]
    assert found, f"nobody is {role}"
    return found[0]


def setting(**changes) -> None:
    """Shapes the place: allow the audience “anyone”, say."""
    from tealight.kernel import clock
    from tealight.place.actions.shape_place import shape_place
    from tests.make import TEST

    shape_place(viewer=TEST, now=clock.now(), **changes)


def addresses() -> dict:
    """What stands in the addresses of pages.py."""
    from tests.journeys import things

    return things.addresses()


def rows(model: str, column: str, **conditions) -> list:
    """A column of some rows: ids that stand in addresses."""
    from django.apps import apps

    return list(apps.get_model(model).objects.filter(**conditions).order_by("pk").values_list(column, flat=True))


def person(pen_name: str):
    """Someone, as they ask now; for the functions here, as no pipe carries a viewer."""
    from tealight.accounts.models import Member
    from tealight.kernel import clock
    from tests import make

    return make.as_viewer(Member.objects.get(persona__name=pen_name).id, clock.now())


def _let_into_circle(owner: str, other: str) -> None:
    from tealight.groups.actions.accept_circle_invitation import accept_circle_invitation
    from tealight.groups.actions.invite_to_circle import invite_to_circle
    from tealight.groups.actions.make_circle import make_circle
    from tealight.kernel import clock

    now = clock.now()
    make_circle(viewer=person(owner), now=now)
    token = invite_to_circle(viewer=person(owner), now=now)
    accept_circle_invitation(viewer=person(other), now=now, token=token)


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints must not stand between our answers
    from tealight.config import env

    env.choose(data=sys.argv[1])
    os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
    import django

    django.setup()
    from tests.journeys import beside_team

    known = {**vars(beside_team), **globals()}
    if clock := sys.argv[2:]:
        from tests.ground import moved_clock

        moved_clock.follow(clock[0])
    for line in sys.stdin:
        name, args, choices = json.loads(line)
        try:
            found = [known[name](*args, **choices), ""]
        except Exception as fault:  # told to the test that asked, which fails with it
            found = [None, f"{type(fault).__name__}: {fault}"]
        answers.write(json.dumps(found) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
