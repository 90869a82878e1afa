"""Things of the sample, and a few made for it, that stand in the addresses of pages.py.

Runs in the process beside the place, where the place's own settings hold.
"""

from datetime import timedelta

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.actions.hand_over_link import hand_over_link
from tealight.accounts.actions.invite_to_join import invite_to_join
from tealight.accounts.links import write_own_link
from tealight.accounts.models import LinkPurpose, Member, Persona
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.invite_to_group import invite_to_group
from tealight.groups.models import Group
from tealight.help.actions import write_to_team
from tealight.help.models import Helpline, TeamMessage
from tealight.kernel import clock
from tealight.kernel.viewer import Visitor
from tealight.place.forms import PARTS
from tealight.place.queries import notes
from tealight.stories.models import Audience, Reply, Story
from tests import make
from tests.journeys import beside
from tests.media.portraits import chooses


def addresses() -> dict:
    """What stands in the addresses of pages.py: things of the sample, and a few made for it."""
    now, ada, marigold = clock.now(), beside._person("Ada Winter"), beside._person("Marigold Lane")
    for name, choices in (("Newcomer", {}), ("Arrival", {"words_due": True}), ("Turner", {}), ("Guard", {})):
        if not Persona.objects.filter(name=f"Quiet {name}").exists():
            beside.newcomer(f"Quiet {name}", **choices)
    for turned in ("Marigold Lane", "Teasel"):
        beside.block("Quiet Turner", turned)
    if not beside._person("Quiet Guard").second_factor:
        make.a_second_step(beside._person("Quiet Guard"), now)
    for viewer in (ada, beside._person("Quiet Newcomer")):  # one is seen, one waits at the desk
        chooses(viewer, now=now, alt="Four colours")
    beside.setting(anyone_audience_on=clock.day(now))
    write_to_team(viewer=Visitor(), now=now, body="The link in the rules is broken.", reply_to="", says_who=False, form_number=7)
    hazel = beside._person(beside.holders("operator"))
    way_back = hand_over_link(viewer=hazel, now=now, persona_id=beside._person("Quiet Newcomer").persona_id)
    join = invite_to_join(viewer=hazel, now=now)
    record = change_record(ada.member_id, lambda record: _asks_for_mail(record, now))
    member = Member.objects.get(id=ada.member_id)
    address = write_own_link(LinkPurpose.EMAIL, member, record, now, timedelta(days=1), email="a@b.test")
    late = Group.objects.get(slug="late-loss")
    readable = Story.objects.filter(group__in=ada.groups, withdrawn_on=None, held_on=None)
    her_reply = Reply.objects.filter(persona=ada.persona_id, withdrawn_on=None, story__audience="group").order_by("pk").first()
    return {
        "ticket": beside.story_titled("The ticket machine asked if I’d had a nice visit"),
        "covered": readable.filter(notes=_mask("physical-detail")).order_by("pk").first().id,
        "hers": Story.objects.filter(persona=ada.persona_id, audience="group", withdrawn_on=None).order_by("pk").first().id,
        "in_circle": Story.objects.filter(persona=ada.persona_id, audience=Audience.CIRCLE).order_by("pk").first().id,
        "for_anyone": beside.story("Ben Harrow", "The bench by the weir has a new plank.", title="A plank", audience="anyone"),
        "answered": her_reply.story_id,
        "her_reply": her_reply.id,
        "her_persona": ada.persona_id,
        "persona": Persona.objects.get(name="Marigold Lane").id,
        "draft": 0,
        "join_invitation": join.rstrip("/").rpartition("/")[2],
        "way_back": way_back.rstrip("/").rpartition("/")[2],
        "address": address,
        "room_invitation": invite_to_group(viewer=beside._person(beside.holders("moderator")), now=now, group=late.id),
        "circle_invitation": invite_to_circle(viewer=beside._person("Marigold Lane"), now=now),
        "a_circle": next(circle for circle in marigold.circles if circle != marigold.own_circle),
        "in_her_circle": Persona.objects.get(name="Ben Harrow").id,
        "helpline": Helpline.objects.order_by("pk").first().id,
        "message": TeamMessage.objects.order_by("pk").first().id,
        "part": sorted(PARTS)[0],
    }


def _mask(note: str) -> int:
    return notes().by_key[note].mask


def _asks_for_mail(record, now) -> None:
    record.email_asked, record.email_asked_until = 7, clock.day(now + timedelta(days=1)).isoformat()
