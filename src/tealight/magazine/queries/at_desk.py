"""An article as somebody who reports it read it, and as it is now for whoever decides about it (config/kinds.py)."""

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from tealight.kernel.snapshot import Snapshot
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System, Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article, PublishedArticle
from tealight.place.queries import Notes
from tealight.stories.queries.at_desk import GONE, AtDesk, Pressed
from tealight.stories.queries.covers import phrases
from tealight.stories.queries.facts import Passage

#: whose words they are, where no author is named
EDITORS = "the magazine’s editors"
READ = "Anyone can read it, with or without an account."
BACK = "Nobody can read it now: an editor has to look at it, and publishes it again or not."
_ANYONE = "Anyone, with or without an account"


def article_number(viewer: Viewer, slug: str) -> int:
    """Return the number of the article at `slug`; NotFound if `viewer` reads none there."""
    found = _rows(viewer).filter(slug=slug).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound
    return found


def article_snapshot(viewer: Viewer, number: int) -> Snapshot:
    """Return what `viewer` reads in an article; NotFound if there is nothing they read. Nobody's persona is on it."""
    row = _rows(viewer).filter(pk=number).first()
    if row is None:
        raise NotFound
    return Snapshot(
        "article", row.pk, None, row.about["author"] or EDITORS, reverse("magazine:article", args=[row.slug]), _ANYONE,
        title=row.title, notes=row.notes, parts=_parts(row, _left_out(viewer)),
    )


def article_at_desk(viewer: Viewer, notes: Notes, number: int, pressed: Pressed) -> AtDesk:
    """Return an article as it is published now; what the team's page of the case covers is covered as a whole."""
    row = PublishedArticle.objects.filter(policy.visible_to(viewer), pk=number).with_category().first()
    if row is None:
        return AtDesk(BACK if Article.objects.filter(id=number).exists() else GONE)
    mask = row.notes
    for part, _ in row.parts:
        mask |= part
    return AtDesk(
        READ, reverse("magazine:article", args=[row.slug]), title=row.title, room=row.category_title, mask=mask,
        notes=phrases(notes, mask), parts=tuple(Passage(SafeString(html)) for _, html in _parts(row, 0)),
    )


def _rows(viewer: Viewer):
    return PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer))


def _left_out(viewer: Viewer) -> int:
    return 0 if isinstance(viewer, System) else viewer.filters.leave_out


def _parts(row: PublishedArticle, left_out: int) -> tuple[tuple[int, str], ...]:
    """Return what stands over the text, and the text in its parts without those that are left out."""
    head = ((row.notes, f"<p>{escape(row.standfirst)}</p>"),) if row.standfirst else ()
    return (*head, *((mask, html) for mask, html in row.parts if not mask & left_out))
