"""What sharing, replying and editing have in common. Not an action itself."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from tealight.accounts.actions.make_thread_persona import make_thread_persona
from tealight.accounts.models import SanctionKind
from tealight.accounts.queries import persona_named
from tealight.accounts.queries.decisions import holding_for_face
from tealight.kernel import clock, prose
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.place.queries import Notes, Place, notes, place
from tealight.stories import anonymous_policy, policy, wording
from tealight.stories.models import Audience, Reply, Story

LONGEST_TITLE, WEEK = 120, 7
_LINK = re.compile(r"<a [^>]*>|https?:[^\s<]*|\bwww\.[^\s<]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """Words about to be stored: rendered, with mentions bound to personas."""

    words: wording.Wording
    notes: int
    mentions: tuple[int, ...]


class SharedAlready(Refused):
    """The id these words came with is taken by other words of the same author."""

    def __init__(self, shared: int):
        super().__init__(
            "This was shared already, with other words. What is in the box is still here, and nobody "
            "else has seen it; shared again, it stands beside the other."
        )
        self.shared = shared


def write(
    title: str, source: str, note_keys, *, mentions: bool = True, wordless: bool = False, known: Notes | None = None
) -> Written:
    """Render what was typed; Refused, with a sentence, if it cannot be shared.

    `wordless`: a photo stands with it, which may be enough. `known`: the notes, if they are at hand.
    """
    known = known or notes(place().version)
    source = prose.tidy(source)  # a browser sends two signs for one line end
    if len(source) > prose.LONGEST:
        raise Refused(
            f"This is longer than {prose.LONGEST:,} characters. Nothing is lost: "
            "it is still in the box. Could it be two?",
            "body",
        )
    found = persona_named(prose.candidate_names(source)) if mentions and "@" in source else {}
    bound = prose.bind_mentions(source, found)
    words = wording.word(title, bound, known)
    if len(words.title) > LONGEST_TITLE:
        raise Refused(f"A title has {LONGEST_TITLE} characters and no more.", "title")
    if not wordless and not any(prose.has_words(prose.plain(html)) for _, html in words.parts):
        raise Refused("There are no words yet. Write one line, or close the page.", "body")
    return Written(words, known.mask(note_keys), tuple(prose.mentioned(bound)))


def require_same(viewer: Person, thing: Story | Reply, words: wording.Wording) -> None:
    """Raise `SharedAlready` unless `thing`, found under the id of a page, has these very words.

    A double click brings the same words; a second window, or an answer that was
    lost on its way, may bring others, and those must not vanish.
    """
    there = wording.take(thing, thing if isinstance(thing, Story) else thing.story, viewer)
    if (there.title, there.source) != (words.title, words.source):
        raise SharedAlready(thing.id)


def require_unchanged(viewer: Person, thing: Story | Reply, story: Story, seen: str) -> None:
    """Raise `Refused` if `thing` is not what the page with the mark `seen` showed any more."""
    if seen and seen not in wording.marks(thing, wording.take(thing, story, viewer), viewer):
        raise Refused(
            "You changed this in another window meanwhile, so nothing was saved just now. What is in the "
            "box is still here; saved again, it replaces the other."
        )


class ChangedSince(Refused):
    """What was read is not what stands there any more."""

    def __init__(self):
        super().__init__("It was changed after you opened it, so nothing was done. Read it once more.")


def require_read(viewer: Person, thing: Story | Reply, story: Story, seen: str) -> None:
    """Raise `ChangedSince` unless `thing` is what the page with the mark `seen` showed.

    Nobody shall put other words in place between a moderator's reading and their yes.
    """
    if seen not in wording.marks(thing, wording.take(thing, story, viewer), viewer):
        raise ChangedSince


def tells_more(
    viewer: Person, thing: Story | Reply, story: Story, words: wording.Wording, audience: str
) -> bool:
    """Return whether a change lets anybody read what they could not read before.

    Notes may be added, and fewer people chosen, on the worst of days.
    """
    if audience == Audience.ME:
        return False
    there = wording.take(thing, story, viewer)
    if (there.title, there.source) != (words.title, words.source):
        return True
    if {picture.id for picture in words.pictures} - {picture.id for picture in there.pictures}:
        return True
    reach = policy.OPEN.get(audience, 0)
    return audience != story.audience and not 0 < reach <= policy.OPEN.get(story.audience, 0)


def writes_as(viewer: Person, now: datetime, story: int, anonymous: bool, here: Place, *, photos: bool = False) -> int:
    """Return the persona under which `viewer` writes in a story; the one made for it is made when it is first wanted.

    `photos`: some that nobody has seen yet are written with it. Refused where a decision is about that face alone.
    """
    if not anonymous:
        return viewer.persona_id
    face = viewer.thread_personas.get(story)
    if face is None:
        face = make_thread_persona(viewer=viewer, now=now, story=story, here=here)
    require_face(face, now, here, photos=photos)
    return face


def require_face(face: int, now: datetime, here: Place, *, photos: bool) -> None:
    """Raise `Refused` where a decision of the team forbids this under an anonymous face.

    In a place that never unseals, decisions are about faces: whoever bears one writes on elsewhere. In any
    other they hold for the person, and nothing is asked.
    """
    if not here.never_unseals:
        return
    require(anonymous_policy.may_write_under(holding_for_face(face, now), photos), "write_as")


def require_anonymous(viewer: Person, audience: str) -> None:
    """Raise `Refused` unless `viewer` may write for `audience` under a face made for one story."""
    has_appeared = not viewer.first_post_held or _has_appeared(viewer)
    require(anonymous_policy.may_be_anonymous(viewer, audience, has_appeared=has_appeared), "write_as")


def require_anonymous_reply(viewer: Person, story: Story) -> None:
    """Raise `Refused` unless `viewer` may answer `story` under a face made for it."""
    has_appeared = not viewer.first_post_held or _has_appeared(viewer)
    require(anonymous_policy.may_reply_anonymously(viewer, story, has_appeared=has_appeared))


def some_hour_in_the_next_day(now: datetime) -> datetime:
    """Return one of the next 24 full hours, by chance, each as likely as the others."""
    return clock.hour(now) + timedelta(hours=1 + secrets.randbelow(24))


def require_links(words: wording.Wording, here: Place, so_far: wording.Wording = wording.NO_WORDS) -> None:
    """Raise `Refused` where a text holds more links than this place bears; what stood there already may stay."""
    links = wording.links_in(words.parts)
    if here.most_links and len(links) > here.most_links and links - wording.links_in(so_far.parts):
        raise Refused(
            f"A text here has {here.most_links} links at most, and this one has {len(links)}. Nothing is lost: it is "
            "still in the box. Which are needed?",
            "body",
        )


def first_days(here: Place) -> str:
    """Return how long somebody is new here, as a sentence begins with it."""
    return "In the first week" if here.newcomer_days == WEEK else "In the first days"


def why_it_waits(
    viewer: Person, words: wording.Wording, photos: bool = False, *, here: Place, anonymous: bool = False,
    so_far: wording.Wording = wording.NO_WORDS,
) -> str:
    """Return why what `viewer` shares waits for a person, as a sentence; "" if it does not.

    `photos`: some will stand with the words that are not among them yet. `anonymous`:
    the rule is the same for everyone then. Whether it waits is seen by others, and must
    not tell how old the account behind it is, what it may do, or what was decided about it.
    `so_far` is what members could read already: a photo or a link that stood there waits for nobody again.
    """
    photos = photos or bool({one.id for one in words.pictures} - {one.id for one in so_far.pictures})
    links = bool(_links(words) - _links(so_far))
    if anonymous:
        if photos:
            return "This holds a photo. When it is anonymous, a person looks at photos before members can see them."
        if links:
            return "This holds a link. When it is anonymous, a person reads links before members can see them."
        return ""
    if SanctionKind.PRE_READ in viewer.sanctions:
        return "For now someone of the team reads what you share before members can see it."
    if viewer.roles:
        return ""
    if viewer.first_post_held and not _has_appeared(viewer, named=True):
        return "You joined without script, so a person reads your first words before members can see them."
    if viewer.joined_days_ago < here.newcomer_days and links:
        return f"This holds a link. {first_days(here)} a person reads links before members can see them."
    if viewer.joined_days_ago < here.newcomer_days and photos:
        return f"This holds a photo. {first_days(here)} a person looks at photos before members can see them."
    return ""


def _links(words: wording.Wording) -> set[str]:
    return {link for _, html in words.parts for link in _LINK.findall(html)}


def _has_appeared(viewer: Person, *, named: bool = False) -> bool:
    """Return whether members could already read anything by `viewer`; `named`: under their pen name.

    What is under a pen name waits, or does not, by what is under it alone. Were what they wrote
    anonymously counted, whoever saw that nothing waits would know that there is some (PRIVACY 6).
    """
    private = (Audience.ME, Audience.CIRCLE)
    theirs = Q(persona_id=viewer.persona_id) if named else policy.own(viewer)
    stories = Story.objects.filter(theirs, held_on__isnull=True)
    replies = Reply.objects.filter(theirs, held_on__isnull=True)
    return (
        stories.exclude(audience__in=private).exists()
        or replies.exclude(story__audience__in=private).exists()
    )


def hold(
    thing: Story | Reply, story: Story, viewer: Person, words: wording.Wording, now: datetime, *, later: bool = False,
    so_far: wording.Wording = wording.NO_WORDS, dangerous: bool = False, watched: bool = False, here: Place,
) -> None:
    """Mark `thing` as waiting where it must, or where its author wants it to appear `later`; what waited goes on waiting.

    `so_far` is what members could read of it before (`wording.so_far`). `dangerous`: it tells of a danger that waits in
    this place (stories/danger.py), whoever its author is, and whatever its hour was to be; `watched`: of words that
    wait (stories/watching.py), the same.

    Nothing waits inside a circle or for oneself: nobody of the team may read
    there, so nobody could ever let it appear. What waits for a person appears when
    they have read it: nobody knows that hour beforehand either.
    """
    if story.audience in (Audience.ME, Audience.CIRCLE):
        thing.held_on = thing.appears_at = None
    elif (thing.held_on is None or thing.appears_at) and (dangerous or watched or why_it_waits(
        viewer, words, here=here, anonymous=thing.persona_id != viewer.persona_id, so_far=so_far
    )):
        thing.held_on, thing.appears_at = thing.held_on or clock.day(now), None
    elif later and thing.held_on is None:
        thing.held_on, thing.appears_at = clock.day(now), some_hour_in_the_next_day(now)
