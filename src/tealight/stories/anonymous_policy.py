"""Who may write under a face made for one story, and under which of what was decided about it."""

from tealight.accounts.models import SanctionKind
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer
from tealight.stories.models import Audience, Story


def may_be_anonymous(viewer: Viewer, audience: str, *, has_appeared: bool = True) -> Verdict:
    """Say whether `viewer` may write for `audience` under a face made for this one story.

    From the first minute of an account. What somebody's account has to do with it is
    said here, to them alone: once it stands, an anonymous thing is treated as every other,
    or how it is treated would tell something of whoever wrote it.
    """
    if audience == Audience.CIRCLE:
        return refused("In a circle everyone knows who was invited, so nothing there is anonymous. Write under your pen name.")
    if isinstance(viewer, Person) and SanctionKind.PRE_READ in viewer.sanctions:
        return refused("For now someone of the team reads what you share first, so it has to be under your pen name.")
    if isinstance(viewer, Person) and viewer.first_post_held and not has_appeared:
        return refused(
            "You joined without script, so a person reads your first words before members can see them. "
            "Those have to be under your pen name; what you write after them can be anonymous."
        )
    return ALLOWED


def may_reply_anonymously(viewer: Viewer, story: Story, *, has_appeared: bool = True) -> Verdict:
    """Say whether `viewer` may answer `story` under a face made for it.

    Where its author wants pen names, only under the face that told the story itself: another would
    be one face fewer to guess among, and whoever answers under their own anyway is plain to see.
    """
    is_the_teller = isinstance(viewer, Person) and viewer.thread_personas.get(story.id) == story.persona_id
    if story.named_only_on and not is_the_teller:
        return refused("Whoever told this asked for answers under pen names. This one would be under yours.")
    return may_be_anonymous(viewer, story.audience, has_appeared=has_appeared)


def may_write_under(decided: frozenset[str], photos: bool) -> Verdict:
    """Say whether more may be written under an anonymous face about which the team `decided` this.

    What waits can be seen by others to wait, so nothing under such a face does: it is refused, to its bearer alone.
    """
    if decided & {SanctionKind.WRITE, SanctionKind.SUSPEND}:
        return refused("The team decided that nothing more is written under this name for now. Under your pen name you can.")
    if photos and SanctionKind.PHOTOS in decided:
        return refused("The team decided that no photos are added under this name for now. Without them it can go.")
    return ALLOWED


def may_mix(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may let the database forget in which order things came: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
