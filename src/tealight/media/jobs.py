"""Work on photos that waits for nobody's page."""

from django.conf import settings
from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.media.actions import forget_uploads as forget
from tealight.media.cleaning import clean, prepare


@task()
def clean_upload(upload: int) -> None:
    """Draw a photo that just came anew."""
    clean(upload, clock.now())


@task()
def prepare_photo(photo: int) -> None:
    """Draw a photo that was just shared in every size it is shown in."""
    prepare(photo, settings.TEALIGHT.avif, clock.now())


@task()
def forget_uploads() -> None:
    """Once a day: photos nobody came back to go."""
    forget.forget_uploads(viewer=System("what nobody came back to"), now=clock.now())
