"""What somebody wrote down of their losses, for themselves: a list, one, a new one, taking one away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.actions.delete_loss import delete_loss
from tealight.accounts.actions.keep_loss import LossMoved, keep_loss
from tealight.accounts.loss_form import LossForm
from tealight.accounts.queries.losses import own_loss, own_losses
from tealight.kernel.access import own_things
from tealight.kernel.ids import LARGEST, new_id
from tealight.kernel.verdict import Refused
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

KEPT = "Kept. Only you can read it."
DELETED = "It is deleted."


@own_things
@require_safe
def losses(request: HttpRequest) -> HttpResponse:
    """Show what is kept, or that nothing needs to be."""
    return render(request, "accounts/losses.html", {"losses": own_losses(request.viewer)})


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write one down. Its id is drawn with the page, so that a double press keeps one."""
    if request.method != "POST":
        return _page(request, LossForm(this_year=request.now.year), new_id())
    form, loss_id = _sent(request), _whole(request, "number") or new_id()
    moved = _keep(request, form, loss_id, version=0)
    if moved is None:
        return _kept(request)
    # What was kept from this page before stays; what was written since becomes another.
    return _page(request, form, new_id() if moved else loss_id)


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def loss(request: HttpRequest, loss_id: int) -> HttpResponse:
    """Change one. What another tab did meanwhile is said, and what was typed here stays on the page."""
    if request.method != "POST":
        there, card = own_loss(request.viewer, loss_id)
        form = LossForm(initial=LossForm.answers(there), this_year=request.now.year)
        return _page(request, form, loss_id, there.version, changing=True, title=card.said.title)
    form, version = _sent(request), _whole(request, "seen")
    moved = _keep(request, form, loss_id, version)
    if moved is None:
        return _kept(request)
    if moved and not moved.version:  # deleted in another tab: what was typed can be kept as a new one
        return _page(request, form, new_id())
    return _page(request, form, loss_id, moved.version if moved else version, changing=True)


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, loss_id: int) -> HttpResponse:
    """Ask once more, then delete one; a second press finds it gone already and says the same."""
    if request.method == "POST":
        delete_loss(viewer=request.viewer, now=request.now, loss_id=loss_id)
        flash(request, DELETED)
        return see_other("accounts:losses")
    _, card = own_loss(request.viewer, loss_id)
    points = [said for said in (card.said.title, card.told) if said]
    return render(request, "accounts/loss_delete.html", {"card": card, "points": points})


def _sent(request: HttpRequest) -> LossForm:
    return LossForm(request.POST, this_year=request.now.year)


def _keep(request: HttpRequest, form: LossForm, loss_id: int, version: int) -> "LossMoved | bool | None":
    """Keep what the form holds and return None; else what moved meanwhile, or False, and the form says why."""
    if not form.is_valid():
        return False
    try:
        keep_loss(viewer=request.viewer, now=request.now, loss=form.loss(loss_id, version))
    except LossMoved as moved:
        form.add_error(None, moved.sentence)
        return moved
    except Refused as refused:
        form.add_error(refused.about or None, refused.sentence)
        return False
    return None


def _kept(request: HttpRequest) -> HttpResponse:
    flash(request, KEPT)
    return see_other("accounts:losses")


def _page(
    request: HttpRequest, form: LossForm, number: int, seen: int = 0, *, changing: bool = False, title: str = ""
) -> HttpResponse:
    return render(request, "accounts/loss.html", {
        "form": form, "number": number, "seen": seen, "changing": changing, "title": title,
    }, status=422 if form.errors else 200)


def _whole(request: HttpRequest, name: str) -> int:
    """Return a number that our own page sent along; 0 for whatever else came."""
    sent = request.POST.get(name, "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 17 else 0
    return number if number <= LARGEST else 0
