"""The steps of joining behind its form: what it proves, then the account, then the session."""

from dataclasses import dataclass

from django.http import HttpRequest

from tealight.accounts.actions.join_place import NoteSpent, join_place
from tealight.accounts.actions.make_member import NameRefused
from tealight.accounts.actions.spend_note import spend_note
from tealight.accounts.hashers import hashed
from tealight.accounts.models import Member
from tealight.accounts.proof import weigh
from tealight.accounts.queries.names import TAKEN
from tealight.accounts.queries.spent import note_did
from tealight.accounts.signing_in import TRIES, asks_second, enter, try_password
from tealight.kernel.pace import Pace
from tealight.kernel.viewer import System

#: accounts one connection may make in ten minutes: with work done, and without. Counted apart:
#: people with script on a ward's one address do not shut out those without.
WORKED, AGED = Pace(each=12), Pace(each=3)

_SOFTWARE = System("joining")
OLD_FORM = "This page was open for very long. Press once more, and it will go through."
USED_FORM = "Someone has joined with this page already. If it was you, sign in. If not, press once more."
TOO_MANY = "Several people have just joined from where you are. Wait ten minutes, then press again."


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of joining: signed in, waiting for the team, or a sentence that says why not."""

    is_in: bool = False
    waits: bool = False
    sentence: str = ""
    #: the sentence belongs to the name
    about_name: bool = False
    #: the form needs another note
    note_spent: bool = False


def join(request: HttpRequest, given: dict) -> Joined:
    """Make an account from the form's cleaned fields, and sign in.

    Sending the same form twice is harmless: who made the account a moment ago
    shows it by its password, and comes in.
    """
    proof = weigh(request.POST.get("note", ""), request.POST.get("work", ""), request.now)
    if proof is None:
        return Joined(sentence=OLD_FORM)
    if not proof.is_worked and not proof.is_aged:
        return Joined(sentence=f"We ask this of every form, to keep machines out: wait {proof.wait} seconds, then press again.")
    pace = WORKED if proof.is_worked else AGED
    if not pace.allows(request):
        return Joined(sentence=TOO_MANY)
    try:
        made = join_place(
            viewer=request.viewer, now=request.now, pen_name=given["pen_name"],
            password=hashed(given["password"]), email=given.get("email", ""), line=given.get("line", ""),
            invitation=request.POST.get("invitation", ""), first_post_held=not proof.is_worked,
            note=request.POST["note"],
        )
    except NoteSpent:
        return Joined(sentence=USED_FORM, note_spent=True)
    except NameRefused as refused:
        pace.give_back(request)
        return _once_more(request, given, refused.sentence)
    member = Member.objects.select_related("persona").get(id=made.member_id)
    if member.approved_on is None:
        return Joined(waits=True)
    enter(request, member, stay=False, second=False)
    return Joined(is_in=True)


def _once_more(request: HttpRequest, given: dict, sentence: str) -> Joined:
    """Let in whoever made this account a moment ago; for anyone else the name is not to be had.

    It is signing in by another door, so it is counted as signing in is, and a form
    tries one password, unless it made this very account. Counted or not, what is
    said is the same: whoever only wanted a name learns that it is taken.
    """
    refused = Joined(sentence=sentence, about_name=True)
    if sentence != TAKEN or not TRIES.allows(request):
        return refused
    note, name, word = request.POST["note"], given["pen_name"], given["password"]
    if not note_did(note, "join", (name,)) and not spend_note(
        viewer=_SOFTWARE, now=request.now, note=note, deed="try", given=(name, word)
    ):
        return refused
    tried = try_password(name, word, request.now)
    if tried.waiting_for_team:
        return Joined(waits=True)
    if tried.member is None or asks_second(tried.member):
        return refused
    enter(request, tried.member, stay=False, second=False)
    return Joined(is_in=True)
