"""Find the member behind a pen name and a password, telling nothing else."""

from django.contrib.auth.backends import ModelBackend

from tealight.accounts.hashers import fits
from tealight.accounts.models import Member, PersonaKind
from tealight.accounts.names import fold_name


def member_named(pen_name: str) -> Member | None:
    """Return the member with this pen name, however it is written; their persona is loaded."""
    return (
        Member.objects.select_related("persona")
        .filter(persona__name_key=fold_name(pen_name), persona__kind=PersonaKind.PEN)
        .first()
    )


def member_with(pen_name: str, password: str) -> Member | None:
    """Return the member with this name and password, closed or waiting ones too.

    Unknown name, wrong password, closed account: each costs one hash.
    """
    member = member_named(pen_name)
    return member if fits(password, member.password if member else "") else None


class PenName(ModelBackend):
    """What Django and the CMS ask; people sign in through `accounts.signing_in`."""

    def authenticate(self, request, pen_name: str = "", password: str = "", **other):
        member = member_with(pen_name, password)
        return member if member and self.user_can_authenticate(member) else None

    def get_user(self, user_id):
        member = Member.objects.select_related("persona").filter(id=user_id).first()
        return member if member and self.user_can_authenticate(member) else None
