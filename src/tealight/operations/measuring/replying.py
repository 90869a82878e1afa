"""What a reply costs, from the POST to the 303, with the search index and everyone's notices done."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from tealight.accounts.models import Member
from tealight.accounts.sessions import SessionStore
from tealight.kernel import clock
from tealight.kernel.viewer import Person, System
from tealight.operations.demo.phrases import Phrases
from tealight.operations.measuring.cost import Watched, at
from tealight.operations.measuring.disk import Synced, synced
from tealight.operations.measuring.laid_out import writers
from tealight.operations.measuring.pages import here
from tealight.operations.measuring.quiet import wait_until_quiet
from tealight.operations.measuring.statements import counted
from tealight.operations.measuring.wire import Browser, NoAnswer, form_on
from tealight.place.actions.shape_place import shape_place
from tealight.place.queries import notes, place
from tealight.stories.queries.feed import met, readable

#: as many write at the same time
WRITERS = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply's cost. `cpu_ms` of all processes, `worker_ms` of it in the worker; waiting in ms, of one writer
    and of four at once; `sync` is what the disk itself takes in the same run."""

    cpu_ms: float
    worker_ms: float
    database_ms: float
    p50_ms: float
    p99_ms: float
    together_p50_ms: float
    together_p99_ms: float
    beyond_ms: float
    statements: int
    sync: Synced


def replies(host: str, watched: Watched, times: int) -> Reply:
    """Let members answer stories, one after the other and then four at once; return what it cost."""
    with _without_bound():
        return _measured(host, watched, times)


@contextmanager
def _without_bound() -> Iterator[None]:
    """Let a member answer as often as is measured; what the place allows in an hour holds again afterwards."""
    allowed = place().replies_an_hour
    shape_place(viewer=System("measuring"), now=clock.now(), replies_an_hour=0)
    try:
        yield
    finally:
        shape_place(viewer=System("measuring"), now=clock.now(), replies_an_hour=allowed)


def _measured(host: str, watched: Watched, times: int) -> Reply:
    chance = random.Random(7)  # noqa: S311 - the same words each time
    phrases, crowd = Phrases(chance, notes()), writers(WRITERS)
    statements = _statements(host, crowd[0], phrases)
    alone = _written(host, crowd[0], phrases, times)
    together = [_written(host, member, phrases, max(1, times // WRITERS)) for member in crowd]
    wait_until_quiet()
    first = synced(settings.TEALIGHT.data)
    before = watched.spent()
    waits = _sent(*alone)
    wait_until_quiet()
    spent = {name: (seconds - before[name]) / len(waits) * 1000 for name, seconds in watched.spent().items()}
    waits_together = _all_at_once(together)
    wait_until_quiet()
    second = synced(settings.TEALIGHT.data)
    sync = Synced((first.p50_ms + second.p50_ms) / 2, max(first.p99_ms, second.p99_ms))
    last = at(waits_together, 0.99) * 1000
    return Reply(
        spent["all"], spent["worker"], spent["database"], at(waits, 0.5) * 1000, at(waits, 0.99) * 1000,
        at(waits_together, 0.5) * 1000, last, max(0.0, last - 2 * sync.p99_ms), statements, sync,
    )


def signed_in(host: str, viewer: Person) -> Browser:
    """Return a browser of `viewer`, as if they had signed in."""
    session = SessionStore()
    session.begin(Member.objects.get(id=viewer.member_id), clock.now(), stay=False)
    session.create()  # as the session engine does for every new cookie, by its action
    return Browser(host, {settings.SESSION_COOKIE_NAME: session.session_key})


def stories_to_answer(viewer: Person, most: int = 20) -> list[int]:
    """Return stories that `viewer` meets and may answer, not their own."""
    rows = readable(met(viewer), viewer).filter(closed_on__isnull=True).exclude(persona_id=viewer.persona_id)
    newest = rows.order_by("-hour", "-id")[: 4 * most]
    return [row.id for row in newest if not row.notes & viewer.filters.cover][:most]


def _written(host: str, viewer: Person, phrases: Phrases, most: int) -> tuple[Browser, list[bytes]]:
    """Return a browser and so many forms filled in, each from a page of its own, none sent yet."""
    browser, stories = signed_in(host, viewer), stories_to_answer(viewer)
    return browser, [_filled(browser, stories[number % len(stories)], phrases) for number in range(most)]


def _filled(browser: Browser, story: int, phrases: Phrases) -> bytes:
    page = browser.get(f"/stories/{story}/")
    found = form_on(page.raw, f"/stories/{story}/replies/")
    if found is None:
        raise NoAnswer(f"The page of story {story}, answered {page.status}, has no box to answer in.")
    goes_to, hidden = found
    return browser.form(goes_to, [*hidden, ("body", phrases.reply().source)])


def _sent(browser: Browser, forms: list[bytes]) -> list[float]:
    waits = []
    for form in forms:
        began = time.perf_counter()
        answer = browser.wire.ask(form)
        waits.append(time.perf_counter() - began)
        if not answer.startswith(b"HTTP/1.1 303"):
            raise NoAnswer(f"A reply was answered {answer[:40]!r}.")
    return waits


def _all_at_once(written: list[tuple[Browser, list[bytes]]]) -> list[float]:
    waits: list[float] = []
    faults: list[NoAnswer] = []

    def write(browser: Browser, forms: list[bytes]) -> None:
        try:
            waits.extend(_sent(browser, forms))
        except NoAnswer as fault:
            faults.append(fault)

    people = [threading.Thread(target=write, args=one) for one in written]
    for one in people:
        one.start()
    for one in people:
        one.join()
    if faults:
        raise faults[0]
    return waits


def _statements(host: str, viewer: Person, phrases: Phrases) -> int:
    """Return how many statements the POST asks, here, in this very process; the worker's are not among them."""
    browser = signed_in(host, viewer)
    asking, most = here(host, browser.cookie), 0
    for story in stories_to_answer(viewer, 2):
        goes_to, hidden = form_on(asking.get(f"/stories/{story}/").content, f"/stories/{story}/replies/")
        with counted() as asked:
            answer = asking.post(goes_to, {**dict(hidden), "body": phrases.reply().source})
        if answer.status_code != 303:
            raise NoAnswer(f"A reply was answered {answer.status_code} in this process.")
        most = max(most, len(asked))
    return most
