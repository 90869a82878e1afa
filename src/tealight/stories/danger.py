"""Danger in what somebody writes: what of it is judged, what waits, and what a change tells that was not told before.

Nothing of it is stored. Whatever asks again, a page or a change, asks the words.
"""

import re
from collections.abc import Iterable

from tealight.kernel import prose
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Viewer
from tealight.place.queries import Place
from tealight.screening import Danger, danger_of
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.wording import Wording

_SENTENCE, _WORD = re.compile(r"[^.!?\n]+[.!?]*"), re.compile(r"\w+")


def danger_said(*said: str) -> Danger | None:
    """Return who may be in danger by all that is `said` in one thing."""
    return danger_of("\n\n".join(filter(None, said)))


def danger_in(words: Wording) -> Danger | None:
    """Return who may be in danger by `words`: the title, the text, and what is said of the photos."""
    return danger_said(words.title, words.source, *_of_photos(words.pictures))


def danger_ahead(
    *, source: str, title: str = "", photos: Iterable = (), audience: str = "", **others
) -> Danger | None:
    """Return who may be in danger by what is about to be shared, for `audience` if that is said: before anything is locked.

    What is longer than anything here can be is refused in a moment, and not listened to.
    """
    if audience and audience not in policy.OPEN:
        return None
    said = [prose.tidy(one) for one in (title, source, *_of_photos(photos))]
    return danger_said(*said) if sum(map(len, said)) <= 2 * prose.LONGEST else None


def new_danger(words: Wording, before: Wording | None) -> Danger | None:
    """Return the danger that `words` tell and `before` did not; `before`: what the team was told of, if anything.

    Whoever mends a comma, or takes the one of two dangers away, is not reported once more.
    """
    found = danger_in(words)
    if found is None or before is None:
        return found
    told = danger_in(before)
    if told is None or (found.plan and not told.plan):
        return found
    there, here = _sentences(before), _sentences(words)
    added = [said for plain, said in here.items() if plain not in there]
    if not added:
        return None
    # A text is told to be of one danger, and the team read all of it: what else it was of is not new.
    stays = danger_of(" ".join(said for plain, said in here.items() if plain in there))
    is_of_before = found.kind == told.kind or (stays is not None and found.kind == stays.kind)
    is_in_before = all(_plain(one.words) in " ".join(there) for one in found.evidence)
    return None if is_of_before and is_in_before and danger_of(" ".join(added)) is None else found


def is_told(audience: str, *things: Story | Reply) -> bool:
    """Say whether somebody of the team is told of danger in words for `audience`; `things`: what they stand in, and under.

    Nobody is where nobody of the team may read: of what is for oneself, for a circle, or taken back.
    """
    return audience in policy.OPEN and all(one.withdrawn_on is None for one in things)


def may_tell_team(viewer: Viewer, thing: Story | Reply, story: Story) -> Verdict:
    """Say whether `viewer` may tell the team more about words of theirs in which it was told of danger."""
    if not policy.is_mine(viewer, thing):
        return refused("Only whoever wrote this can tell more about it.")
    if not is_told(story.audience, thing, story):
        return refused("Nobody of the team is told of this, so there is nobody to tell. “Write to the team” reaches them.")
    return ALLOWED


def waits(danger: Danger | None, here: Place) -> bool:
    """Say whether words that tell of `danger` wait for a person in this place; the operator decides."""
    if danger is None:
        return False
    if danger.plan:
        return not here.shows_plans
    return {"self-harm": here.holds_feelings, "medical": here.holds_medical}.get(danger.kind, here.holds_danger)


def _sentences(words: Wording) -> dict[str, str]:
    """Return the sentences of `words` by their letters alone: with another comma one is the same."""
    all_of_it = "\n".join((words.title, words.source, *_of_photos(words.pictures)))
    return {_plain(said): said for said in _SENTENCE.findall(all_of_it)}


def _plain(said: str) -> str:
    return " ".join(_WORD.findall(said.casefold()))


def _of_photos(photos: Iterable) -> list[str]:
    return [line for one in photos for line in (one.alt, one.line)]
