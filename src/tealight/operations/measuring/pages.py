"""Which pages are measured: those of BUDGETS that exist, after the floor they stand on."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from tealight.accounts.models import Member
from tealight.accounts.queries import load_person
from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.viewer import Person, Visitor
from tealight.magazine.policy import wanted_by as articles_met
from tealight.magazine.queries.lists import readable as articles
from tealight.operations.measuring import FLOOR
from tealight.operations.measuring.laid_out import told_to_anyone
from tealight.stories.models import Story
from tealight.stories.queries.feed import met, readable

#: of the sample: she is in three rooms and has filters
READER = "Ada Winter"
#: what is searched for, in turn: from words that half of all stories hold to words that few do
WORDS = ("the", "hospital", "name", "kind words", '"first year"', "candle", "sister", "remember*")
#: stories with so many replies are read, as BUDGETS say; and so many different ones in turn
REPLIES, STORIES = range(20, 23), 50


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure: its addresses in turn, whether its reader is signed in, and where it is when not here."""

    key: str
    name: str
    addresses: tuple[str, ...]
    signed_in: bool = True
    host: str = ""


def reader() -> Person:
    """Return who reads."""
    return load_person(Member.objects.get(persona__name=READER).id, clock.now())


def stories_to_read(viewer: Person) -> list[int]:
    """Return stories with twenty replies, or a few more, the newest first; the threads laid out are among them.

    So a place of a million stories and few replies is measured by the same page as any other.
    """
    rows = readable(met(viewer), viewer).filter(closed_on__isnull=True)
    # A story that is covered for its reader is one calm line, and no page to measure.
    found = [
        row.id for row in rows.filter(next_ordinal__gt=REPLIES.start, next_ordinal__lte=REPLIES.stop).order_by("-hour", "-id")[: 2 * STORIES]
        if not row.notes & viewer.filters.cover
    ]
    return found[:STORIES]


def pages(host: str, key: str, bare: str) -> tuple[Page, ...]:
    """Return the pages, the floor first. `key` is the reader's cookie, `bare` where Django alone answers."""
    viewer = reader()
    room = Group.objects.filter(id__in=viewer.groups).order_by("place_in_list").values_list("slug", flat=True)[0]
    stories = tuple(f"/stories/{number}/" for number in stories_to_read(viewer))
    return (
        Page("floor-file", "floor: a file of the story page's bytes", (f"{settings.STATIC_URL}{FLOOR}",), signed_in=False),
        Page("floor-django", "floor: Django alone, 45 KB", ("/",), signed_in=False, host=bare),
        Page("floor-bare", "floor: a bare page of ours, visitor", ("/robots.txt",), signed_in=False),
        Page("floor-member", "floor: a bare page of ours, member", ("/robots.txt",)),
        Page("first", "first page, visitor", ("/",), signed_in=False),
        Page("help", "help, visitor", ("/help/gb/",), signed_in=False),
        Page("story-visitor", "story page, visitor", tuple(f"/stories/{number}/" for number in told_to_anyone()), signed_in=False),
        # An address that asks for something is drawn anew each time, as for the first who comes.
        Page("story-anew", "story page, visitor, first to come", tuple(f"/stories/{number}/?from=0" for number in told_to_anyone()), signed_in=False),
        Page("home", "home, member", ("/",)),
        Page("feed", "feed, member", ("/stories/",)),
        Page("room", "room, member", (f"/rooms/{room}/",)),
        Page("story-member", "story page, member", stories),
        *_articles(viewer),
        Page("notices", "notices, member", ("/notices/",)),
        Page("search", "search over all, member", searches(host, key)),
    )


def _articles(viewer: Person) -> tuple[Page, ...]:
    """Return the pages of articles that anyone reads and none of the reader's filters covers; none in a place without any."""
    rows = articles(viewer).filter(articles_met(Visitor())).order_by("pk")
    found = tuple(f"/reading/{row.slug}/" for row in rows[:STORIES] if not row.notes & viewer.filters.cover)
    if not found:
        return ()
    return (
        Page("reading", "the magazine's front, visitor", ("/reading/",), signed_in=False),
        Page("article-visitor", "article, visitor", found, signed_in=False),
        # An address that asks for something is drawn anew each time, as for the first who comes.
        Page("article-anew", "article, visitor, first to come", tuple(f"{address}?open=p9999" for address in found), signed_in=False),
        Page("article-member", "article, member", found),
    )


def here(host: str, key: str = "") -> Client:
    """Return a browser that asks in this very process."""
    return Client(headers={"host": host, "cookie": key} if key else {"host": host})


def cookie(host: str) -> str:
    """Return the cookies of the reader, who comes in by the sample's own door, as their browser has them."""
    browser = here(host)
    browser.post("/sample/sign-in/member/")
    browser.get("/")  # a page with a form: from then on the browser holds the token's secret
    names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    return "; ".join(f"{name}={browser.cookies[name].value}" for name in names)


def searches(host: str, key: str) -> tuple[str, ...]:
    """Return the addresses that the reader's searches lead to."""
    asking = here(host, key)
    return tuple(asking.post("/search/", {"words": words, "order": "newest"}).headers["Location"] for words in WORDS)


def how_many() -> dict[str, int]:
    """Return how large the place is."""
    from tealight.stories.models import Reply

    return {"stories": Story.objects.count(), "replies": Reply.objects.count(), "members": Member.objects.count()}
