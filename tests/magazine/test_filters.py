"""Filters hold wherever an article or a part of one may stand: what is left out is nowhere, what is covered is one line.

Worlds are drawn: articles under notes, parts of them under others, and what a reader wants done with each note. Then
every surface is asked. A page that comes to the magazine gets one line in SURFACES or OF_ONE.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tealight.kernel import pace
from tealight.magazine import policy
from tests import make
from tests.magazine.mailed import a_mail_says
from tests.magazine.writing import a_category, an_article
from tests.stories.wishes import wishes

#: notes the worlds are drawn with: two that visitors leave out or cover from the start, and one that is shown to them
NOTES = ("birth", "physical-detail", "faith")
HANDLINGS = ("show", "cover", "leave-out")


@dataclass(frozen=True, slots=True)
class Surface:
    """A page that may show many articles. With `lists`, each one its reader wants stands there, or its cover."""

    name: str
    url: str
    lists: bool = False
    #: asked without an account as well
    for_visitors: bool = True
    #: for programs, which get what the starting filters let through, whoever asks
    outside: bool = False


#: `{category}`, `{topic}`, `{series}` and `{story}` are the world's own
SURFACES = (
    Surface("front", "/reading/", lists=True),
    Surface("category", "/reading/in/{category}/", lists=True),
    Surface("latest", "/reading/latest/", lists=True),
    Surface("by question", "/reading/questions/"),
    Surface("topic", "/reading/topics/{topic}/"),
    Surface("series", "/reading/series/{series}/"),
    Surface("feed", "/reading/feed/", outside=True),
    Surface("feed of a category", "/reading/in/{category}/feed/", outside=True),
    Surface("sitemap", "/sitemap.xml", outside=True),
    Surface("for machines", "/llms.txt", outside=True),
    Surface("kept", "/kept/", lists=True, for_visitors=False),
    Surface("home", "/"),
    Surface("beside a story that asks for facts", "/stories/{story}/", for_visitors=False),
    Surface("small hours", "/small-hours/", for_visitors=False),
)
#: pages of one article, below its address
OF_ONE = ("", "quick/", "helpful/", "report/")
#: there while one of its articles is
WITH_ITS_ARTICLES = {"topic", "series"}


@dataclass(frozen=True, slots=True)
class Written:
    """An article of a world. `parts` are (mask of notes, the one word that stands in that part alone)."""

    id: int
    slug: str
    notes: int
    title: str
    standfirst: str
    question: str
    quick: str
    parts: tuple[tuple[int, str], ...]

    @property
    def head(self) -> tuple[str, ...]:
        return self.title, self.standfirst, self.question

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of its own, wherever it stands."""
        return (*self.head, self.quick, *(word for _, word in self.parts))


@dataclass(frozen=True, slots=True)
class World:
    articles: tuple[Written, ...]
    where: dict[str, object]


def a_world(chance: random.Random) -> World:
    """Five articles, each under some of NOTES, with up to four parts under some of their own; and a story that asks."""
    from tealight.magazine.jobs import compare_what_changed
    from tealight.magazine.models import Series, Topic
    from tealight.place.queries import notes

    topic, series = Topic.objects.create(title="Bodies", slug="bodies"), Series.objects.create(title="The first days", slug="first-days")
    category, known = a_category(), notes()

    def drawn() -> int:
        return known.mask(chance.sample(NOTES, chance.choice((0, 0, 1, 2))))

    articles = tuple(_article(number, drawn(), [drawn() for _ in range(chance.randint(1, 4))], topic, series) for number in range(5))
    author = make.a_person("Of the story")
    story = make.a_story(author, "What happens at the scan? headword1 headword2", title="Does anyone know", need="information")
    compare_what_changed.call()
    return World(articles, {"category": category.slug, "topic": topic.slug, "series": series.slug, "story": story})


def _article(number: int, mask: int, masks: list[int], topic, series) -> Written:
    from tealight.magazine.jobs import index_article
    from tealight.magazine.models import PublishedArticle

    parts = tuple((part, f"partword{number}x{place}") for place, part in enumerate(masks))
    written = f"titleword{number}", f"standword{number}", f"askword{number}", f"quickword{number}"
    page = an_article(
        f"Of {written[0]}", slug=f"article-{number}", notes=mask, standfirst=f"Said: {written[1]}.", series=series, series_part=number + 1,
        questions=[("question", f"What is {written[2]}?")], topics=[("topic", topic)],
    )
    # As settling writes them, whatever blocks they came of.
    words: dict[str, str] = {}
    for part, word in parts:
        words[str(part)] = f"{words.get(str(part), '')} {word}".strip()
    PublishedArticle.objects.filter(pk=page.id).update(
        parts=[[part, f"<p>{word}</p>"] for part, word in parts], words=words,
        quick={"points": [[f"Know {written[3]}.", "It is so.", ""]], "do": ["Rest."], "help": ["Ring."]},
    )
    index_article.call(page.id)
    return Written(page.id, page.slug, mask, *written, parts)


class Faults(list):
    """What stood where it must not, or did not stand where it should."""

    def unless(self, holds: bool, *said) -> None:
        if not holds:
            self.append(" ".join(map(str, said)))


def walk(world: World, browser, filters, *, is_member: bool) -> Faults:
    """Ask every surface; return the faults."""
    faults, asked = _mailed(world), {surface.name for surface in SURFACES if is_member or surface.for_visitors}
    for surface in SURFACES:
        if surface.name not in asked:
            continue
        answer = browser.client.get(surface.url.format(**world.where), follow=True)
        said = answer.content.decode()
        empty = surface.name in WITH_ITS_ARTICLES and all(article.notes & filters.leave_out for article in world.articles)
        faults.unless((answer.status_code == 404) == empty, surface.name, "answers", answer.status_code)
        for article in world.articles:
            _in_a_list(faults, surface, article, said, _starting() if surface.outside else filters)
    for article in world.articles:
        for below in OF_ONE:
            _on_its_own(faults, world, article, below, browser, filters)
    for article in world.articles:
        for mask, word in (*((article.notes, word) for word in article.head), *((article.notes | part, word) for part, word in article.parts)):
            found = [_searched(browser, "/reading/search/", word), *([_searched(browser, "/search/", word)] if is_member else ())]
            for page in found:
                there = f"/reading/{article.slug}/" in page.links()
                faults.unless(there == (not mask & (filters.cover | filters.leave_out)), "searched for", word, "under", mask, there)
                _nothing_hidden(faults, world, page.main.replace(word, ""), "searched", filters)
    return faults


def _mailed(world: World) -> Faults:
    """The weekly mail is a surface for programs, which nobody's own filters reach."""
    faults, said, mail = Faults(), a_mail_says(), Surface("weekly mail", "", outside=True)
    for article in world.articles:
        _in_a_list(faults, mail, article, said, _starting())
        hidden = article.notes & (_starting().leave_out | _starting().cover)
        faults.unless(bool(hidden) or article.title in said, mail.name, "lacks", article.title)
    return faults


def _starting():
    from tealight.kernel.viewer import Filters
    from tealight.place.queries import notes

    return Filters(*notes().starting_masks)


def _searched(browser, url: str, words: str):
    pace.forget()
    return browser.post(url, {"words": words, "order": "newest"}, follow=True)


def _in_a_list(faults: Faults, surface: Surface, article: Written, said: str, filters) -> None:
    hidden = article.notes & (filters.cover | filters.leave_out)
    for word in article.head:
        faults.unless(not (hidden and word in said), surface.name, "tells", word)
    for mask, word in article.parts:
        faults.unless(not ((article.notes | mask) & (filters.cover | filters.leave_out) and word in said), surface.name, "tells", word)
    if article.notes & filters.leave_out:
        faults.unless(f"/reading/{article.slug}/" not in said, surface.name, "leads to", article.slug)
    elif surface.lists:
        faults.unless(f'"/reading/{article.slug}/' in said, surface.name, "has nothing of", article.slug)
        faults.unless(bool(hidden) or article.title in said, surface.name, "lacks", article.title)


def _on_its_own(faults: Faults, world: World, article: Written, below: str, browser, filters) -> None:
    url = f"/reading/{article.slug}/{below}"
    answer = browser.client.get(url)
    gone = bool(article.notes & filters.leave_out)
    faults.unless((answer.status_code == 404) == gone, url, "answers", answer.status_code)
    said = answer.content.decode()
    if article.notes & filters.cover and not gone and below in ("", "quick/"):
        faults.unless(not any(word in said for word in article.words), url, "is not covered")
        said = browser.client.get(f"{url}?open=article").content.decode()
    faults.unless(gone or below != "quick/" or article.quick in said, url, "lacks", article.quick)
    if gone:
        faults.unless(not any(word in said for word in article.words), url, "tells of itself")
        return
    for number, (mask, word) in enumerate(article.parts):
        if mask & (filters.leave_out | filters.cover):
            faults.unless(word not in said, url, "tells", word)
        elif not below:
            faults.unless(word in said, url, "lacks", word)
        opened = browser.client.get(f"{url}?open=article,p{number}").content.decode()
        faults.unless(not (mask & filters.leave_out and word in opened), url, "opened, tells", word)
        if not below and not mask & filters.leave_out:
            faults.unless(word in opened, url, "opened, lacks", word)
    _nothing_hidden(faults, world, said, url, filters, but=article)


def _nothing_hidden(faults: Faults, world: World, said: str, where: str, filters, but: Written | None = None) -> None:
    """Nothing stands on a page of the other articles that its reader keeps away: related, read next, whatever comes."""
    for other in world.articles:
        if other != but and other.notes & (filters.cover | filters.leave_out):
            faults.unless(not any(word in said for word in other.words), where, "tells of", other.slug)


def a_reader(name: str, chance: random.Random, world: World):
    """Somebody who keeps every article, and then draws what they want done with each note."""
    from tealight.accounts.actions.keep_article import keep_article

    person = make.a_person(name)
    for article in world.articles:
        keep_article(viewer=person, now=make.NOW, article=article.id)
    return wishes(person, **{note.replace("-", "_"): chance.choice(HANDLINGS) for note in NOTES})


@pytest.mark.parametrize("seed", range(2))
def test_every_surface_holds_to_what_a_reader_wants(place, browser_of, seed):
    chance = random.Random(seed)
    world = a_world(chance)
    for number in range(2):
        reader = a_reader(f"Reader {number}", chance, world)
        assert walk(world, browser_of(reader), reader.filters, is_member=True) == []


@pytest.mark.parametrize("anyone", [False, True])
def test_every_surface_holds_for_visitors(place, anybody, anyone):
    from tealight.place.queries import place as here
    from tealight.web.middleware.viewer import visitor

    make.a_place_changes(anyone_audience_on=make.NOW.date() if anyone else None)
    world = a_world(random.Random(7))
    assert walk(world, anybody, policy.filters_of(visitor(here())), is_member=False) == []


@pytest.mark.parametrize("broken", ["wanted_by", "cover", "parts", "search"])
def test_the_walk_would_notice(place, browser_of, monkeypatch, broken):
    from django.db.models import Q

    from tealight.magazine import policy
    from tealight.magazine.queries import article, found, lists

    world = a_world(chance := random.Random(1))
    reader = a_reader("Reader", chance, world)
    reader = wishes(reader, birth="leave-out", physical_detail="cover", faith="show")
    leaks: dict[str, Callable[[], None]] = {
        "wanted_by": lambda: monkeypatch.setattr(policy, "wanted_by", lambda viewer: Q()),
        "cover": lambda: [monkeypatch.setattr(where, "card_of", _uncovered(where.card_of)) for where in (article, lists, found)],
        "parts": lambda: monkeypatch.setattr(article, "_parts", _all_parts),
        "search": lambda: monkeypatch.setattr(found, "_found", _all_found(found._found)),
    }
    leaks[broken]()
    assert walk(world, browser_of(reader), reader.filters, is_member=True) != []


def _uncovered(card_of):
    from dataclasses import replace

    return lambda row, viewer, notes: replace(card_of(row, viewer, notes), cover="")


def _all_parts(row, viewer, notes, opened):
    from django.utils.safestring import SafeString

    from tealight.magazine.queries.facts import Part

    return tuple(Part(SafeString(html), number=number) for number, (_, html) in enumerate(row.parts))


def _all_found(found):
    return lambda row, hidden: found(row, 0)
