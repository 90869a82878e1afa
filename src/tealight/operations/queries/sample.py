"""Who in the sample stands for which role."""

from tealight.accounts.models import Member
from tealight.accounts.names import fold_name
from tealight.kernel.verdict import NotFound
from tealight.operations.demo.texts import people


def sample_member(role: str) -> Member:
    """Return the first of the sample's people with `role`; "member" is the first with none."""
    for person in people():
        if role in person.roles or (role == "member" and not person.roles):
            member = Member.objects.select_related("persona").filter(persona__name_key=fold_name(person.name)).first()
            if member is not None and member.is_active:
                return member
    raise NotFound
