"""Who may send, and who may look after the mail."""

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import System, Viewer


def may_send_mail(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may queue mail: the software only, for a stated reason."""
    if isinstance(viewer, System):
        return ALLOWED
    return refused("Mail is sent by the place itself, not by people.")


def may_look_after_mail(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may try the mail server and see the totals."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only operators look after the mail.")
