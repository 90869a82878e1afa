import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.utils.text import slugify

from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.actions.add_category import add_category
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.markdown import Written
from tealight.magazine.models import Article, Category, Series, Topic
from tealight.magazine.models.article import FIXED_WORDS
from tealight.magazine.only_days import only_days
from tealight.magazine.quick import digest
from tealight.place.queries import notes as notes_of
from tealight.place.queries import place

_SHELF = "Unsorted"


@action
def add_articles(
    *, viewer: Viewer, now: datetime, written: Sequence[Written], publish: bool, pictures: Mapping[str, int] | None = None,
    at: datetime | None = None,
) -> list[int]:
    """Add articles to the magazine, as their editors would have written them; return their ids, in order.

    Category, topics and series that are not there are made. `publish`: readers read them at once, or at the hour `at`;
    else they are drafts, as an article is that says so of itself. `pictures`: name of a file -> id of a picture that is
    kept. What is there already under its slug stays as it is. `read_next` may name articles added here or before; others
    are left out. `Refused` when an article cannot be: nothing of any is added then.
    """
    require(policy.may_settle(viewer))
    there = dict(Article.objects.filter(slug__in=[one.slug for one in written]).values_list("slug", "id"))
    new = {one.slug: _page(viewer, now, one) for one in written if one.slug not in there}
    for one in written:
        if one.slug in new:
            _fill(new[one.slug], one, pictures or {})
            _keep(viewer, now, new[one.slug], one, publish and not one.draft, at)
    return [there.get(one.slug) or new[one.slug].id for one in written]


def _page(viewer: Viewer, now: datetime, one: Written) -> Article:
    """Make its place in the tree, so that others can lead to it."""
    if one.slug in FIXED_WORDS:
        raise Refused(f"“{one.slug}” is an address of the magazine itself; the article needs another slug.")
    shelf = Category.objects.get(id=add_category(viewer=viewer, now=now, title=one.category or _SHELF))
    page = Article(title=one.title, slug=one.slug, live=False, has_unpublished_changes=True)
    shelf.add_child(instance=page)
    return page


def _fill(page: Article, one: Written, pictures: Mapping[str, int]) -> None:
    names = (
        "standfirst", "clinical_reviewer", "clinical_credentials", "lived_reviewer", "reviewed_on", "next_review_on",
        "author_role", "from_days", "to_days", "series_part",
    )
    for name in names:
        setattr(page, name, getattr(one, name))
    page.author_name, page.is_sample, page.has_urgent_box = one.author, one.sample, one.urgent
    page.countries = ", ".join(one.countries)
    page.notes = _notes(one)
    page.series = _titled(Series, one.series) if one.series else None
    next_ones = {next_one.slug: next_one.id for next_one in Article.objects.filter(slug__in=one.read_next)}
    streams = {
        "body": [_with_picture(block, pictures, one) for block in one.body],
        "references": [{"type": "reference", "value": _reference(source)} for source in one.references],
        "questions": [{"type": "question", "value": question} for question in one.questions],
        "topics": [{"type": "topic", "value": _titled(Topic, title).id} for title in one.topics],
        "read_next": [{"type": "article", "value": next_ones[slug]} for slug in one.read_next if slug in next_ones],
        "quick_points": [{"type": "point", "value": {"lead": lead, "rest": rest}} for lead, rest in one.quick.points],
    }
    for name, blocks in streams.items():
        setattr(page, name, json.dumps(_numbered(f"{one.slug}/{name}", blocks)))
        list(getattr(page, name))  # read once as blocks, so that it is kept as the editors' form would keep it
    page.quick_do, page.quick_help = one.quick.do, one.quick.help


def _keep(viewer: Viewer, now: datetime, page: Article, one: Written, publish: bool, at: datetime | None) -> None:
    moment = datetime.combine(one.published_on, time(12), UTC) if one.published_on else now
    page.quick_of = digest(page) if one.quick.approved else ""
    page.go_live_at = at if publish else None
    if publish:
        page.first_published_at = moment if at is None else None
    else:
        page.save()  # of a draft the row itself says something, too, as it does when the CMS makes one
    with only_days(writes=True):  # as in the CMS, which takes the newest for the last
        revision = page.save_revision(clean=False, approved_go_live_at=page.go_live_at)
    if publish:
        revision.publish()
    if publish and at is None:
        # To the library everything was published this minute; an article brought along is as old as it was.
        Article.objects.filter(id=page.id).update(first_published_at=moment, last_published_at=moment)
        settle_article(viewer=viewer, now=now, article=page.id)


def _notes(one: Written) -> int:
    notes = notes_of(place().version)
    if strange := [key for key in one.notes if not notes.mask([key])]:
        raise Refused(f"“{one.title}” carries a note this place does not have: {', '.join(strange)}.")
    return notes.mask(one.notes)


def _titled(model, title: str):
    """Return the topic or series of that title; made, if it is not there."""
    found = model.objects.filter(title__iexact=title).first()
    return found or model.objects.get_or_create(slug=slugify(title)[:60] or "topic", defaults={"title": title})[0]


def _with_picture(block: dict, pictures: Mapping[str, int], one: Written) -> dict:
    if block["type"] != "picture":
        return block
    name = block["value"]["image"]
    if name not in pictures:
        raise Refused(f"“{one.title}” shows a picture that did not come with it: {name}.")
    return {"type": "picture", "value": {**block["value"], "image": pictures[name]}}


def _reference(source) -> dict:
    looked_at = source.looked_at.isoformat() if source.looked_at else None
    return {
        "title": source.title, "publisher": source.publisher, "url": source.url, "published": source.published, "looked_at": looked_at,
    }


def _numbered(where: str, blocks: list[dict]) -> list[dict]:
    """Give each block the number by which revisions are compared; the same one each time, or no two digests were equal."""
    return [{**block, "id": str(uuid5(NAMESPACE_URL, f"{where}/{at}")), "value": _items(f"{where}/{at}", block["value"])}
            for at, block in enumerate(blocks)]  # fmt: skip


def _items(where: str, value):
    if isinstance(value, list):
        return [
            {"type": "item", "id": str(uuid5(NAMESPACE_URL, f"{where}/{at}")), "value": _items(f"{where}/{at}", one)}
            for at, one in enumerate(value)
        ]
    if isinstance(value, dict):
        # notes are ticked in one field, not listed in pieces
        return {name: one if name == "notes" else _items(f"{where}/{name}", one) for name, one in value.items()}
    return value
