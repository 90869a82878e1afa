"""What in groups is sealed under old keys still, for the software that makes keys anew (decision 0019)."""

from collections.abc import Callable, Iterator

from tealight.accounts.models import Member
from tealight.accounts.record import open_record
from tealight.groups.keys import circle_generations, circle_key, circle_keys
from tealight.groups.models import Circle, JoinRequest
from tealight.kernel.crypto import Keys, SealBroken
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place.policy import may_rekey

#: number -> secret of a circle's key; the first writes
Secrets = dict[int, bytes]
#: what a step makes of one circle's key
Step = Callable[[int, Secrets], Secrets]


def requests_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the requests to come into a room that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = JoinRequest.objects.values_list("id", "body")
    return {row: () for row, body in rows if everybody.place.is_old(body)}


def rosters_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the circles whose people are sealed under an old key of the circle: (its keys,)."""
    circles = keys_of_circles(viewer, everybody)
    rows = Circle.objects.filter(id__in=circles).values_list("id", "roster")
    return {row: (circles[row],) for row, roster in rows if circles[row].is_old(roster)}


def keys_of_circles(viewer: Viewer, everybody: Everybody) -> dict[int, Keys]:
    """Return the keys of each circle that somebody can open, the newest of its generations first."""
    found = secrets_of_circles(viewer, everybody)
    return {circle: circle_keys(circle, circle_key(newest_first(circle, known))) for circle, known in found.items()}


def secrets_of_circles(viewer: Viewer, everybody: Everybody) -> dict[int, Secrets]:
    """Return circle -> number -> secret, whatever the records of its people hold of it between them."""
    require(may_rekey(viewer))
    found: dict[int, Secrets] = {}
    for _, circles in _records(everybody):
        for circle, known in circles.items():
            found.setdefault(circle, {}).update(known)
    return found


def records_left(viewer: Viewer, everybody: Everybody, step: Step) -> list[int]:
    """Return the members in whose record a step changes the key of a circle."""
    require(may_rekey(viewer))
    return sorted(
        member
        for member, circles in _records(everybody)
        if any(list(step(circle, known).items()) != list(known.items()) for circle, known in circles.items())
    )


def newest_first(circle: int, known: Secrets) -> Secrets:
    """Return `known` with the generation that is the newest as the one that writes."""
    return dict(sorted(known.items(), reverse=True))


def first_alone(circle: int, known: Secrets) -> Secrets:
    """Return the generation of `known` that writes, alone."""
    return dict(list(known.items())[:1])


def _records(everybody: Everybody) -> Iterator[tuple[int, dict[int, Secrets]]]:
    for member in Member.objects.only("id", "record").iterator():
        if member.id not in everybody.members:
            continue
        try:
            record = open_record(member, everybody.members[member.id])
        except SealBroken:
            continue  # damaged: what it held is lost to its owner as well, and holds nobody else up
        yield member.id, {int(one): circle_generations(bytes.fromhex(key)) for one, key in record.circles.items()}
