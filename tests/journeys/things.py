"""Things of the sample, and a few made for it, that stand in the addresses of pages.py.

Runs in the process beside the place, where the place's own settings hold.
"""

from datetime import timedelta

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.actions.hand_over_link import hand_over_link
from tealight.accounts.actions.invite_to_join import invite_to_join
from tealight.accounts.actions.keep_loss import keep_loss
from tealight.accounts.links import write_own_link
from tealight.accounts.losses import Loss
from tealight.accounts.models import LinkPurpose, Member, Persona
from tealight.compliance.actions.log_complaint import log_complaint
from tealight.compliance.actions.note_step import note_step
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.invite_to_group import invite_to_group
from tealight.groups.models import Group
from tealight.help.actions import write_to_team
from tealight.help.models import Helpline, TeamMessage
from tealight.kernel import clock
from tealight.kernel.viewer import Visitor
from tealight.letters.actions.answer import answer
from tealight.letters.actions.write_first import write_first
from tealight.moderation.actions.appeal_sanction import appeal_sanction
from tealight.moderation.actions.ask_opinion import ask_opinion
from tealight.moderation.actions.ask_unsealing import ask_unsealing
from tealight.moderation.actions.decide import decide
from tealight.moderation.actions.keep_case_note import keep_case_note
from tealight.moderation.judgement import Judgement
from tealight.place.forms import PARTS
from tealight.place.queries import notes
from tealight.stories.actions.propose_note import propose_note
from tealight.stories.models import Audience, Reply, Story
from tealight.stories.queries.drafts import drafts
from tests import make
from tests.compliance.writing import signs, writes
from tests.journeys import articles_beside, beside
from tests.journeys.beside_team import quick_article
from tests.magazine.full import the_magazine
from tests.media.portraits import chooses
from tests.moderation.at_desk import a_case
from tests.moderation.cases import of_story
from tests.stories import confessing, dangers


def addresses() -> dict:
    """What stands in the addresses of pages.py: things of the sample, and a few made for it."""
    now, ada, marigold = clock.now(), beside.person("Ada Winter"), beside.person("Marigold Lane")
    for name, choices in (("Newcomer", {}), ("Arrival", {"words_due": True}), ("Turner", {}), ("Guard", {})):
        if not Persona.objects.filter(name=f"Quiet {name}").exists():
            beside.newcomer(f"Quiet {name}", **choices)
    for turned in ("Marigold Lane", "Teasel"):
        beside.block("Quiet Turner", turned)
    if not beside.person("Quiet Guard").second_factor:
        make.a_second_step(beside.person("Quiet Guard"), now)
    for keyholder in ("Quiet Lock", "Quiet Bolt"):
        if not Persona.objects.filter(name=keyholder).exists():
            beside.newcomer(keyholder, roles=("keyholder",))
            make.a_second_step(beside.person(keyholder), now)
    for viewer in (ada, beside.person("Quiet Newcomer")):  # one is seen, one waits at the desk
        chooses(viewer, now=now, alt="Four colours")
    beside.setting(anyone_audience_on=clock.day(now))
    write_to_team(viewer=Visitor(), now=now, body="The link in the rules is broken.", reply_to="", says_who=False, form_number=7)
    hazel = beside.person(beside.holders("operator"))
    way_back = hand_over_link(viewer=hazel, now=now, persona_id=beside.person("Quiet Newcomer").persona_id)
    join = invite_to_join(viewer=hazel, now=now)
    record = change_record(ada.member_id, lambda record: _asks_for_mail(record, now))
    member = Member.objects.get(id=ada.member_id)
    address = write_own_link(LinkPurpose.EMAIL, member, record, now, timedelta(days=1), email="a@b.test")
    keep_loss(viewer=ada, now=now, loss=Loss(7, kinds=("late", "twins"), path=("birth",), weeks="about", days=87, word="name", name="Wren"))
    late = Group.objects.get(slug="late-loss")
    readable = Story.objects.filter(group__in=ada.groups, withdrawn_on=None, held_on=None)
    answerable = readable.filter(audience="group", closed_on=None)  # another journey may have closed one meanwhile
    her_reply = Reply.objects.filter(persona=ada.persona_id, withdrawn_on=None, story__in=answerable).order_by("pk").first()
    return {
        **the_magazine(),
        "ticket": beside.story_titled("The ticket machine asked if I’d had a nice visit"),
        "covered": readable.filter(notes=_mask("physical-detail")).order_by("pk").first().id,
        "hers": Story.objects.filter(persona=ada.persona_id, audience="group", withdrawn_on=None).order_by("pk").first().id,
        "in_circle": Story.objects.filter(persona=ada.persona_id, audience=Audience.CIRCLE).order_by("pk").first().id,
        "for_anyone": beside.story("Ben Harrow", "The bench by the weir has a new plank.", title="A plank", audience="anyone"),
        "answered": her_reply.story_id,
        "her_reply": her_reply.id,
        "in_danger": beside.story("Ada Winter", dangers.PLAN),
        "confession": _confessed("Mira Holt", "Teasel", "I keep the night light on in the empty room.", now),
        "her_confession": _confessed("", "Ada Winter", "I walk the long way round, past no prams.", now),
        "child": beside.story("Quiet Newcomer", dangers.CHILD),
        "danger_reply": make.a_reply(ada, her_reply.story_id, dangers.MEDICAL, now=now),
        "proposed": propose_note(viewer=marigold, now=now, story=her_reply.story_id, reply=her_reply.id, note="faith"),
        "her_loss": 7,
        "her_conversation": _written_to(ada, now),
        "her_persona": ada.persona_id,
        "persona": Persona.objects.get(name="Marigold Lane").id,
        "draft": drafts(ada)[0].slot,
        "join_invitation": join.rstrip("/").rpartition("/")[2],
        "way_back": way_back.rstrip("/").rpartition("/")[2],
        "address": address,
        "room_invitation": invite_to_group(viewer=beside.person(beside.holders("moderator")), now=now, group=late.id),
        "circle_invitation": invite_to_circle(viewer=beside.person("Marigold Lane"), now=now),
        "a_circle": next(circle for circle in marigold.circles if circle != marigold.own_circle),
        "in_her_circle": Persona.objects.get(name="Ben Harrow").id,
        "helpline": Helpline.objects.order_by("pk").first().id,
        "message": TeamMessage.objects.order_by("pk").first().id,
        "part": sorted(PARTS)[0],
        "desk_case": _desk_case(now),
        "unsealing": _asked(beside.person("Quiet Bolt"), now),
        "case": of_story(make.a_story(marigold, "At least you can try again.", now=now), now=now),
        "complaint": _workbook(hazel, now),
        "decision": _appealed(beside.person("Mira Holt"), marigold, now),
        "quick_article": quick_article("If a scan finds no heartbeat, at a glance")["slug"],
        "longest_quick": quick_article("All there can be, at a glance", full=1)["slug"],
        **articles_beside.made(ada, marigold),
    }


def _confessed(moderator: str, writer: str, words: str, now) -> int:
    """A confession of somebody's, which `moderator`, if anybody, has let appear."""
    _, number = confessing.send(beside.person(writer), words, now=now)
    if moderator:
        confessing.let_appear(beside.person(moderator), number, now)
    return number


def _appealed(moderator, author, now) -> int:
    """A decision about something of the author's, who has said what is wrong with it."""
    case = of_story(make.a_story(author, "Ward nine at the General.", now=now), now=now)
    number = decide(viewer=moderator, now=now, case=case, judged=Judgement(what="warn", reason="It names a ward."))
    appeal_sanction(viewer=author, now=now, decision=number, text="It is a ward in a book.")
    return number


def _workbook(viewer, now) -> int:
    """A chapter in two versions, signed off; and a complaint, whose number this returns."""
    for court in ("You may go to court.", "You may bring a claim for breach of contract."):
        writes(viewer, "terms", now=now, court=court)
    signs(viewer, "terms", now=now)
    log_complaint(viewer=viewer, now=now, number=7, about="team", received_on=clock.day(now), what="About a tone.")
    note_step(viewer=viewer, now=now, complaint=7, text="We asked the trustee.", settled=False)
    return 7


def _asked(keyholder, now) -> int:
    story = make.a_story(beside.person("Marigold Lane"), "I can’t go on.", now=now, anonymous=True)
    return ask_unsealing(viewer=keyholder, now=now, address=f"/stories/{story}/", purpose="life", reason="A goodbye is in it.")


def _written_to(viewer, now) -> int:
    mira = beside.person(beside.holders("moderator"))
    number = write_first(viewer=mira, now=now, face=viewer.persona_id, as_name="Alder", text="I’m Alder. Is anyone with you?")
    answer(viewer=viewer, now=now, conversation=number, text="Nobody is.")
    answer(viewer=mira, now=now, conversation=number, text="I am here.", as_name="Alder")
    return number


def _desk_case(now) -> int:
    """One with all a page of a case has: a danger, a report, a photo, a note, a question to the others."""
    from tests.media.shared import shares

    ben, mira = beside.person("Ben Harrow"), beside.person("Mira Holt")
    told = shares(ben, {"alt": "A mug on a sill"}, now=now, source=None, audience="members")
    case = a_case("story", told.story, "danger", danger="self-harm", now=now, by=beside.person("Ada Winter"), words="I read it twice.")
    a_case("story", beside.story_titled("The ticket machine asked if I’d had a nice visit"), now=now)
    keep_case_note(viewer=mira, now=now, case=case, name="Alder", text="I wrote on Tuesday.", note_id=7)
    ask_opinion(viewer=beside.person("Hazel Dunn"), now=now, case=case, name="Rowan", text="Missing, or dying?")
    return case


def _mask(note: str) -> int:
    return notes().by_key[note].mask


def _asks_for_mail(record, now) -> None:
    record.email_asked, record.email_asked_until = 7, clock.day(now + timedelta(days=1)).isoformat()
