from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.viewer import Person
from tealight.notices.models import Notice


@action
def open_notices(*, viewer: Person, now: datetime) -> None:
    """Mark every notice of the viewer as opened, those their filters keep away too.

    Records no event: whether somebody looked is nobody else's business.
    """
    rows = Notice.objects.filter(persona_id=viewer.persona_id, opened_on__isnull=True)
    rows.update(opened_on=clock.month(now))
