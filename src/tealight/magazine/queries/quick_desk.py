"""The quick view as its editors have it before them: their newest draft of it, and where it stands."""

from dataclasses import dataclass

from django.urls import reverse

from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article
from tealight.magazine.quick import (
    APPROVED,
    CHANGED,
    DRAFTED,
    NONE,
    STALE,
    digest,
    is_approved,
    own_words,
    state,
    writers_of,
)

#: where it stands, and what to do about it
STANDS = {
    NONE: (
        "There is no quick view.",
        "Draft one from the text and change it as you like, or write its points yourself. Readers get it after you approve it.",
    ),
    DRAFTED: (
        "Drafted, and approved by nobody.",
        "Read it beside the text, change what should be otherwise, and approve it. Until then no reader gets it.",
    ),
    CHANGED: (
        "Its words were changed since it was approved.",
        "Read them once more and approve them. Published as it is, the article would be without its quick view.",
    ),
    STALE: (
        "Stale: the text was changed since it was approved.",
        "Read it beside the new text. If all of it still holds, approve it again; if not, change its words or draft it anew. "
        "Published as it is, the article would be without its quick view.",
    ),
    APPROVED: ("Approved for the text as it is.", "Any change of the text or of its own words asks for your approval again."),
}


@dataclass(frozen=True, slots=True)
class QuickDesk:
    """What an editor sees of a quick view. `seen` is the sign of what is shown, to approve that and nothing else."""

    article: int
    title: str
    state: str
    stands: str
    advice: str
    #: what readers have just now, in a sentence
    readers: str
    points: tuple[tuple[str, str], ...]
    do: tuple[str, ...]
    help: tuple[str, ...]
    #: those of them that do not stand in the text, which its reviewers read
    own: tuple[str, ...]
    #: they came by whoever looks, so somebody else is to approve
    is_by_viewer: bool
    seen: str
    edit_url: str
    #: where readers read it; "" where they do not
    url: str

    @property
    def is_there(self) -> bool:
        """Say whether there are words that a new draft would replace."""
        return bool(self.points or self.do or self.help)

    @property
    def waits(self) -> bool:
        """Say whether it waits for somebody's approval."""
        return self.state in {DRAFTED, CHANGED, STALE}


def quick_desk(viewer: Viewer, article: int) -> QuickDesk:
    """Return the quick view of the newest draft of `article`; raises NotFound where there is no such article."""
    require(policy.may_settle(viewer))
    page = Article.objects.filter(id=article).first()
    if page is None:
        raise NotFound
    newest = page.get_latest_revision_as_object()
    how = state(newest)
    stands, advice = STANDS[how]
    read = page.live and is_approved(page)
    return QuickDesk(
        article=page.id, title=newest.title, state=how, stands=stands, advice=advice, readers=_readers(page, how, read),
        points=tuple((one.value["lead"], one.value["rest"] or "") for one in newest.quick_points),
        do=tuple(newest.quick_do.strip().splitlines()), help=tuple(newest.quick_help.strip().splitlines()),
        own=own_words(newest), is_by_viewer=viewer.member_id in writers_of(newest), seen=digest(newest), edit_url=reverse("wagtailadmin_pages:edit", args=[page.id]),
        url=reverse("magazine:quick", args=[page.slug]) if read else "",
    )


def _readers(page: Article, how: str, read: bool) -> str:
    if not page.live:
        return "The article is not published."
    if read and not page.has_unpublished_changes:
        return "Readers have it."
    if read:
        return "Readers have the one that was published last."
    if how == APPROVED:
        return "Readers do not have it yet. They get it when the article is next published."
    return "Readers have the full article only."
