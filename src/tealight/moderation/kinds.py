"""What can be reported, by kind, as config/kinds.py has it: this room knows none of them by name."""

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.kernel.snapshot import Snapshot
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer

#: the kind of a worry about nobody in particular
NOBODY = "nobody"
#: what no member wrote: nobody is warned or writes an appeal, and what is decided is told to the editors
ARTICLE = "article"


def snapshot_of(viewer: Viewer, kind: str, thing: int) -> Snapshot:
    """Return what `viewer` reads of a thing; NotFound where they read nothing, and where the kind has no snapshot."""
    kinds = import_string(settings.TEALIGHT_KINDS)
    if kind not in kinds or not kinds[kind].snapshot:
        raise NotFound
    return kinds[kind].ask("snapshot")(viewer, thing)


def snapshot_if_there(viewer: Viewer, kind: str, thing: int) -> Snapshot | None:
    """Return what `viewer` reads of a thing; None if it is not there any more."""
    try:
        return snapshot_of(viewer, kind, thing)
    except NotFound:
        return None
