from datetime import datetime

from allauth.mfa.models import Authenticator

from tealight.accounts.second_secrets import SECRETS, open_secret, seal_secret
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey


@action
def rekey_second_step(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal the secret of a second step with its owner's new keys. Gone is as good. Records no event: it opens as before."""
    require(may_rekey(viewer))
    found = Authenticator.objects.select_for_update().filter(id=row, type__in=SECRETS).first()
    if found is not None:
        name = SECRETS[found.type]
        secret = open_secret(found.user_id, found.type, found.data[name])
        found.data[name] = seal_secret(found.user_id, found.type, secret)
        found.save(update_fields=["data"])
