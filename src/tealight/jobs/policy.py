"""Who may touch the queue: the software itself, and operators."""

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import System, Viewer


def may_tend_jobs(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may run, retry and forget jobs, or read about them."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only operators look after background work.")
