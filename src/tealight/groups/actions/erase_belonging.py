from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member
from tealight.accounts.record import Record, open_record
from tealight.groups import policy
from tealight.groups.actions._steps import change_roster, member_behind
from tealight.groups.keys import circle_keys, invitations_of, request_tags
from tealight.groups.models import Circle, CircleInvitation, Group, JoinRequest
from tealight.groups.queries.circles import roster_of
from tealight.kernel.actions import action
from tealight.kernel.crypto import member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System


@action
def erase_belonging(*, viewer: System, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase where someone who closed their account belonged. Done already is as good.

    Their circle loses its people and its open links; they go from the circles they
    were in, and what they asked goes. Nothing of this is kept, whatever happens to
    their words. Records no event: nobody is told.
    """
    require(policy.may_forget_expired(viewer))
    rooms = Group.objects.values_list("id", flat=True)
    tags = [tag for group in rooms for tag in request_tags(group, persona_id)]
    JoinRequest.objects.filter(tag__in=tags).delete()
    member = Member.objects.filter(persona_id=persona_id).first()
    if member is None:
        return
    try:
        record = open_record(member, member_keys(member.id))
    except KeysMissing:
        return  # the keys went before the power did; the rows left are noise
    secrets = {int(circle): bytes.fromhex(key) for circle, key in record.circles.items()}
    locked = Circle.objects.filter(id__in=secrets).select_for_update().order_by("id")
    for circle in locked:
        secret = secrets[circle.id]
        if circle.id == record.own_circle:
            _empty(circle, secret, persona_id)
        else:
            change_roster(circle, secret, drop=persona_id)


def _empty(circle: Circle, secret: bytes, owner: int) -> None:
    """Let nobody read in `circle` any more. The row stays for stories that point at it."""
    CircleInvitation.objects.filter(circle_tag__in=invitations_of(circle.id, secret)).delete()

    def lose(record: Record) -> None:
        record.circles.pop(str(circle.id), None)

    for persona in roster_of(circle, secret)["people"]:
        someone = member_behind(persona)
        if someone is not None:
            change_record(someone.id, lose)
    empty = {"owner": owner, "people": []}
    circle.roster = Circle._meta.get_field("roster").seal_json(circle_keys(circle.id, secret), circle.id, empty)
    circle.save(update_fields=["roster"])
