"""What sharing, replying and editing have in common. Not an action itself."""

import re
from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.models import SanctionKind
from tealight.accounts.queries import persona_named
from tealight.kernel import clock, prose
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.place.queries import Notes, notes, place
from tealight.stories import policy, wording
from tealight.stories.models import Audience, Reply, Story

#: the first days of an account, in which links wait for a person
NEWCOMER_DAYS = 7
LONGEST_TITLE = 120
_LINK = re.compile(r"<a |https?:|\bwww\.", re.IGNORECASE)


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
    if seen and seen != wording.mark(thing, wording.take(thing, story, viewer), viewer):
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
    if seen != wording.mark(thing, wording.take(thing, story, viewer), viewer):
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


def why_it_waits(viewer: Person, words: wording.Wording, photos: bool = False) -> str:
    """Return why what `viewer` shares waits for a person, as a sentence; "" if it does not.

    `photos`: some will stand with the words that are not among them yet.
    """
    if SanctionKind.PRE_READ in viewer.sanctions:
        return "For now someone of the team reads what you share before members can see it."
    if viewer.roles:
        return ""
    if viewer.first_post_held and not _has_appeared(viewer):
        return "You joined without script, so a person reads your first words before members can see them."
    if viewer.joined_days_ago < NEWCOMER_DAYS and any(_LINK.search(html) for _, html in words.parts):
        return "This holds a link. In the first week a person reads links before members can see them."
    if viewer.joined_days_ago < NEWCOMER_DAYS and (words.pictures or photos):
        return "This holds a photo. In the first week a person looks at photos before members can see them."
    return ""


def _has_appeared(viewer: Person) -> bool:
    """Return whether members could already read anything by `viewer`."""
    private = (Audience.ME, Audience.CIRCLE)
    stories = Story.objects.filter(persona_id=viewer.persona_id, held_on__isnull=True)
    replies = Reply.objects.filter(persona_id=viewer.persona_id, held_on__isnull=True)
    return (
        stories.exclude(audience__in=private).exists()
        or replies.exclude(story__audience__in=private).exists()
    )


def hold(
    thing: Story | Reply, story: Story, viewer: Person, words: wording.Wording, now: datetime
) -> None:
    """Mark `thing` as waiting where it must; what waited already goes on waiting.

    Nothing waits inside a circle or for oneself: nobody of the team may read
    there, so nobody could ever let it appear.
    """
    if story.audience in (Audience.ME, Audience.CIRCLE):
        thing.held_on = None
    elif thing.held_on is None and why_it_waits(viewer, words):
        thing.held_on = clock.day(now)
