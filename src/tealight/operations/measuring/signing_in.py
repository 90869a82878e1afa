"""What signing in costs: mostly the hash, which is made to cost."""

import secrets
import time
from dataclasses import dataclass

from tealight.accounts.actions.make_member import make_member
from tealight.accounts.hashers import hashed
from tealight.kernel import clock
from tealight.operations.measuring.cost import Watched, at
from tealight.operations.measuring.processes import cpu_seconds
from tealight.operations.measuring.quiet import MEASURING, wait_until_quiet
from tealight.operations.measuring.wire import Browser, NoAnswer, form_on

#: fewer than the tries one address has in ten minutes
TIMES = 30
_HASHES = 10


@dataclass(frozen=True, slots=True)
class SignIn:
    """The cost of a POST with the right password, and of the hash alone, in ms."""

    cpu_ms: float
    hash_cpu_ms: float
    p50_ms: float
    p99_ms: float


def sign_ins(host: str, watched: Watched) -> SignIn:
    """Let somebody new sign in again and again; return what it cost."""
    name, password = _somebody()
    waits, forms = [], [_form(host, name, password) for _ in range(TIMES)]
    wait_until_quiet()
    before = cpu_seconds(*watched.all)
    for browser, form in forms:
        began = time.perf_counter()
        answer = browser.wire.ask(form)
        waits.append(time.perf_counter() - began)
        if not answer.startswith((b"HTTP/1.1 302", b"HTTP/1.1 303")):
            raise NoAnswer(f"Signing in was answered {answer[:40]!r}.")
        browser.close()
    spent = (cpu_seconds(*watched.all) - before) / TIMES * 1000
    return SignIn(spent, _hash_alone(), at(waits, 0.5) * 1000, at(waits, 0.99) * 1000)


def _somebody() -> tuple[str, str]:
    letters = "abcdefghjkmnpqrstuvwxyz"
    name = "Measured " + "".join(secrets.choice(letters) for _ in range(8)).capitalize()
    password = secrets.token_urlsafe(18)
    make_member(viewer=MEASURING, now=clock.now(), pen_name=name, password=password)
    return name, password


def _form(host: str, name: str, password: str) -> tuple[Browser, bytes]:
    browser = Browser(host)
    goes_to, hidden = form_on(browser.get("/sign-in/").raw, "/sign-in/")
    return browser, browser.form(goes_to, [*hidden, ("pen_name", name), ("password", password)])


def _hash_alone() -> float:
    began = time.process_time()
    for number in range(_HASHES):
        hashed(f"a password of usual length {number}")
    return (time.process_time() - began) / _HASHES * 1000
