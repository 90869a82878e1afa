import secrets
from datetime import datetime

from tealight.jobs.outbox import put
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import digest_of, tags_of, tidy_address
from tealight.mail.delivery import is_set_up
from tealight.place.queries import place

_SEALED = Subscriber._meta.get_field("sealed")


@action
def ask_by_mail(*, viewer: Viewer, now: datetime, to: str) -> None:
    """Keep, sealed, that somebody asked for mail about new articles to `to`; the software looks at it in a moment.

    Nothing here looks whether the address is there already: whoever asks about somebody else's would read the
    answer off a clock. Who asked is not kept. Records no event. Raises Refused, with a sentence, for what is no
    address, and where no mail leaves this place.
    """
    require(policy.may_ask_by_mail(viewer, place().read_only, is_reached=is_set_up()))
    to, token = tidy_address(to), secrets.token_urlsafe(16)
    row = Subscriber(id=new_id(), tag=tags_of(to)[0], digest=digest_of(token), asked_on=clock.day(now))
    row.sealed = _SEALED.seal_json(place_keys(), row.id, {"to": to, "token": token})
    row.save(force_insert=True)
    put("tealight.magazine.jobs.answer_asking", row.id)
