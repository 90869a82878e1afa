"""Try the mail server now and say what is wrong, for set-up and `doctor`.

Not an action: it changes no row, and a conversation over the network must not
happen inside a transaction.
"""

import secrets

from django.conf import settings

from tealight.kernel.verdict import ALLOWED, Verdict, refused, require
from tealight.kernel.viewer import Viewer
from tealight.mail.address import check_address
from tealight.mail.delivery import Fault, Letter, deliver, is_set_up, sender
from tealight.mail.kinds import MailKind
from tealight.mail.policy import may_look_after_mail

BODY = """This is a test message.

If you can read it, this place can send mail. Nothing else needs doing.
"""

SENTENCES = {
    Fault.ADDRESS_REFUSED: "The mail server says there is no mailbox {to}. Check the address.",
    Fault.MESSAGE_REFUSED: "The mail server took the address but refused the message itself. Its"
    " filters may not trust the sender {sender} yet.",
    Fault.NAME_NOT_FOUND: "No machine called {host} was found. Check the host in TEALIGHT_SMTP_URL.",
    Fault.CONNECTION_REFUSED: "{host} refused the connection on port {port}. Check the port in"
    " TEALIGHT_SMTP_URL, and whether the mail server runs.",
    Fault.UNREACHABLE: "{host} cannot be reached from this machine. Check its network.",
    Fault.TIMED_OUT: "{host} did not answer on port {port} in time. A firewall may stand between;"
    " many hosts block port 25, and 587 or 465 work.",
    Fault.TLS: "{host} and this place could not agree on encryption on port {port}. Use smtp:// for"
    " STARTTLS (mostly port 587) and smtps:// for TLS from the start (mostly port 465).",
    Fault.CERTIFICATE: "The certificate that {host} showed is not valid for that name. Use the name"
    " the mail provider gives, not an address or another name of the same machine.",
    Fault.LOGIN: "{host} did not accept the user name and password in TEALIGHT_SMTP_URL.",
    Fault.SENDER_REFUSED: "{host} will not send mail from {sender}. Check TEALIGHT_MAIL_FROM and"
    " whether this login may send for it.",
    Fault.RELAY_REFUSED: "{host} will not carry mail to other places for us. It may want a user"
    " name and password, or this machine's address on its list.",
    Fault.BUSY: "{host} answered that it cannot take mail at the moment. Try again in some minutes.",
    Fault.BROKE_OFF: "{host} broke off the conversation. If it does so again, check that port"
    " {port} fits smtp:// or smtps://.",
}


def send_test_mail(*, viewer: Viewer, to: str) -> Verdict:
    """Send a test mail to `to` now; allowed when it was taken, else refused with a sentence.

    May take as long as the server is silent (20 seconds a step). Raises `Refused`
    for a viewer who is not an operator.
    """
    require(may_look_after_mail(viewer))
    if not is_set_up():
        return refused(
            "No mail server is named. Set TEALIGHT_SMTP_URL and TEALIGHT_MAIL_FROM, then start again."
        )
    if not (verdict := check_address(to)):
        return verdict
    fault = deliver(Letter(to, MailKind.TEST, BODY, secrets.token_hex(16)))
    return ALLOWED if fault is None else refused(sentence_of(fault, to))


def sentence_of(fault: Fault, to: str = "of this address") -> str:
    """Return what `fault` means for whoever set the mail server up, and what to check."""
    return SENTENCES[fault].format(
        host=settings.EMAIL_HOST, port=settings.EMAIL_PORT, sender=sender(), to=to
    )
