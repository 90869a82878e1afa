"""The steps of joining behind its form: what it proves, then the account, then the session."""

from dataclasses import dataclass

from django.http import HttpRequest

from tealight.accounts.actions.join_place import join_place
from tealight.accounts.actions.make_member import NameRefused
from tealight.accounts.hashers import hashed
from tealight.accounts.models import Member
from tealight.accounts.proof import weigh
from tealight.accounts.queries.names import TAKEN
from tealight.accounts.signing_in import Try, asks_second, enter, try_password
from tealight.kernel.pace import Pace

#: accounts one connection may make in ten minutes: with work done, and without. Counted apart:
#: people with script on a ward's one address do not shut out those without.
WORKED, AGED = Pace(each=12), Pace(each=3)

OLD_FORM = "This page was open for very long. Press once more, and it will go through."
TOO_MANY = "Several people have just joined from where you are. Wait ten minutes, then press again."


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of joining: signed in, waiting for the team, or a sentence that says why not."""

    is_in: bool = False
    waits: bool = False
    sentence: str = ""
    #: the sentence belongs to the name
    about_name: bool = False


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
        )
    except NameRefused as refused:
        pace.give_back(request)
        return _once_more(request, given, refused.sentence)
    member = Member.objects.select_related("persona").get(id=made.member_id)
    if member.approved_on is None:
        return Joined(waits=True)
    enter(request, member, stay=False, second=False)
    return Joined(is_in=True)


def _once_more(request: HttpRequest, given: dict, sentence: str) -> Joined:
    if sentence != TAKEN:
        return Joined(sentence=sentence, about_name=True)
    tried: Try = try_password(given["pen_name"], given["password"], request.now)
    if tried.waiting_for_team:
        return Joined(waits=True)
    if tried.member is None or asks_second(tried.member):
        return Joined(sentence=sentence, about_name=True)
    enter(request, tried.member, stay=False, second=False)
    return Joined(is_in=True)
