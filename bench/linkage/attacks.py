"""What a thief may notice about an item and a member who could have written it. Each attack is a pure function.

An attack gives for (item, member) a small value that means nothing by itself. How much it says is learned
from what members signed: how often it is so of an author, and how often of anybody else (`judge`).
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from bench.linkage.evidence import Change, Evidence, Item, Seen, Written
from bench.linkage.rows import SEALED, UNSEEN

Feature = Callable[[Item, int], Hashable]
#: tables whose rows lead from a member to what somebody else wrote
TOLD = {"notices_notice", "stories_reaction"}


@dataclass(frozen=True, slots=True)
class Attack:
    """A way to look. `expected`: values of which a thief knows without learning that they give an author away."""

    name: str
    features: tuple[Feature, ...]
    expected: frozenset[Hashable] = frozenset()


def public(evidence: Evidence) -> Attack:
    """What every member can read: how much, when, where and beside what others write under their names."""
    named = [item for item in evidence.items if item.author is not None]
    total = Counter(item.author for item in named)
    clock = Counter((item.author, item.hour % 24) for item in named)
    at = Counter((item.author, item.hour) for item in named)
    day = Counter((item.author, item.hour // 24) for item in named)
    room = Counter((item.author, item.room) for item in named)
    thread = Counter((item.author, item.story) for item in named)
    asked = {item.story: item.author for item in named if item.id == item.story}

    def rate(item: Item, member: int) -> int:
        return (total[member] - (item.author == member)).bit_length()

    def hours(item: Item, member: int) -> int:
        own = item.author == member
        near = sum(clock[member, (item.hour + step) % 24] for step in (-1, 0, 1)) - own
        return min(5, round(8 * near / max(1, total[member] - own))) if total[member] - own else -1

    def beside(item: Item, member: int) -> tuple[int, int]:
        own = item.author == member
        around = sum(at[member, item.hour + step] for step in (-1, 1))
        return min(2, at[member, item.hour] - own), min(1, around)

    def same_day(item: Item, member: int) -> int:
        return min(2, day[member, item.hour // 24] - (item.author == member))

    def same_room(item: Item, member: int) -> int:
        return min(2, room[member, item.room] - (item.author == member)) if item.room else -1

    def same_thread(item: Item, member: int) -> tuple[int, bool, bool]:
        is_story = item.id == item.story
        return (
            0 if is_story else min(2, thread[member, item.story] - (item.author == member)),
            is_story, not is_story and asked.get(item.story) == member,
        )

    return Attack("public", (rate, hours, beside, same_day, same_room, same_thread))


# ── what stands in rows ──────────────────────────────────────────────────────────────────────────
def joins(evidence: Evidence) -> Attack:
    """A row, a job, a line of a log or the name of a file that holds the member beside the item or its persona."""
    every = [change.seen for change in evidence.changes if change.table not in TOLD] + evidence.lines
    return Attack("joins", (_beside_each_other(every),), frozenset({True}))


def told(evidence: Evidence) -> Attack:
    """Who was told of the item, or stands alongside it: hardly its author, so that fewer are left."""
    every = (change.seen for change in evidence.changes if change.table in TOLD)
    return Attack("joins: who was told, who reacted", (_beside_each_other(every),))


def same_transaction(evidence: Evidence) -> Attack:
    """A transaction in the write-ahead log that writes the item and a row that names the member."""
    return Attack("log: same transaction", (_beside_each_other(w.seen for log in evidence.logs for w in log),), frozenset({True}))


def freed(evidence: Evidence) -> Attack:
    """The member and the item side by side in what was freed and not overwritten."""
    return Attack("freed pages", (_beside_each_other(evidence.remnants),), frozenset({True}))


def _beside_each_other(every: Iterable[Seen]) -> Feature:
    found: dict[int, set[int]] = defaultdict(set)
    for seen in every:
        if seen.names:
            for thing in seen.things:
                found[thing] |= seen.names

    def beside(item: Item, member: int) -> bool:
        # The persona of what is signed is the member's own, in public.
        return member in found.get(item.id, ()) or (item.author is None and member in found.get(item.persona, ()))

    return beside


def presence(evidence: Evidence, table: str, every: int = 1) -> Attack:
    """Rows of one table that name the member and came, changed or went in the hour of the item, or in one beside it.

    `every`: hours between two copies; who copies once a night sees a day where others see an hour.
    """
    named: dict[int, set[int]] = defaultdict(set)
    for change in evidence.changes:
        if change.table == table and _shows_presence(change):
            named[change.hour // every] |= change.seen.names

    def when(item: Item, member: int) -> tuple[bool, bool]:
        at = item.hour // every
        return member in named[at], every == 1 and (member in named[at - 1] or member in named[at + 1])

    return Attack(f"{'hour by hour' if every == 1 else 'night by night'}: {table}", (when,))


def _shows_presence(change: Change) -> bool:
    """Whether the members of a changed row did it themselves: a new notice is written by somebody else."""
    return change.table != "notices_notice" or change.how != "new"


def tables_that_name(evidence: Evidence) -> list[str]:
    """Return the tables with rows that name somebody and changed."""
    return sorted({change.table for change in evidence.changes if change.seen.names})


# ── tags: rows of nobody, which come again ───────────────────────────────────────────────────────
def tags(evidence: Evidence, table: str) -> Attack:
    """A tag that came or went in the hour of the item, and did so in other hours in which the member was there."""
    hours: dict[bytes, set[int]] = defaultdict(set)
    for change in evidence.changes:
        if change.table == table and change.how != "changed":
            for mark in change.seen.marks:
                hours[mark].add(change.hour)
    at: dict[int, list[bytes]] = defaultdict(list)
    for mark, those in hours.items():
        if len(those) > 1:
            for hour in those:
                at[hour].append(mark)
    return Attack(f"tags that come again: {table}", (_coincides(evidence, hours, at),))


def tags_of_transaction(evidence: Evidence) -> Attack:
    """As `tags`, of those that the log shows in the very transaction of the item."""
    hours: dict[bytes, set[int]] = defaultdict(set)
    for change in evidence.changes:
        for mark in change.seen.marks:
            hours[mark].add(change.hour)
    at: dict[int, list[bytes]] = defaultdict(list)
    for log in evidence.logs:
        for written in log:
            for mark in written.seen.marks:
                hours[mark].add(written.hour)
                for thing in written.seen.things:
                    at[thing].append(mark)
    return Attack("log: tags of the same transaction", (_coincides(evidence, hours, at, by_item=True),))


def _coincides(evidence: Evidence, hours: dict[bytes, set[int]], at: dict[int, list[bytes]], *, by_item: bool = False) -> Feature:
    writers: dict[int, set[int]] = defaultdict(set)
    for item in evidence.items:
        if item.author is not None:
            writers[item.hour].add(item.author)
    for change in evidence.changes:
        if _shows_presence(change) and not change.table.endswith((SEALED, UNSEEN)):
            writers[change.hour] |= change.seen.names
    told: dict[int, dict[int, float]] = {}

    def scores(item: Item) -> dict[int, float]:
        key = item.id if by_item else item.hour
        if key not in told:
            told[key] = {}
            for mark in at.get(key, ()):
                mine: Counter[int] = Counter()
                for hour in hours[mark] - {item.hour}:
                    for member in writers.get(hour, ()):
                        mine[member] += 1 / len(writers[hour])
                for member, score in mine.items():
                    told[key][member] = max(told[key].get(member, 0.0), score)
        return told[key]

    def coincides(item: Item, member: int) -> int:
        score = scores(item).get(member, 0.0)
        return 0 if score == 0 else 1 if score < 0.4 else 2 if score < 0.9 else 3 if score < 1.9 else 4

    return coincides


# ── order ────────────────────────────────────────────────────────────────────────────────────────
def near_in_log(evidence: Evidence) -> Attack:
    """How many transactions of the log lie between the item and the nearest that names the member, or touches their row."""
    by_id = {item.id: item for item in evidence.items}
    found: dict[tuple[int, int], int] = {}
    inside: set[int] = set()
    for log in evidence.logs:
        for place, written in enumerate(log):
            for thing in written.seen.things & by_id.keys():
                item = by_id[thing]
                if item.hour != written.hour:
                    continue
                inside.add(thing)
                for member, far in _around(log, place, by_id).items():
                    found[thing, member] = min(far, found.get((thing, member), far))

    def near(item: Item, member: int) -> int:
        return found.get((item.id, member), 9) if item.id in inside else -1

    return Attack("log: order", (near,))


def _around(log: list[Written], place: int, by_id: dict[int, Item]) -> dict[int, int]:
    found: dict[int, int] = {}
    for other in range(max(0, place - 12), min(len(log), place + 13)):
        if other == place:
            continue
        signed = {by_id[thing].author for thing in log[other].seen.things & by_id.keys()} - {None}
        for member in log[other].seen.names | log[other].beside | signed:
            far = abs(other - place)
            found[member] = min(found.get(member, 9), far if far < 3 else 3 + (far > 5))
    return found


def order_of_index(evidence: Evidence) -> Attack:
    """How near, in the order in which the index took words in, the item stands to what the member signed in that hour."""
    by_id = {item.id: item for item in evidence.items}
    found: dict[tuple[int, int], int] = {}
    for piece in evidence.pieces:
        for place, thing in enumerate(piece):
            for other, neighbour in enumerate(piece):
                here, there = by_id.get(thing), by_id.get(neighbour)
                if here and there and there.author is not None and here.hour == there.hour and other != place:
                    key = thing, there.author
                    found[key] = min(found.get(key, 3), abs(other - place))
    return Attack("search: order of the index", (lambda item, member: found.get((item.id, member), 0),))


def order_of_rows(evidence: Evidence) -> Attack:
    """How near the item's row stands, in the order a database keeps by itself, to a row that names the member."""
    own: dict[int, int] = {}
    ids = {item.id for item in evidence.items}
    by_member: dict[int, list[int]] = defaultdict(list)
    for change in evidence.changes:
        if change.order is None:
            continue
        if change.table in ("stories_story", "stories_reply") and change.how == "new":
            for thing in change.seen.things & ids:
                own.setdefault(thing, change.order)
        for member in change.seen.names:
            by_member[member].append(change.order)
    author = {item.id: item.author for item in evidence.items}
    for thing, order in own.items():
        if author[thing] is not None:
            by_member[author[thing]].append(order)
    for orders in by_member.values():
        orders.sort()

    def near(item: Item, member: int) -> int:
        if item.id not in own:
            return -1
        mine, orders = own[item.id], by_member[member]
        place = bisect_left(orders, mine)
        far = min((abs(order - mine) for order in orders[max(0, place - 2) : place + 3] if order != mine), default=1 << 40)
        return min(12, far.bit_length())

    return Attack("rows: order", (near,))


def every_attack(evidence: Evidence) -> list[Attack]:
    """Return all that a thief can do with copies of every hour; what one with copies of every night can; and all at once."""
    named = [table for table in tables_that_name(evidence) if not table.endswith(UNSEEN)]
    tagged = sorted({change.table for change in evidence.changes if change.seen.marks and not change.table.endswith(UNSEEN)})
    found = [
        joins(evidence), told(evidence), same_transaction(evidence), freed(evidence), near_in_log(evidence),
        tags_of_transaction(evidence), order_of_index(evidence),
        *(tags(evidence, table) for table in tagged), *(presence(evidence, table) for table in named),
    ]
    nights = [presence(evidence, table, 24) for table in named]
    # What no dump holds, and who may ask the database itself can read.
    system = [order_of_rows(evidence), *(presence(evidence, f"{table}{UNSEEN}") for table in named)]
    if all(change.order is None for change in evidence.changes):
        system = []
    return [
        *found, *nights, *system, together("every night, rows", nights), together("every hour, all of it", found),
        *([together("every hour, columns of the system too", [*found, *system])] if system else []),
    ]


def together(name: str, attacks: list[Attack]) -> Attack:
    """Return the attack that does all of `attacks`."""
    return Attack(
        name, tuple(feature for attack in attacks for feature in attack.features),
        frozenset(value for attack in attacks for value in attack.expected),
    )
