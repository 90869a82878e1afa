"""What in accounts is sealed or tagged under old keys still, for the software that makes keys anew (decision 0019).

Each answer is row id -> what its action has to know. Rows of whoever has no keys any more are noise
and not among them.
"""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator

from tealight.accounts.models import Arrival, Deed, Member, Persona, PersonaKind, Sanction, Unsealed
from tealight.accounts.queries.decisions import SANCTION_SLOTS
from tealight.accounts.queries.own_personas import BLOCK
from tealight.accounts.queries.unsealed import SLOT, SLOTS
from tealight.accounts.second_secrets import SECRETS, is_sealed_under_old
from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place.policy import may_rekey

Left = dict[int, tuple]


def members_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the members whose record is sealed under old keys."""
    require(may_rekey(viewer))
    rows = Member.objects.values_list("id", "record").iterator()
    return {row: () for row, record in rows if row in everybody.members and everybody.members[row].is_old(record)}


def second_steps_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the second steps whose secret is sealed under old keys of their owner."""
    require(may_rekey(viewer))
    rows = Authenticator.objects.filter(type__in=SECRETS).iterator()
    return {
        row.id: () for row in rows
        if row.user_id in everybody.members and is_sealed_under_old(everybody.members[row.user_id], row)
    }


def arrivals_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the lines to the team that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = Arrival.objects.filter(line__isnull=False).values_list("id", "line")
    return {row: () for row, line in rows if everybody.place.is_old(line)}


def deeds_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the facts of deeds that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = Deed.objects.values_list("id", "facts").iterator()
    return {row: () for row, facts in rows if everybody.place.is_old(facts)}


def sanctions_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the sanctions under old tags: (member, slot)."""
    require(may_rekey(viewer))
    slots = everybody.slots("sanction/v1", SANCTION_SLOTS)
    rows = Sanction.objects.filter(tag__isnull=False).values_list("id", "tag").iterator()
    found = {row: slots.get(bytes(tag)) for row, tag in rows}
    return {row: whose[:2] for row, whose in found.items() if whose and whose[2]}


def told_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return what tells somebody that they were named, under an old tag or sealed with old keys: (member, slot)."""
    require(may_rekey(viewer))
    slots, found = everybody.slots(SLOT, SLOTS), {}
    for row, tag, sealed in Unsealed.objects.values_list("id", "tag", "sealed").iterator():
        whose = slots.get(bytes(tag))
        if whose and (whose[2] or everybody.members[whose[0]].is_old(sealed)):
            found[row] = whose[:2]
    return found


def faces_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the faces of one story under old tags, or an old seal of the place: (member, number), or ().

    Whose each is, is worked out here from everybody's keys at once: no statement asks for one member's.
    """
    require(may_rekey(viewer))
    place, found = everybody.place, {}
    rows = Persona.objects.filter(kind=PersonaKind.THREAD).values_list("id", "walk_tag", "seal")
    faces = {row: (tag and bytes(tag), seal) for row, tag, seal in rows.iterator()}
    by_tag = {tag: row for row, (tag, _) in faces.items() if tag}
    whose = {row: (member, number) for row, member, number, _ in _walk(everybody, by_tag)}
    old = {row for row, *_, is_old in _walk(everybody, by_tag) if is_old}
    for row, (_, seal) in faces.items():
        if row in old or (seal is not None and place.is_old(seal)):
            found[row] = whose.get(row, ())
    return found


def _walk(everybody: Everybody, by_tag: dict[bytes, int]) -> Iterator[tuple[int, int, int, bool]]:
    """Yield (persona, member, number, whether its tag is old) of every face whose owner has keys."""
    for member, keys in everybody.members.items():
        start = 0
        while found := list(_block(keys, by_tag, start)):
            yield from ((row, member, number, is_old) for row, number, is_old in found)
            start += BLOCK


def _block(keys: Keys, by_tag: dict[bytes, int], start: int) -> Iterator[tuple[int, int, bool]]:
    for number in range(start, start + BLOCK):
        for place, tag in enumerate(keys.tags("walk/v1", number)):
            if tag in by_tag:
                yield by_tag[tag], number, place > 0


def owners_of_personas(viewer: Viewer, everybody: Everybody) -> dict[int, int]:
    """Return persona -> member of every face whose owner has keys, those of one story too. In memory, never stored."""
    require(may_rekey(viewer))
    rows = Persona.objects.filter(kind=PersonaKind.THREAD, walk_tag__isnull=False).values_list("id", "walk_tag")
    by_tag = {bytes(tag): row for row, tag in rows.iterator()}
    owners = {row: member for row, member, *_ in _walk(everybody, by_tag)}
    for member, persona, duty in Member.objects.values_list("id", "persona_id", "duty_persona_id"):
        if member in everybody.members:
            owners |= {persona: member} | ({duty: member} if duty else {})
    return owners
