"""What `tealight doctor` says of work nobody watches: mail that waits or came back."""

from datetime import date, timedelta

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.mail.delivery import Fault
from tealight.mail.queries import MailState, mail_state
from tealight.mail.trial import sentence_of

DOCTOR = System("doctor")
LOOKED_BACK = timedelta(days=30)


def mail_faults() -> list[str]:
    """Return why mail does not leave, a sentence each. An address that is gone is no fault of the place."""
    state = _mail()
    found = [
        f"{_times(count, 'mail')} held up, the longest since {_day(state.held_up_since)}. {sentence_of(Fault(fault))}"
        for fault, count in state.held_up.items()
    ]
    return found + [
        f"{_times(count, 'mail')} given up within 30 days. {sentence_of(Fault(fault))}"
        for fault, count in state.given_up.items()
        if fault != Fault.ADDRESS_REFUSED
    ]


def mail_stands() -> str:
    """Return the totals: what waits, and what went and came back in 30 days."""
    state = _mail()
    return f"{state.waiting} waiting; {state.sent} sent and {state.bounced} bounced in 30 days"


def _mail() -> MailState:
    return mail_state(viewer=DOCTOR, since=clock.day(clock.now()) - LOOKED_BACK)


def _times(count: int, what: str) -> str:
    return f"{count} {what} is" if count == 1 else f"{count} {what}s are"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
