"""Who is asking. There is always someone; nobody is never somebody.

A `Person` is loaded once per request. What may be read and what is wanted are
conditions over the values here, so no surface can ask a different question.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from tealight.kernel.prepared import Prepared

#: the id of no persona
NO_FACE = -1


class KeysOfSomeone(Protocol):
    """What a viewer may do with their own keys; see `kernel.crypto.keys.Keys`."""

    def tag(self, label: str, *fields: int | bytes) -> bytes: ...
    def tags(self, label: str, *fields: int | bytes) -> tuple[bytes, ...]: ...
    def slots(self, label: str, count: int = 64) -> list[bytes]: ...
    def free_slots(self, label: str, count: int, taken: Collection[bytes]) -> list[bytes]: ...
    def seal(self, purpose: str, owner: int, plaintext: bytes) -> bytes: ...
    def open(self, purpose: str, owner: int, sealed: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader wants done with each content note, as bit masks of notes.

    `lifts` maps a room's id to the notes not filtered inside that room. `photos` is
    wanted for every photo, whatever its notes: "show", "cover" or "leave-out".
    """

    cover: int = 0
    leave_out: int = 0
    photos: str = "show"
    lifts: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))

    def covered_in(self, group: int | None) -> int:
        """Return the notes to cover for something shared in `group`."""
        return self.cover & ~self.lifts.get(group, 0)

    def left_out_in(self, group: int | None) -> int:
        """Return the notes to leave out for something shared in `group`."""
        return self.leave_out & ~self.lifts.get(group, 0)

    def for_photo(self, notes: int, group: int | None) -> str:
        """Return what is wanted for a photo with `notes` in `group`: "show", "cover" or "leave-out"."""
        if self.photos == "leave-out" or notes & self.left_out_in(group):
            return "leave-out"
        if self.photos == "cover" or notes & self.covered_in(group):
            return "cover"
        return "show"

    def leaving_nothing_out(self) -> "Filters":
        """Return these with a cover for all they leave out: who has to decide about something reads all of it."""
        photos = "cover" if self.photos == "leave-out" else self.photos
        return replace(self, cover=self.cover | self.leave_out, leave_out=0, photos=photos)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone without an account, or not signed in."""

    #: the operator lets stories for anyone be read without an account
    reads_open: bool = False
    filters: Filters = Filters()
    is_person: bool = False
    roles: frozenset[str] = frozenset()
    country: str = ""
    #: what asking on their behalf has worked out so far; never taken over by another viewer
    prepared: Prepared = field(default_factory=Prepared, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in member, as everything outside the account area knows them."""

    member_id: int
    persona_id: int
    pen_name: str
    keys: KeysOfSomeone = field(repr=False)
    #: what this person may do for the place now: none of it without a second step
    roles: frozenset[str] = frozenset()
    #: the roles they were given, asleep until a second step is set up
    roles_given: frozenset[str] = frozenset()
    #: ids of the rooms joined
    groups: frozenset[int] = frozenset()
    #: id of each circle this person may read -> the key its texts are sealed with
    circles: Mapping[int, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    #: id of the person's own circle, if they have one
    own_circle: int | None = None
    filters: Filters = Filters()
    #: personas left out everywhere, and whose contact does not arrive
    blocked: frozenset[int] = frozenset()
    #: personas absent from the feed and covered in threads
    muted: frozenset[int] = frozenset()
    #: personas hidden by "hide this person here"; pen name or anonymous alike
    hidden: frozenset[int] = frozenset()
    #: story -> the persona this person writes as there, anonymously
    thread_personas: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    #: story -> what that persona is called
    thread_names: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    #: every persona this person writes as: the pen name, and each made for one story
    personas: frozenset[int] = field(init=False, repr=False)
    #: ids of the stories kept for oneself, newest first
    kept: tuple[int, ...] = ()
    #: ids of the articles kept for later, newest first
    kept_articles: tuple[int, ...] = ()
    #: decisions that hold: "write", "photos", "pre-read", "letters", "suspend"
    sanctions: frozenset[str] = frozenset()
    country: str = ""
    joined_days_ago: int = 0
    #: the word this person wants for a loss that has none of its own: "" | baby | pregnancy | name | none
    word: str = ""
    second_factor: bool = False
    #: joined without script: the first thing they share is read by a person first
    first_post_held: bool = False
    #: room, or 0 for the place -> the version of its rules this person was told of; none means the first
    rules_seen: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    is_person: bool = True
    #: what asking on their behalf has worked out so far; never taken over by another viewer
    prepared: Prepared = field(default_factory=Prepared, init=False, repr=False, compare=False)
    #: as `prepared`, of what is asked about one story, with `face_in` it among the values: it hangs on no other
    #: face, and stays when one is made
    prepared_in_story: Prepared = field(default_factory=Prepared, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "personas", frozenset((self.persona_id, *self.thread_personas.values())))

    def face_in(self, story: int) -> int:
        """Return the persona this person writes as in `story`, anonymously; `NO_FACE` if there is none."""
        return self.thread_personas.get(story, NO_FACE)

    def bearing(self, thread_personas: Mapping[int, int], thread_names: Mapping[int, str]) -> "Person":
        """Return this person with these faces in place of theirs; what was asked about one story stays prepared."""
        other = replace(self, thread_personas=thread_personas, thread_names=thread_names)
        object.__setattr__(other, "prepared_in_story", self.prepared_in_story)
        return other

    @property
    def unwanted(self) -> frozenset[int]:
        """Personas whose words this person never wants to meet."""
        return self.blocked | self.hidden


@dataclass(frozen=True, slots=True)
class System:
    """The software itself, acting for a stated reason; policy says what it may."""

    reason: str
    is_person: bool = False
    roles: frozenset[str] = frozenset()
    filters: Filters = Filters()
    country: str = ""
    prepared: Prepared = field(default_factory=Prepared, init=False, repr=False, compare=False)


Viewer = Visitor | Person | System
