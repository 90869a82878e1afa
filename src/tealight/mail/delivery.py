"""Hand one mail to the mail server, and say plainly how that went. No database.

Django's SMTP backend does the talking. What it raises may quote an address or a
server's answer; none of that leaves this module, only a word of `Fault`.
"""

import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.encoding import punycode

from tealight.mail.kinds import SENDER_NAME, MailKind

SIZE_CLASS = 1024


class Fault(StrEnum):
    """Why a mail did not go. The first two are final, the others may pass."""

    ADDRESS_REFUSED = "address refused"
    MESSAGE_REFUSED = "message refused"
    NAME_NOT_FOUND = "name not found"
    CONNECTION_REFUSED = "connection refused"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed out"
    TLS = "tls"
    CERTIFICATE = "certificate"
    LOGIN = "login"
    SENDER_REFUSED = "sender refused"
    RELAY_REFUSED = "relay refused"
    BUSY = "busy"
    BROKE_OFF = "broke off"

    @property
    def is_final(self) -> bool:
        """Whether trying again is no use."""
        return self in {Fault.ADDRESS_REFUSED, Fault.MESSAGE_REFUSED}


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail ready to leave. `token` makes its Message-ID, the same at every try.

    `leave`: of a mail that comes again, the address at which its reader ends that.
    """

    address: str = field(repr=False)
    kind: MailKind
    body: str = field(repr=False)
    token: str = field(repr=False)
    leave: str = field(default="", repr=False)


def is_set_up() -> bool:
    """Say whether the operator named a mail server and a sender."""
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL)


def deliver(letter: Letter) -> Fault | None:
    """Hand `letter` to the mail server; None when it was taken, else why it was not."""
    try:
        with QuietBackend() as server:
            server.send_messages([compose(letter)])
    except OSError as failure:  # smtplib's exceptions are OSErrors, too
        return fault_of(failure)
    return None


def compose(letter: Letter) -> EmailMessage:
    """Return `letter` as a message whose headers name no person, machine or subject of ours."""
    address = sender()
    return EmailMessage(
        subject=letter.kind.label,
        body=pad(letter.body),
        from_email=formataddr((SENDER_NAME, address)),
        to=[letter.address],
        headers={
            "Message-ID": f"<{letter.token}@{domain_of(address)}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            **leaving(letter.leave),
        },
    )


def leaving(address: str) -> dict[str, str]:
    """Return the headers by which a mail program offers to end mail that comes again; none without an address.

    By one press it may (RFC 8058) where the way there is encrypted: what is in the address opens the door.
    """
    if not address:
        return {}
    one_press = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if address.startswith("https://") else {}
    return {"List-Unsubscribe": f"<{address}>", **one_press}


def pad(body: str) -> str:
    """Fill `body` with empty lines to a whole number of KiB.

    Who watches the line must not tell a mail with something new from one without.
    """
    body = body.replace("\r\n", "\n").rstrip("\n") + "\n"
    missing = -len(body.replace("\n", "\r\n").encode()) % SIZE_CLASS
    if missing == 1:  # an empty line is two bytes on the way
        missing += SIZE_CLASS
    return body + " " * (missing % 2) + "\n" * (missing // 2)


def sender() -> str:
    """Return the bare address mail is sent from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def domain_of(address: str) -> str:
    """Return the domain of `address` as mail servers write it."""
    return punycode(address.rpartition("@")[2])


class QuietBackend(EmailBackend):
    """Django's SMTP, greeting with the sender's domain instead of this machine's name.

    The greeting is copied into the Received lines of every mail.
    """

    @property
    def connection_class(self):
        connect, name = super().connection_class, domain_of(sender())

        def greet(host, port, **options):
            return connect(host, port, **{**options, "local_hostname": name})

        return greet


def fault_of(failure: OSError) -> Fault:
    """Return what `failure`, raised while sending one mail, means."""
    if isinstance(failure, smtplib.SMTPServerDisconnected) and isinstance(
        failure.__context__, TimeoutError
    ):
        return Fault.TIMED_OUT  # smtplib calls silence a disconnection
    for kind, fault in _BY_CLASS:
        if isinstance(failure, kind):
            return fault
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        ((code, answer),) = failure.recipients.values()
        return _recipient_fault(code, answer)
    if isinstance(failure, smtplib.SMTPResponseException) and failure.smtp_code >= 500:
        if isinstance(failure, smtplib.SMTPDataError):
            return Fault.MESSAGE_REFUSED
        return Fault.SENDER_REFUSED
    return Fault.BUSY if isinstance(failure, smtplib.SMTPException) else Fault.UNREACHABLE


#: The first that fits; classes of smtplib and ssl are kinds of OSError.
_BY_CLASS = (
    (socket.gaierror, Fault.NAME_NOT_FOUND),
    (ConnectionRefusedError, Fault.CONNECTION_REFUSED),
    (TimeoutError, Fault.TIMED_OUT),
    (ssl.SSLCertVerificationError, Fault.CERTIFICATE),
    (ssl.SSLError, Fault.TLS),
    (ConnectionError, Fault.BROKE_OFF),
    (smtplib.SMTPNotSupportedError, Fault.TLS),
    (smtplib.SMTPAuthenticationError, Fault.LOGIN),
    (smtplib.SMTPServerDisconnected, Fault.BROKE_OFF),
)


def _recipient_fault(code: int, answer: bytes) -> Fault:
    """Tell an address that is not there from a server that will not carry our mail.

    Taking the second for the first would cut every member off after one wrong
    setting. Enhanced codes (RFC 3463): 5.1 and 5.2 speak of the mailbox.
    """
    if code < 500:
        return Fault.BUSY
    enhanced = answer.split(b" ", 1)[0]
    if enhanced.startswith((b"5.1.", b"5.2.")):
        return Fault.ADDRESS_REFUSED
    if enhanced.startswith(b"5.") or code not in {550, 551, 552, 553}:
        return Fault.RELAY_REFUSED
    return Fault.ADDRESS_REFUSED
