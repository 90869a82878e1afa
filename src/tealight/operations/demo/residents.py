"""The people of the sample: the rooms and circles they are in, what they chose, and who is away."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tealight.accounts.actions.add_codes_app import add_codes_app
from tealight.accounts.actions.block_persona import block_persona
from tealight.accounts.actions.choose_filters import choose_filters
from tealight.accounts.actions.close_account import close_account
from tealight.accounts.actions.hide_persona import hide_persona
from tealight.accounts.actions.make_member import make_member
from tealight.accounts.actions.mute_persona import mute_persona
from tealight.accounts.actions.pause_account import pause_account
from tealight.accounts.closing import erase_all
from tealight.accounts.queries import load_person
from tealight.accounts.second_app import new_secret
from tealight.groups.actions.accept_circle_invitation import accept_circle_invitation
from tealight.groups.actions.admit import admit
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.make_circle import make_circle
from tealight.groups.models import Group
from tealight.kernel.viewer import Person, Viewer
from tealight.operations.demo.texts import circles, people, rooms_spoken_in

#: who is away went this long ago; whatever anybody wrote to them was written before
AWAY = timedelta(weeks=2)


@dataclass(slots=True)
class Residents:
    """Everyone in the sample, by the key the texts use."""

    now: datetime
    ids: dict[str, int] = field(default_factory=dict)
    _loaded: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Person:
        """Return one of them as a viewer."""
        if key not in self._loaded:
            self._loaded[key] = load_person(self.ids[key], self.now)
        return self._loaded[key]

    def forget(self, *keys: str) -> None:
        """Load these anew next time: what they joined, chose or are called in a story has changed."""
        for key in keys:
            self._loaded.pop(key, None)


def move_in(viewer: Viewer, now: datetime) -> Residents:
    """Make everyone, with their roles, rooms and circles.

    Nobody in the sample has a password: its one-press sign-in is the only way in.
    Its team has a second step, for roles sleep without; nobody knows its secret.
    """
    living = Residents(now)
    spoken = rooms_spoken_in()
    rooms = {room.slug: room for room in Group.objects.filter(opened_on__isnull=False)}
    for person in people():
        joined = now - timedelta(weeks=person.joined_weeks_ago)
        made = make_member(
            viewer=viewer, now=joined, pen_name=person.name, password=None,
            line=person.line, roles=person.roles, country="GB", first_post_held=person.first_post_held,
        )
        living.ids[person.key] = made.member_id
        if person.roles:
            add_codes_app(viewer=living[person.key], now=joined, secret=new_secret())
            living.forget(person.key)
        for slug in sorted({*person.rooms, *spoken.get(person.key, ())}):
            if slug in rooms:
                admit(viewer=viewer, now=joined, member=made.member_id, group=rooms[slug].id)
    for owner, others in circles().items():
        _gather(living, owner, others)
    return living


def _gather(living: Residents, owner: str, others: set[str]) -> None:
    """Make a circle the way people do: by links, sent and accepted one by one."""
    make_circle(viewer=living[owner], now=living.now)
    living.forget(owner)
    for other in sorted(others):
        token = invite_to_circle(viewer=living[owner], now=living.now)
        accept_circle_invitation(viewer=living[other], now=living.now, token=token)
        living.forget(other)


def settle(living: Residents, now: datetime) -> None:
    """Let some choose other filters than those at the start, and turn from one another."""
    for person in people():
        viewer = living[person.key]
        if person.preset:
            choose_filters(viewer=viewer, now=now, preset=person.preset, choices=person.filters)
        for other in person.blocks:
            block_persona(viewer=viewer, now=now, persona_id=living[other].persona_id)
        for other in person.mutes:
            mute_persona(viewer=viewer, now=now, persona_id=living[other].persona_id)
        for other in person.hides:
            hide_persona(viewer=viewer, now=now, persona_id=living[other].persona_id)
        living.forget(person.key)


def move_out(living: Residents, now: datetime) -> None:
    """Let some pause and some leave, and finish what the worker does after a closing."""
    away = now - AWAY
    for person in people():
        if person.away == "paused":
            pause_account(viewer=living[person.key], now=away)
        elif person.away:
            viewer, keep_words = living[person.key], person.away == "left"
            close_account(viewer=viewer, now=away, keep_words=keep_words)
            erase_all(viewer.persona_id, keep_words, away)
            living.forget(person.key)
            del living.ids[person.key]
