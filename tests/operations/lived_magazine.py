"""A line to the editors, and an address that is mailed what is new, in the place of lived.py, which go on opening."""

from django.db import transaction
from django.test import override_settings

from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Person, Visitor
from tests import make
from tests.magazine.mailed import SET_UP, a_subscriber
from tests.magazine.writing import an_article

LINE, WREN = "I lost my son.", "wren@post.example"
#: what stands in the links of its mails
_link: list[str] = []


def answered(ada: Person) -> None:
    """Ada read an article, and wrote to its editors below it; somebody is mailed what is new, in a place that sends mail meanwhile."""
    from tealight.magazine.actions.answer_helpful import answer_helpful
    from tealight.mail.kinds import MailKind
    from tealight.mail.models import OutgoingMail

    article = an_article().id
    answer_helpful(viewer=ada, now=make.NOW, article=article, was_helpful=False, line=LINE, form_number=new_id())
    with override_settings(**SET_UP):
        _link[:] = [a_subscriber(WREN)]
    OutgoingMail.objects.filter(kind=MailKind.CONFIRM).delete()  # lived.py counts on the one that it queued


def check_answered() -> None:
    """What she wrote opens; the address is known still, and its link of before ends it."""
    from tealight.magazine.actions.leave_by_mail import leave_by_mail
    from tealight.magazine.models import HelpfulLine, Subscriber
    from tealight.magazine.queries.by_mail import rows_of, tags_of, written

    (row,) = HelpfulLine.objects.all()
    assert row.sealed.open_json(place_keys(), row.pk)["text"] == LINE
    (subscriber,) = Subscriber.objects.all()
    assert written(subscriber).to == WREN and bytes(subscriber.tag) in tags_of(WREN)
    with transaction.atomic():
        assert [one.pk for one in rows_of(WREN)] == [subscriber.pk]
    leave_by_mail(viewer=Visitor(), now=make.NOW, token=_link[0])
    assert not Subscriber.objects.exists()
    subscriber.save(force_insert=True)  # asked again, it answers the same
