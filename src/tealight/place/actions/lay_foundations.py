from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place import policy
from tealight.place.models import ContentNote, PlaceSettings
from tealight.place.notes import STARTING_NOTES


@action
def lay_foundations(*, viewer: Viewer, now: datetime, name: str = "Tealight") -> None:
    """Make the place's one row and its starting notes, where they are missing.

    Records no event: nobody is here yet who could be told.
    """
    require(policy.may_shape_place(viewer))
    PlaceSettings.objects.get_or_create(id=PlaceSettings.ONLY, defaults={"name": name})
    there = set(ContentNote.objects.values_list("key", flat=True))
    ContentNote.objects.bulk_create(
        ContentNote(
            key=key, bit=bit, label=label, meaning=meaning, phrase=phrase, starts_as=start, gentle_as=gentle,
            is_printed=key != "tfmr",
        )
        for bit, (key, label, meaning, phrase, start, gentle) in enumerate(STARTING_NOTES) if key not in there
    )
