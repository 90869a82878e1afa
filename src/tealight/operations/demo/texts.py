"""Read the sample's texts: people-*.toml and one file of stories per room."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_HERE = files("tealight.operations.demo") / "texts"


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Someone in the sample. `key` is how the other files speak of them."""

    key: str
    name: str
    line: str = ""
    rooms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    duty_name: str = ""
    joined_weeks_ago: float = 1
    #: joined without script: a person reads their first words first
    first_post_held: bool = False
    #: which filters they chose; with "own", note key -> what is done with it
    preset: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    blocks: tuple[str, ...] = ()
    mutes: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    #: how many stories they kept
    keeps: int = 0
    #: "paused", "left" (their words stay without the name), "left with words"; else they are here
    away: str = ""


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    """A drawing, by its key in drawings.py, and what its author says of it."""

    draws: str
    alt: str
    line: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleReply:
    """A reply; `to` is the number, from 1, of the reply it answers, or 0."""

    by: str
    after_hours: float
    text: str
    to: int = 0
    anonymous: bool = False
    notes: tuple[str, ...] = ()
    withdrawn: bool = False
    edited: bool = False
    photos: tuple[SamplePhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleStory:
    """A story; `audience` is a room's slug, or me, circle, members or anyone."""

    by: str
    title: str
    text: str
    need: str
    audience: str
    hours_ago: float
    notes: tuple[str, ...] = ()
    anonymous: bool = False
    #: waits for its hour
    later: bool = False
    #: answers are under pen names
    named_only: bool = False
    closed: bool = False
    withdrawn: bool = False
    edited: bool = False
    photos: tuple[SamplePhoto, ...] = ()
    replies: tuple[SampleReply, ...] = field(default=())


def people() -> tuple[SamplePerson, ...]:
    """Return everyone in the sample, the people it is built around first."""
    names = sorted(_toml("people-"), key=lambda name: (name != "people-core.toml", name))
    return tuple(
        SamplePerson(**_tuples(entry)) for name in names for entry in _read(name)["people"]
    )


@cache
def stories() -> tuple[SampleStory, ...]:
    """Return every story, the oldest first, so that the place grows as it would have."""
    found = [story for name in _toml("") if not name.startswith("people-") for story in _in(name)]
    return tuple(sorted(found, key=lambda story: -story.hours_ago))


def rooms_spoken_in() -> dict[str, set[str]]:
    """Return person -> slugs of the rooms they write in, whether or not they list them."""
    found: dict[str, set[str]] = {}
    for story in stories():
        for key in (story.by, *(reply.by for reply in story.replies)):
            found.setdefault(key, set()).add(story.audience)
    return found


def circles() -> dict[str, set[str]]:
    """Return owner -> the people who answer what the owner tells their circle."""
    found: dict[str, set[str]] = {}
    for story in stories():
        if story.audience == "circle":
            found.setdefault(story.by, set()).update(reply.by for reply in story.replies)
    return {owner: people - {owner} for owner, people in found.items()}


def _in(name: str) -> Iterator[SampleStory]:
    room = {"all-members.toml": "members"}.get(name, name.removesuffix(".toml"))
    for entry in _read(name)["stories"]:
        replies = tuple(SampleReply(**_tuples(_with_photos(reply))) for reply in entry.pop("replies", ()))
        audience = entry.pop("audience", "room")
        yield SampleStory(
            **_tuples(_with_photos(entry)), replies=replies, audience=room if audience == "room" else audience
        )


def _with_photos(entry: dict) -> dict:
    return entry | {"photos": tuple(SamplePhoto(**_tuples(photo)) for photo in entry.get("photos", ()))}


def _toml(start: str) -> list[str]:
    names = (entry.name for entry in _HERE.iterdir())
    return sorted(name for name in names if name.startswith(start) and name.endswith(".toml"))


def _read(name: str) -> dict:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def _tuples(entry: dict) -> dict:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
