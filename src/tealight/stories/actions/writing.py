"""What sharing, replying and editing have in common. Not an action itself."""

import re
from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.queries import persona_named
from tealight.kernel import clock, prose
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.place.queries import Notes, notes
from tealight.stories import wording
from tealight.stories.models import Audience, Reply, Story

#: the first days of an account, in which links wait for a person
NEWCOMER_DAYS = 7
_LINK = re.compile(r"<a |https?:|\bwww\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """Words about to be stored: rendered, with mentions bound to personas."""

    words: wording.Wording
    notes: int
    mentions: tuple[int, ...]


def write(title: str, source: str, note_keys, *, mentions: bool = True) -> Written:
    """Render what was typed; Refused, with a sentence, if it cannot be shared."""
    known: Notes = notes()
    if len(source) > prose.LONGEST:
        raise Refused(
            f"This is longer than {prose.LONGEST:,} characters. Nothing is lost: "
            "it is still in the box. Could it be two?"
        )
    found = persona_named(prose.candidate_names(source)) if mentions and "@" in source else {}
    bound = prose.bind_mentions(prose.tidy(source), found)
    words = wording.word(title, bound, known)
    if not any(prose.has_words(prose.plain(html)) for _, html in words.parts):
        raise Refused("There are no words yet. Write one line, or close the page.")
    return Written(words, known.mask(note_keys), tuple(prose.mentioned(bound)))


def waits(viewer: Person, words: wording.Wording) -> bool:
    """Return whether what `viewer` shares waits for a person: a newcomer's links."""
    if viewer.joined_days_ago >= NEWCOMER_DAYS or viewer.roles:
        return False
    return any(_LINK.search(html) for _, html in words.parts)


def hold(
    thing: Story | Reply, story: Story, viewer: Person, words: wording.Wording, now: datetime
) -> None:
    """Mark `thing` as waiting where it must; what waited already goes on waiting.

    Nothing waits inside a circle or for oneself: nobody of the team may read
    there, so nobody could ever let it appear.
    """
    if story.audience in (Audience.ME, Audience.CIRCLE):
        thing.held_on = None
    elif thing.held_on is None and waits(viewer, words):
        thing.held_on = clock.day(now)
