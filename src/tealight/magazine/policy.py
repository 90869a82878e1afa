"""Who may read articles, and who may change what of them. Each rule is written once, here."""

from datetime import date

from django.db.models import F, Q
from django.db.models.lookups import LessThan

from tealight.accounts import policy as accounts
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Filters, Person, System, Viewer
from tealight.magazine.models import Article

#: who keeps the magazine
KEEPERS = frozenset({"editor", "operator"})


def visible_to(viewer: Viewer) -> Q:
    """Return the condition on published articles that `viewer` may read: all of them, with or without an account."""
    return Q(article__live=True)  # taken back in the CMS, it is gone at once


def filters_of(viewer: Viewer) -> Filters:
    """Return what becomes of content notes for `viewer`: what they chose; for a visitor, who chose nothing, nothing is left out.

    Where a place shows stories to anyone, visitors have its starting filters. Of articles, what these leave out is
    covered: who looks for “pregnant after loss” from outside must find that the page is there.
    """
    return viewer.filters if isinstance(viewer, Person) else viewer.filters.leaving_nothing_out()


def wanted_by(viewer: Viewer) -> Q:
    """Return the condition on published articles that the filters of `viewer` let through."""
    return without(filters_of(viewer).leave_out)


def without(mask: int) -> Q:
    """Return the condition on published articles with none of the notes in `mask`."""
    return Q(LessThan(F("notes").bitand(mask), 1)) if mask else Q()


def may_keep_in_order(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may do what follows by itself: what stands beside what, what a search finds, what has ended."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_settle(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may make what readers read anew from what is published."""
    if isinstance(viewer, System) or viewer.roles & KEEPERS:
        return ALLOWED
    return refused("Only an editor can publish.")


def may_write_quick_view(viewer: Viewer, article: Article) -> Verdict:
    """Say whether `viewer` may draft or approve the quick view of `article`: somebody who keeps the magazine, and no lock is on it."""
    if not viewer.roles & KEEPERS:
        return refused("Only an editor can do this.")
    lock = article.get_lock()
    if lock is not None and (article.locked_by_id != viewer.member_id or not article.locked):
        return refused("This article is locked for now, so nothing was changed. Its own page says by whom, or until when.")
    return ALLOWED


def may_answer(viewer: Viewer, read_only: bool) -> Verdict:
    """Say whether `viewer` may say if an article helped: whoever reads it. No decision about them stops this."""
    if isinstance(viewer, System):
        return refused("A person answers.")
    return refused("This place can only be read for now. What you wrote is still here.") if read_only else ALLOWED


def may_read_answers(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may read what readers said of articles: those who keep the magazine."""
    if isinstance(viewer, Person) and viewer.roles & KEEPERS:
        return ALLOWED
    return refused("Only an editor can read this.")


def may_ask_by_mail(viewer: Viewer, read_only: bool, *, is_reached: bool) -> Verdict:
    """Say whether `viewer` may ask for mail about new articles: anybody, where mail leaves this place."""
    if isinstance(viewer, System):
        return refused("A person asks.")
    if read_only:
        return refused("This place can only be read for now. What you typed is still here.")
    return ALLOWED if is_reached else refused("This place cannot send mail yet.")


def may_use_link(read_only: bool) -> Verdict:
    """Say whether a link out of a mail does what it is for: whoever has it is who reads that mailbox."""
    return refused("This place can only be read for now. Nothing was changed. Try again later.") if read_only else ALLOWED


def may_take_back(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may take an article back from readers, outside the CMS: the team, by a decision about it."""
    if isinstance(viewer, Person) and viewer.roles & accounts.KEEPERS:
        return ALLOWED
    return refused("Only a moderator or the safeguarding lead can decide this.")


def may_publish(viewer: Viewer, *, approved: bool, correction: bool, live: bool, next_review_on: date | None) -> Verdict:
    """Say whether `viewer` may let readers read a text: one that both reviews saw, or a correction of one they read."""
    if not may_settle(viewer):
        return may_settle(viewer)
    if not approved and not (correction and live):
        return refused(
            "Nobody has approved this text yet. Your draft is saved. Submit it for review; "
            "once both reviews have said yes, it can be published or scheduled."
            + (" If nothing but a small thing changed, tick “A small correction that changes no advice”." if live else "")
        )
    if next_review_on is None and not isinstance(viewer, System):
        return refused("Say under “Who answers for it” when it was last reviewed and when it is to be reviewed again. Your draft is saved.")
    return ALLOWED
