import json
from datetime import datetime

from tealight.help.queries import countries
from tealight.jobs.outbox import put
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System, Viewer
from tealight.magazine import policy
from tealight.magazine.models import (
    Article,
    OldAddress,
    PublishedArticle,
    PublishedPicture,
    PublishedQuestion,
)
from tealight.magazine.quick import for_readers
from tealight.magazine.rendering import Rendered, render_body
from tealight.magazine.set_text import linked_in
from tealight.place.queries import notes as notes_of
from tealight.place.queries import place

_SETTLING = System("an article says by name which countries it is for")


@action
def settle_article(*, viewer: Viewer, now: datetime, article: int) -> None:
    """Make what readers read of an article what is published of it: written anew, or taken away. Repeating it changes nothing.

    Called after each change in the CMS, and again by the clock for what is published at its hour. Records no event:
    it runs inside the CMS too, where only the magazine's own tables may change.
    """
    require(policy.may_settle(viewer))
    put("tealight.magazine.jobs.index_article", article)
    page = Article.objects.select_for_update(of=("self",)).filter(id=article, live=True).first()
    if page is None:
        PublishedArticle.objects.filter(article_id=article).delete()
        return
    _lead_on(page)
    rendered = render_body(page.body, notes_of(place().version))
    kept, _ = PublishedArticle.objects.update_or_create(
        article_id=page.id, defaults=facts_of(page, rendered), create_defaults={**facts_of(page, rendered), "published_on": _first(page, now)}
    )
    kept.questions.all().delete()
    PublishedQuestion.objects.bulk_create([PublishedQuestion(article=kept, question=str(one.value)) for one in page.questions])
    kept.pictures.all().delete()
    PublishedPicture.objects.bulk_create([PublishedPicture(article=kept, file=name) for name in sorted(rendered.files)])


def _lead_on(page: Article) -> None:
    """Where readers read it under another slug until now, let that lead to it."""
    before = PublishedArticle.objects.filter(article_id=page.id).exclude(slug=page.slug).values_list("slug", flat=True).first()
    path = f"/reading/{before}/"
    if before and len(path) <= OldAddress._meta.get_field("path").max_length:
        OldAddress.objects.update_or_create(path=path, defaults={"article_id": page.id})


def _first(page: Article, now: datetime):
    return clock.day(page.first_published_at or now)


def facts_of(page: Article, rendered: Rendered) -> dict:
    """Return what readers read of `page`, as columns of PublishedArticle; for its preview too."""
    parent = page.get_parent()
    quick, parts = for_readers(page, rendered.parts)
    return {
        "revision": page.live_revision_id or 0,
        "slug": page.slug,
        "category_id": parent.id,
        "title": page.title,
        "standfirst": page.standfirst,
        "parts": parts,
        "about": _about(page, rendered),
        "quick": quick,
        "notes": page.notes,
        "words": {str(mask): said for mask, said in rendered.words.items()},
        "minutes": rendered.minutes,
        "place": page.path,
        "topics": [one.value.id for one in page.topics if one.value is not None],
        "series": page.series_id,
        "series_part": page.series_part,
        "changed_on": clock.day(page.last_published_at) if page.last_published_at else page.reviewed_on,
        "reviewed_on": page.reviewed_on,
        "next_review_on": page.next_review_on,
    }


def _about(page: Article, rendered: Rendered) -> dict:
    """Return what stands round the text, for queries/facts.py."""
    return {
        "author": page.author_name,
        "author_role": page.author_role,
        "clinical": page.clinical_reviewer,
        "clinical_credentials": page.clinical_credentials,
        "lived": page.lived_reviewer,
        "is_sample": page.is_sample,
        "countries": (codes := [code.strip().upper() for code in page.countries.split(",") if code.strip()]),
        "places": _places(codes),
        "days": [page.from_days, page.to_days],
        "urgent": page.has_urgent_box,
        "pictures": rendered.pictures,
        "links": {str(number): slug for number, slug in linked_in(json.dumps(page.body.get_prep_value()).replace('\\"', '"')).items()},
        "read_next": [one.value.id for one in page.read_next if one.value is not None],
        "references": [
            {
                "title": one.value["title"], "publisher": one.value["publisher"], "url": one.value["url"] or "",
                "published": one.value["published"] or "",
                "looked_at": one.value["looked_at"].isoformat() if one.value["looked_at"] else "",
            }
            for one in page.references
        ],
    }


def _places(codes: list[str]) -> list[str]:
    """Return the names of countries, so that no page of an article has to ask for them."""
    names = {link.code: link.name for link in countries(_SETTLING)} if codes else {}
    return [names.get(code, code) for code in codes]
