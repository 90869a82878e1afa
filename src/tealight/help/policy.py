"""Who may keep the helplines, and who reads what people write to the team."""

from django.db.models import Q

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import System, Viewer

KEEPERS = frozenset({"operator", "lead"})
_NOBODY = Q(pk__in=())


def _is_keeper(viewer: Viewer) -> bool:
    return isinstance(viewer, System) or bool(viewer.roles & KEEPERS)


def _keeper(viewer: Viewer) -> Verdict:
    if _is_keeper(viewer):
        return ALLOWED
    return refused("Only an operator or the safeguarding lead can change a helpline.")


def helplines_visible_to(viewer: Viewer) -> Q:
    """Everyone sees the helplines in use; their keepers see retired ones too."""
    return Q() if _is_keeper(viewer) else Q(retired_on__isnull=True)


def may_add_helpline(viewer: Viewer) -> Verdict:
    return _keeper(viewer)


def may_edit_helpline(viewer: Viewer) -> Verdict:
    return _keeper(viewer)


def may_verify_helpline(viewer: Viewer) -> Verdict:
    """A check is a person's word: the software cannot ring a number."""
    if isinstance(viewer, System):
        return refused("A helpline is checked by a person.")
    return _keeper(viewer)


def may_retire_helpline(viewer: Viewer) -> Verdict:
    return _keeper(viewer)


def may_restore_helpline(viewer: Viewer) -> Verdict:
    return _keeper(viewer)


def may_describe_country(viewer: Viewer) -> Verdict:
    return _keeper(viewer)


def may_load_directory(viewer: Viewer) -> Verdict:
    """The release's directory is loaded by the software itself, at start."""
    if isinstance(viewer, System):
        return ALLOWED
    return refused("The helplines of a release are loaded when the software starts.")


def may_write_to_team(viewer: Viewer, read_only: bool) -> Verdict:
    """Everyone may write to the team, also someone whom a decision forbids to post.

    In a read-only place nothing is saved, so nothing may be told as sent.
    """
    if read_only:
        return refused(
            "This place is being worked on and can’t keep a message just now. "
            "Nothing was sent. What you wrote is still here."
        )
    return ALLOWED


def may_complain(viewer: Viewer, read_only: bool, *, is_reached: bool) -> Verdict:
    """Everyone may complain to the trustee, also somebody whom a decision shut out; where a mail reaches one."""
    if not is_reached:
        return refused(
            "A complaint can’t be sent from here any more. Nothing was sent. What you wrote is still here, "
            "and this page says whom to turn to."
        )
    return may_write_to_team(viewer, read_only)


def messages_visible_to(viewer: Viewer) -> Q:
    """Messages to the team are read by the safeguarding lead and the operators only."""
    return Q() if _is_keeper(viewer) else _NOBODY


def may_take_message(viewer: Viewer) -> Verdict:
    if not isinstance(viewer, System) and viewer.roles & KEEPERS:
        return ALLOWED
    return refused("Messages are read by the safeguarding lead and the operators.")


def may_close_message(viewer: Viewer) -> Verdict:
    return may_take_message(viewer)


def may_erase_old_messages(viewer: Viewer) -> Verdict:
    if isinstance(viewer, System):
        return ALLOWED
    return refused("Closed messages are erased by the software itself.")
