"""Photos on the pages of pen names, chosen and drawn through the actions that people and jobs use."""

from tests import make
from tests.media.sending import a_photo
from tests.media.shared import draw_all


def chooses(viewer, *, number: int = 0, source=None, draw=True, now=make.NOW, **said) -> bool:
    """Let `viewer` put a new photo on their page; return whether it waits for a person."""
    from tealight.kernel.ids import new_id
    from tealight.stories.actions.choose_portrait import choose_portrait
    from tealight.stories.actions.showing import Chosen

    photo = Chosen(a_photo(viewer, source), **said)
    waits = choose_portrait(viewer=viewer, now=now, portrait=number or new_id(), photo=photo)
    if draw:
        draw_all()
    return waits


def there(viewer):
    """The photo on the page of `viewer`, with what opens it; None if there is none."""
    from tealight.stories.models import Portrait
    from tealight.stories.queries.portraits import picture_of

    row = Portrait.objects.filter(persona_id=viewer.persona_id).first()
    return None if row is None else picture_of(row)


def page_of(viewer) -> str:
    return f"/people/{viewer.persona_id}/"


def file_of(viewer, width: int = 96, form: str = "webp", opened: str = "") -> str:
    """The address of the photo on the page of `viewer`."""
    return f"{page_of(viewer)}pictures/{there(viewer).id}/{width}/{form}/" + (f"?open={opened}" if opened else "")
