"""What this room does by itself."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.viewer import System
from tealight.moderation.actions.forget_case import forget_case
from tealight.moderation.actions.forget_decisions import forget_decisions as forget_old
from tealight.moderation.actions.forget_unsealings import forget_unsealings as forget
from tealight.moderation.actions.mind_what_waits import mind_what_waits
from tealight.moderation.actions.note_from_author import note_from_author
from tealight.moderation.actions.open_case import open_case
from tealight.moderation.actions.tidy_desk import tidy_desk as tidy
from tealight.moderation.kinds import snapshot_if_there
from tealight.moderation.queries.minding import is_to_mind
from tealight.moderation.queries.old_cases import old_cases
from tealight.stories.actions.tell_who_is_safe import SEALED_FOR
from tealight.stories.queries.waiting_for import portrait_of

_NOTICED = System("what is written was looked at")
_WAITS = System("what waits to be read")
_RETENTION = System("retention of cases")
_FOR_THE_AUTHOR = System("what an author says of their own words")
NOT_MEANT = "That’s not what I meant."


@task()
def forget_unsealings() -> None:
    """Delete what was asked of keyholders, or answered, when its time is over."""
    forget(viewer=System("the end of an unsealing"), now=clock.now())


@task()
def tidy_desk() -> None:
    """Delete what is over at the desk: claims, and what was left for another day."""
    tidy(viewer=System("the end of a day at the desk"), now=clock.now())


@task()
def forget_decisions() -> None:
    """Delete what was decided years ago; the record keeps that something was."""
    forget_old(viewer=System("the end of a decision"), now=clock.now())


@task()
def open_danger_case(thing: int, kind: str, danger: str, plan: bool) -> None:
    """Let a person look at once at what sounds like danger; at nothing, if its author took it back meanwhile."""
    snapshot = snapshot_if_there(_NOTICED, kind, thing)
    if snapshot is not None:
        open_case(viewer=_NOTICED, now=clock.now(), why="danger", snapshot=snapshot, danger=danger)


@task()
def open_words_case(thing: int, kind: str) -> None:
    """Let a person look at something that holds words the place watches; at nothing, if it is gone meanwhile."""
    snapshot = snapshot_if_there(_NOTICED, kind, thing)
    if snapshot is not None:
        open_case(viewer=_NOTICED, now=clock.now(), why="words", snapshot=snapshot)


@task(at_once=True)
def mind_story(story: int) -> None:
    """Let the queue have a story that waits to be read, and no longer one that does not."""
    if is_to_mind(_WAITS, "story", story):
        mind.enqueue(story, kind="story")


@task(at_once=True)
def mind_reply(reply: int) -> None:
    """Let the queue have a reply that waits to be read, and no longer one that does not."""
    if is_to_mind(_WAITS, "reply", reply):
        mind.enqueue(reply, kind="reply")


@task(at_once=True)
def mind_confession(confession: int) -> None:
    """Let the queue have a confession that waits to be read, and no longer one that does not."""
    if is_to_mind(_WAITS, "confession", confession):
        mind.enqueue(confession, kind="confession")


@task()
def mind(thing: int, kind: str) -> None:
    """Let the queue have what waits to be read, and no longer what does not: a case has keys, and they lie in a file."""
    mind_what_waits(viewer=_WAITS, now=clock.now(), kind=kind, thing=thing)


@task()
def mind_portrait(persona: int) -> None:
    """Let the queue have the photo of a pen name that waits to be looked at, and no longer one that does not."""
    portrait = portrait_of(_WAITS, persona) or 0
    mind_what_waits(viewer=_WAITS, now=clock.now(), kind="portrait", thing=portrait, page_of=persona)


@task()
def forget_cases() -> None:
    """Forget the cases whose time is over, each in a transaction of its own."""
    now = clock.now()
    for case in old_cases(_RETENTION, now):
        forget_case(viewer=_RETENTION, now=now, case=case)


@task()
def note_not_meant(thing: int, kind: str) -> None:
    """Note at the case of a thing that its author did not mean it so."""
    note_from_author(viewer=_FOR_THE_AUTHOR, now=clock.now(), kind=kind, thing=thing, text=NOT_MEANT)


@task()
def note_answer(thing: int, kind: str, said: str) -> None:
    """Note at the case of a thing what its author answered, which came sealed with the place's keys."""
    text = place_keys().open(SEALED_FOR, thing, bytes.fromhex(said)).decode()
    note_from_author(viewer=_FOR_THE_AUTHOR, now=clock.now(), kind=kind, thing=thing, text=text)
