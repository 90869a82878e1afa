"""A real SMTP server on loopback that does what a test wants."""

import datetime
import socket
import ssl
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


@dataclass
class Taken:
    """One mail as it arrived."""

    sender: str
    recipients: list[str]
    content: bytes
    greeting: str


@dataclass
class Behaviour:
    """How the server answers; `recipient`, `sender` and `content` hold answers to give in turn."""

    sender: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    content: list[str] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.sender:
            return self.sender.pop(0)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.recipient:
            return self.recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = self.content.pop(0) if self.content else "250 OK"
        if answer == "die":
            server.transport.abort()
        elif answer.startswith("250"):
            self.taken.append(
                Taken(envelope.mail_from, envelope.rcpt_tos, envelope.content, session.host_name)
            )
        return answer


class Server:
    """Runs a mail server on a port of its own while the body of `with` runs."""

    def __init__(self, **options):
        self.behaviour = Behaviour()
        self.options = options
        self.port = free_port()

    def __enter__(self):
        self.controller = Controller(
            self.behaviour, hostname="127.0.0.1", port=self.port, server_hostname="mx.test",
            **self.options,
        )
        self.controller.start()
        return self

    def __exit__(self, *failure):
        self.controller.stop()

    @property
    def taken(self):
        return self.behaviour.taken


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def only_login(name, password):
    """Options for a server that wants this user name and password."""

    def authenticate(server, session, envelope, mechanism, given):
        right = (given.login, given.password) == (name.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    return {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False}


def own_certificate(directory, name="somewhere.else"):
    """A TLS context with a certificate nobody vouches for."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    today = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(
        who, who, key.public_key(), x509.random_serial_number(),
        today, today + datetime.timedelta(days=1),
    ).sign(key, hashes.SHA256())
    file = directory / "server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
