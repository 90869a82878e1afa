from datetime import datetime

from tealight.accounts.models import Member
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.drafting import FEWEST, MOST
from tealight.magazine.models import Article
from tealight.magazine.quick import APPROVED as IS_APPROVED
from tealight.magazine.quick import NONE, digest, state, writers_of

#: what the article's history says
APPROVED = "magazine.quick_view.approve"
OTHER_EYES = (
    "It says what the text does not say in these words, and that came by you. Nothing is approved. Let another editor "
    "read and approve it; or take the sentences as they stand in the text, which its reviewers have read."
)


@action
def approve_quick_view(*, viewer: Viewer, now: datetime, article: int, seen: str) -> None:
    """Approve the quick view of an article's newest draft for the text beside it; readers get it with the next publication.

    Words that do not stand in the text no reviewer has read: whoever wrote them does not approve them.
    `seen` is the digest of what was before the editor's eyes: what somebody else changed meanwhile is not approved by
    it. Approving twice changes nothing more. Records no event: it runs inside the CMS.
    """
    page = lock(Article.objects.all(), id=article)
    newest = page.get_latest_revision_as_object()
    require(policy.may_write_quick_view(viewer, newest))
    if state(newest) == NONE:
        raise Refused("There is no quick view to approve. Draft one from the text, or write its points.")
    if not FEWEST <= len(newest.quick_points) <= MOST:
        raise Refused(
            f"A quick view has five to seven points, so that it is read in a minute; this one has {len(newest.quick_points)}. "
            "Its words are kept. Change them, save the draft, and come back."
        )
    if digest(newest) != seen:
        raise Refused("The article was changed while you read. Nothing is approved. Here is how it reads now.")
    if state(newest) == IS_APPROVED:
        return
    if viewer.member_id in writers_of(newest):
        raise Refused(OTHER_EYES)
    newest.quick_of = seen
    newest.save_revision(user=Member.objects.get(id=viewer.member_id), log_action=APPROVED)
