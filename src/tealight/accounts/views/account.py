"""My things: the way to all that is a member's own."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.actions.choose_word import choose_word
from tealight.accounts.actions.let_be_found import let_be_found
from tealight.accounts.actions.make_member import NameRefused
from tealight.accounts.actions.rename_persona import rename_persona
from tealight.accounts.actions.write_line import write_line
from tealight.accounts.forms import FoundForm, LineForm, PenNameForm, WordForm
from tealight.accounts.queries.decisions import own_decisions
from tealight.accounts.queries.faces import face, is_findable
from tealight.accounts.queries.leaving import leaves_on
from tealight.accounts.queries.unsealed import own_unsealings
from tealight.kernel.access import members, own_things
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@dataclass(frozen=True, slots=True)
class Way:
    """One way on, as `ui/ways.html` shows it."""

    url: str
    label: str
    text: str = ""


#: what every member has; the rooms' own pages stand among them, by address
READING = (
    Way("/account/filters/", "What is kept away", "Notes that are shown, covered or left out."),
    Way("/kept/", "Kept for yourself", "Stories you wanted to find again."),
    Way("/stories/drafts/", "Drafts", "What you have begun. Nobody else can read it."),
    Way("/letters/", "Letters", "When a volunteer writes to you, it is here. Only you and the team can read it."),
    Way("/circle/", "Your circle", "Your own people, and what you share with them alone."),
    Way("/account/reports/", "What you reported", "And what became of it."),
    Way("/account/people/", "People you turned from", "Blocked, muted and hidden, with a way back."),
)
SELF = (
    Way("/account/name/", "Your name here", "And the one line under it."),
    Way("/account/photo/", "A photo on your page", "Only if you like. It stands on that page and nowhere else."),
    Way("/account/found/", "Being found", "Whether people here find your name by searching. Not unless you say so."),
    Way("/account/losses/", "In your own words", "What happened, if you want it kept, and what we say. Only you can read it."),
    Way("/account/word/", "Which word we use", "Baby, pregnancy, a name, or none."),
    Way("/account/decisions/", "What the team decided", "About something you wrote: letters, and how to say what is wrong with one."),
    Way("/help/", "Country for help", "Whose helplines come first."),
    Way("/account/email/", "E-mail", "Only ever an address for messages. Optional."),
)
DOORS = (
    Way("/account/password/", "Password"),
    Way("/account/words/", "Recovery words", "The way back in if all else is lost."),
    Way("/account/security/", "Passkeys and second step"),
    Way("/account/sessions/", "Where you are signed in"),
    Way("/account/device/", "On this device", "A discreet name for the home screen, and words when the line is dead."),
    Way("/account/export/", "A copy to keep", "Everything you gave here, in one file."),
    Way("/account/pause/", "Pause", "Go away for as long as you like. Nothing is lost."),
    Way("/account/close/", "Close your account"),
)


@members
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the ways; nothing sealed is on this page itself."""
    return render(request, "accounts/account.html", {
        "name": request.viewer.pen_name, "decisions": own_decisions(request.viewer, request.now),
        "named": bool(own_unsealings(request.viewer, request.now)), "reading": READING, "self": SELF, "doors": DOORS,
        "leaves_on": leaves_on(request.viewer),
    })


@own_things
@require_safe
def named(request: HttpRequest) -> HttpResponse:
    """Tell who was shown that something anonymous is the reader's: to them, and not to whoever holds their phone."""
    return render(request, "accounts/named.html", {"unsealings": own_unsealings(request.viewer, request.now)})


@members
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Change the pen name, or the line under it."""
    now_line = face(request.viewer.persona_id).line
    renaming = request.method == "POST" and "pen_name" in request.POST
    name_form = PenNameForm(request.POST if renaming else None, initial={"pen_name": request.viewer.pen_name})
    line_form = LineForm(
        request.POST if request.method == "POST" and not renaming else None, initial={"line": now_line}
    )
    if name_form.is_bound and name_form.is_valid():
        try:
            rename_persona(viewer=request.viewer, now=request.now, pen_name=name_form.cleaned_data["pen_name"])
        except NameRefused as refused:
            name_form.add_error("pen_name", refused.sentence)
        else:
            flash(request, "Your name here is changed.")
            return see_other("accounts:name")
    if line_form.is_bound and line_form.is_valid():
        write_line(viewer=request.viewer, now=request.now, line=line_form.cleaned_data["line"])
        flash(request, "Saved.")
        return see_other("accounts:name")
    wrong = name_form.errors or line_form.errors
    return render(request, "accounts/name.html", {"name_form": name_form, "line_form": line_form},
                  status=422 if wrong else 200)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Choose whether the pen name can be found."""
    sent = request.POST if request.method == "POST" else None
    form = FoundForm(sent, initial={"found": is_findable(request.viewer)})
    if form.is_bound and form.is_valid():
        let_be_found(viewer=request.viewer, now=request.now, found=form.cleaned_data["found"])
        flash(request, "Saved.")
        return see_other("accounts:account")
    return render(request, "accounts/found.html", {"form": form})


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def word(request: HttpRequest) -> HttpResponse:
    """Choose which word the place uses."""
    form = WordForm(request.POST if request.method == "POST" else None, initial={"word": request.viewer.word})
    if form.is_bound and form.is_valid():
        choose_word(viewer=request.viewer, now=request.now, word=form.cleaned_data["word"])
        flash(request, "Saved.")
        return see_other("accounts:account")
    return render(request, "accounts/word.html", {"form": form}, status=422 if form.is_bound else 200)
