from django_tasks import task

from tealight.jobs.later import NotYet
from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.mail.actions.prune_mail import prune_mail
from tealight.mail.actions.settle_mail import settle_mail
from tealight.mail.delivery import deliver
from tealight.mail.queries import letter_to_send

POST = System("send queued mail")


@task(max_attempts=60)
def send_queued_mail(mail_id: int) -> None:
    """Try to send one mail; harmless to repeat, for a sent mail is gone."""
    letter = letter_to_send(viewer=POST, mail_id=mail_id)
    if letter is not None:
        fault = deliver(letter)
        if not settle_mail(viewer=POST, mail_id=mail_id, fault=fault, now=clock.now()):
            raise NotYet


@task()
def prune_old_mail() -> None:
    """Once a day: what is kept of mail for a time only goes."""
    prune_mail(viewer=POST, now=clock.now())
