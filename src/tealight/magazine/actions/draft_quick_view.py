from datetime import datetime

from tealight.accounts.models import Member
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.drafting import FEWEST, draft
from tealight.magazine.models import Article

#: what the article's history says
DRAFTED = "magazine.quick_view.draft"


@action
def draft_quick_view(*, viewer: Viewer, now: datetime, article: int, replacing: bool = False) -> int:
    """Fill the quick view of an article's newest draft from its text; return how many points there are.

    A new draft, approved by nobody; what readers read stays as it is. Refused where there are words already, unless
    `replacing` says that they may go, and where the text gives too little. Records no event: it runs inside the CMS.
    """
    page = lock(Article.objects.all(), id=article)
    newest = page.get_latest_revision_as_object()
    require(policy.may_write_quick_view(viewer, newest))
    if (newest.quick_points or newest.quick_do or newest.quick_help) and not replacing:
        raise Refused("There is a quick view already. Nothing was changed. Say that its words may go, and press again.")
    made = draft(newest.title, newest.standfirst, newest.body.get_prep_value())
    if len(made.points) < FEWEST:
        raise Refused(
            "The text gives too few sentences that can stand alone for a quick view. Nothing was changed. "
            "You can write its points yourself, or none: a short article needs no quick view."
        )
    newest.quick_points = [("point", {"lead": point.lead, "rest": point.rest}) for point in made.points]
    newest.quick_do = "\n".join(one.text for one in made.do)
    newest.quick_help = "\n".join(one.text for one in made.help)
    newest.quick_of = ""
    newest.save_revision(user=Member.objects.get(id=viewer.member_id), log_action=DRAFTED)
    return len(made.points)
