from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from tealight.accounts.models.persona import Persona
from tealight.accounts.names import fold_name
from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Role(models.TextChoices):
    LISTENER = "listener", "Listener"
    MODERATOR = "moderator", "Moderator"
    LEAD = "lead", "Safeguarding lead"
    EDITOR = "editor", "Editor"
    KEYHOLDER = "keyholder", "Keyholder"
    OPERATOR = "operator", "Operator"


class MemberManager(BaseUserManager):
    """Finds the account behind a pen name, for signing in."""

    def get_by_natural_key(self, username):
        return self.select_related("persona").get(persona__name_key=fold_name(username))


class Member(AbstractBaseUser, PermissionsMixin):
    """An account. Everything it chose or joined is inside `record`, sealed.

    There is no e-mail column, no last sign-in and no exact time: `joined_on`
    is a day, and the month last seen is in `record`.
    """

    last_login = None  # Django would store the exact moment of each sign-in

    id = RandomIdField()
    persona = models.OneToOneField(Persona, on_delete=models.PROTECT, related_name="member")
    duty_persona = models.OneToOneField(
        Persona, on_delete=models.PROTECT, null=True, related_name="on_duty"
    )
    #: words of `Role`; staff are few and known to the operator
    roles = models.JSONField(default=list)
    #: see accounts/record.py
    record = SealedField("member-record")
    #: hash of the recovery words, made like a password's
    recovery = models.CharField(max_length=200, blank=True)
    joined_on = models.DateField()
    #: waiting for a person to say yes, where sign-up asks for that
    approved_on = models.DateField(null=True)
    #: the day the account is closed, unless its member says before that they stay; what is to become
    #: of their words is in `record`
    leaves_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: list[str] = []
    objects = MemberManager()

    @property
    def is_active(self) -> bool:
        """Closed accounts and those not yet let in cannot sign in."""
        return self.closed_on is None and self.approved_on is not None

    @property
    def is_staff(self) -> bool:
        return bool(self.roles)

    def get_username(self) -> str:
        """Return the pen name: the only name the software's own pages may show."""
        return self.persona.name

    def get_full_name(self) -> str:
        return self.get_username()

    get_short_name = get_full_name
    __str__ = get_full_name
