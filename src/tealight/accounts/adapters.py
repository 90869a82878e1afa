"""How allauth's second factors are kept here: neutral, and never by e-mail.

Only its authenticators are used (codes from an app, passkeys, recovery codes);
none of its pages, mails or sign-in. Our own actions write its rows, and
`second_secrets` seals them.
"""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from tealight.accounts.second_secrets import Opened

#: what a phone shows for a passkey or in a codes app: whoever holds it learns nothing
NEUTRAL = "Account"


class AccountAdapter(DefaultAccountAdapter):
    """Closes what allauth could do beside second factors."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def send_mail(self, template_prefix, email, context) -> None:
        raise NotImplementedError("mail leaves through the mail room only")

    def send_notification_mail(self, *args, **kwargs) -> None:
        raise NotImplementedError("mail leaves through the mail room only")


class MFAAdapter(DefaultMFAAdapter):
    """Names nobody, and opens nothing: allauth does not say whose a secret is."""

    def encrypt(self, text: str) -> str:
        raise NotImplementedError("second_secrets seals, for one member")

    def decrypt(self, encrypted_text: str) -> str:
        if not isinstance(encrypted_text, Opened):
            raise NotImplementedError("second_secrets opens, for one member")
        return str(encrypted_text)

    def get_totp_label(self, user) -> str:
        return NEUTRAL

    def get_totp_issuer(self) -> str:
        return self._host()

    def generate_authenticator_name(self, user, type) -> str:
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        host = self._host()
        return {"id": host, "name": host}

    def get_public_key_credential_user_entity(self, user) -> dict:
        handle = user_pk_to_url_str(user).encode()
        return {"id": handle, "display_name": NEUTRAL, "name": NEUTRAL}

    def _host(self) -> str:
        """Return the one host passkeys belong to: the address people type, or loopback's own."""
        if settings.TEALIGHT.address:
            return urlsplit(settings.TEALIGHT.address).hostname
        return context.request.get_host().rpartition(":")[0] or context.request.get_host()
