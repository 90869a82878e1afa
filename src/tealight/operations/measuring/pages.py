"""Which pages are measured, and what one of them costs (BUDGETS)."""

import gzip
import http.client
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connections
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tealight.accounts.models import Member
from tealight.accounts.queries import load_person
from tealight.kernel import clock
from tealight.operations.measuring.processes import cpu_seconds
from tealight.stories.models import Story
from tealight.stories.queries.feed import met

#: of the sample: she is in three rooms and has filters
READER = "Ada Winter"
#: what is searched for: half of all stories hold it
WORD = "the"
#: stories with at least so many replies are read, so many different ones in turn
_REPLIES, _STORIES = 20, 50


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure: its addresses in turn, and whether its reader is signed in."""

    name: str
    addresses: tuple[str, ...]
    signed_in: bool = True


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page costs: milliseconds of processor and of waiting, bytes, statements."""

    name: str
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    raw: int
    wire: int
    statements: int | None


def pages(host: str, key: str) -> tuple[Page, ...]:
    """Return the pages of BUDGETS that exist, after the floor: a bare page of the same server, and a file."""
    reader = load_person(Member.objects.get(persona__name=READER).id, clock.now())
    rows = met(reader).filter(withdrawn_on__isnull=True, closed_on__isnull=True, next_ordinal__gt=_REPLIES)
    ids = list(rows.order_by("-hour").values_list("id", flat=True)[:_STORIES])
    ids = ids or list(Story.objects.filter(id__in=met(reader)).annotate(n=Count("replies")).order_by("-n").values_list("id", flat=True)[:5])
    found = _here(host, "").get("/").content.decode()
    style = found.partition('rel="stylesheet" href="')[2].partition('"')[0]
    return (
        Page("floor: a file", (style,), signed_in=False),
        Page("floor: a bare page", ("/robots.txt",), signed_in=False),
        Page("first page, visitor", ("/",), signed_in=False),
        Page("help, visitor", ("/help/gb/",), signed_in=False),
        Page("home, member", ("/",)),
        Page("feed, member", ("/stories/",)),
        Page("story page, member", tuple(f"/stories/{number}/" for number in ids)),
        Page("search, member", (_here(host, key).post("/search/", {"words": WORD}).headers["Location"],)),
    )


def _here(host: str, key: str) -> Client:
    """Return a browser that asks in this very process."""
    return Client(headers={"host": host, "cookie": key})


def cookie(host: str) -> str:
    """Return the cookie of the reader, who comes in by the sample's own door."""
    came = _here(host, "").post("/sample/sign-in/member/")
    return f"{settings.SESSION_COOKIE_NAME}={came.cookies[settings.SESSION_COOKIE_NAME].value}"


def cost(page: Page, host: str, key: str, pid: int, times: int) -> Cost:
    """Ask for `page` so many times, after some to warm up, and return what it cost the family of `pid`."""
    asking = http.client.HTTPConnection(host, timeout=30)
    headers = {"Accept-Encoding": "gzip", **({"Cookie": key} if page.signed_in else {})}
    waits, raw, wire = [], 0, 0
    for number in range(-20, times):
        if number == 0:
            before = cpu_seconds(pid)
        began = time.perf_counter()
        asking.request("GET", page.addresses[number % len(page.addresses)], headers=headers)
        answer = asking.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{page.name} answered {answer.status}")
        if number >= 0:
            waits.append(time.perf_counter() - began)
            wire += len(body)
            raw += len(gzip.decompress(body)) if answer.headers.get("Content-Encoding") == "gzip" else len(body)
    spent = cpu_seconds(pid) - before
    asking.close()
    waits.sort()
    return Cost(
        page.name, spent / times * 1000, waits[len(waits) // 2] * 1000, waits[int(len(waits) * 0.99)] * 1000,
        raw // times, wire // times, _statements(page, host, key),
    )


def _statements(page: Page, host: str, key: str) -> int | None:
    """Return how many statements a page asks here, in this very process; of a file, None."""
    if page.addresses[0].startswith(settings.STATIC_URL):
        return None
    client = _here(host, key if page.signed_in else "")
    with CaptureQueriesContext(connections["default"]) as default, CaptureQueriesContext(connections["ring"]) as ring:
        client.get(page.addresses[0])
    return len(default) + len(ring)
