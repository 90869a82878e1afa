"""The test mail of set-up: it arrives, or one plain sentence says why not."""

import socket
from contextlib import contextmanager

import pytest

from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System, Visitor
from tealight.mail.delivery import Fault
from tealight.mail.trial import SENTENCES, send_test_mail
from tests.mail.server import Server, only_login, own_certificate

ADA = "ada@post.example"

# The servers of these tests take passwords without TLS, and say that this is unwise.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")


def attempt():
    return send_test_mail(viewer=System("set-up"), to=ADA)


def test_it_arrives(smtp):
    assert attempt()
    (taken,) = smtp.taken
    assert b"Subject: A test message" in taken.content


def test_every_fault_has_a_sentence():
    assert set(SENTENCES) == set(Fault)


def test_no_server_named(mail_settings):
    mail_settings.EMAIL_HOST = ""
    assert "TEALIGHT_SMTP_URL" in attempt().sentence


def test_no_address(smtp):
    assert "does not look like" in send_test_mail(viewer=System("set-up"), to="ada").sentence


def test_name_not_found(mail_settings):
    mail_settings.EMAIL_HOST = "no-such-machine.invalid"
    assert attempt().sentence.startswith("No machine called no-such-machine.invalid was found.")


def test_connection_refused(mail_settings):
    assert attempt().sentence.startswith("127.0.0.1 refused the connection on port 9.")


def test_silence(mail_settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mail_settings.EMAIL_PORT, mail_settings.EMAIL_TIMEOUT = silent.getsockname()[1], 0.3
        assert "did not answer" in attempt().sentence


@contextmanager
def server_with(settings, **options):
    with Server(**options) as server:
        settings.EMAIL_PORT = server.port
        yield server


def test_login_failed(mail_settings):
    mail_settings.EMAIL_HOST_USER, mail_settings.EMAIL_HOST_PASSWORD = "post", "wrong"
    with server_with(mail_settings, **only_login("post", "right")):
        said = attempt().sentence
    assert said == "127.0.0.1 did not accept the user name and password in TEALIGHT_SMTP_URL."
    mail_settings.EMAIL_HOST_PASSWORD = "right"
    with server_with(mail_settings, **only_login("post", "right")) as server:
        assert attempt()
        assert len(server.taken) == 1


def test_no_login_where_one_is_wanted(mail_settings):
    with server_with(mail_settings, **only_login("post", "right")):
        assert "TEALIGHT" in attempt().sentence


def test_encryption_the_server_does_not_offer(smtp, mail_settings):
    mail_settings.EMAIL_USE_TLS = True
    assert "could not agree on encryption" in attempt().sentence


def test_tls_from_the_start_where_the_server_speaks_plainly(smtp, mail_settings):
    mail_settings.EMAIL_USE_SSL = True
    assert "could not agree on encryption" in attempt().sentence


def test_a_certificate_nobody_vouches_for(mail_settings, tmp_path):
    mail_settings.EMAIL_USE_TLS = True
    with server_with(mail_settings, tls_context=own_certificate(tmp_path)) as server:
        assert attempt().sentence.startswith("The certificate that 127.0.0.1 showed")
        assert server.taken == []


@pytest.mark.parametrize(
    ("where", "answer", "said"),
    [
        ("recipient", "550 5.1.1 No such user", "there is no mailbox ada@post.example"),
        ("recipient", "554 5.7.1 Relay access denied", "will not carry mail"),
        ("recipient", "451 4.3.0 Later", "Try again in some minutes"),
        ("sender", "553 5.7.1 Not yours", "will not send mail from post@quiet.example"),
        ("content", "554 5.6.0 Spam", "refused the message itself"),
        ("content", "die", "broke off"),
    ],
)
def test_what_the_server_answered(smtp, where, answer, said):
    getattr(smtp.behaviour, where)[:] = [answer]
    assert said in attempt().sentence


def test_only_operators_try_the_mail(smtp):
    with pytest.raises(Refused):
        send_test_mail(viewer=Visitor(), to=ADA)
