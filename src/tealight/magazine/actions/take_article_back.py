from collections.abc import Collection
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person, System
from tealight.ledger import record
from tealight.magazine import policy
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.models import Article

_DECIDED = System("the team took an article back from readers")
AN_EDITOR = "The team takes an article back, and an editor lets it be read again, in the magazine’s own tool, once it is put right."


@action
def take_article_back(*, viewer: Person, now: datetime, kind: str, things: Collection[int], on: bool = True) -> list[int]:
    """Let nobody read articles until an editor has looked; return those that could be read. Their text and versions stay.

    What an editor had set to appear by itself later does not either. There is no undoing from here: whoever
    publishes an article answers for it, and that is an editor.
    """
    require(policy.may_take_back(viewer))
    if not on:
        raise Refused(AN_EDITOR)
    pages = list(Article.objects.select_for_update(of=("self",)).filter(id__in=things, live=True).order_by("id"))
    for page in pages:
        page.unpublish()
        settle_article(viewer=_DECIDED, now=now, article=page.id)
        record("article.taken_back", about=("article", page.id), now=now)
    return [page.id for page in pages]
