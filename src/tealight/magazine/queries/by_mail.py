"""Who is mailed what is new: found by address, by link, by day. No address leaves but to be mailed."""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.encoding import punycode

from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import System, Viewer
from tealight.magazine import policy
from tealight.magazine.models import Subscriber
from tealight.mail.address import check_address
from tealight.place.policy import may_rekey

#: date.weekday() of the day on which mail about new articles leaves
THURSDAY = 3
#: days after which a week's mail that could not leave waits for the next
LATE = timedelta(days=2)
#: how long an asking that nobody confirmed is kept
KEPT = timedelta(days=7)
#: one label for the tag, wherever it is made
_LABEL = "magazine/subscriber/v1"
_NO_ADDRESS = (
    "That does not look like an e-mail address that mail from here can reach. It has one @, and before it only letters "
    "from a to z, numbers, and a few signs."
)


@dataclass(frozen=True, slots=True)
class Written:
    """What is sealed in a row: the address, and what opens its links."""

    to: str = field(repr=False)
    token: str = field(repr=False)


def tidy_address(typed: str) -> str:
    """Return the address somebody typed as mail servers write it; Refused, with a sentence, if it can be none."""
    # An address copied from a page that reads from right to left brings signs along that nobody sees.
    seen = "".join(sign for sign in typed if unicodedata.category(sign) != "Cf")
    name, _, host = seen.strip().rpartition("@")
    try:
        address = f"{name}@{punycode(host)}"
    except UnicodeError:
        raise Refused(_NO_ADDRESS, "to") from None
    if not address.isascii() or not check_address(address):
        raise Refused(_NO_ADDRESS, "to")
    return address


def tags_of(address: str) -> tuple[bytes, ...]:
    """Return the tags the rows of `address` may have, the one to be written first. Capitals make no difference."""
    return place_keys().tags(_LABEL, address.casefold().encode())


def tag_under(everybody: Everybody, address: str) -> bytes:
    """Return the tag of `address` under the keys that write, while all are made anew."""
    return everybody.place.tags(_LABEL, address.casefold().encode())[0]


def digest_of(token: str) -> bytes:
    """Return what a row has of the token in its links: who has the row cannot make the link."""
    return hashlib.sha256(token.encode(errors="replace")).digest()


def written(row: Subscriber) -> Written:
    """Return what is sealed in `row`."""
    return Written(**row.sealed.open_json(place_keys(), row.pk))


def rows_of(address: str) -> QuerySet[Subscriber]:
    """Return the rows of `address`, to be locked, in one order whoever asks: two that change them wait for each other."""
    return Subscriber.objects.select_for_update().filter(tag__in=tags_of(address)).order_by("pk")


def may_confirm(row: Subscriber, today: date) -> bool:
    """Say whether the link of `row` still puts it on the list, or has done so."""
    return row.told_on is not None or (row.mailed_on is not None and today - row.asked_on < KEPT)


def confirms(token: str, today: date) -> bool:
    """Say whether `token` confirms an address, or has done so."""
    row = Subscriber.objects.filter(digest=digest_of(token)).first()
    return row is not None and may_confirm(row, today)


def is_known(token: str) -> bool:
    """Say whether `token` stands in a mail to somebody who has not left."""
    return Subscriber.objects.filter(digest=digest_of(token)).exists()


def own_link(path: str) -> str:
    """Return the whole address of a page of ours, for a mail."""
    return settings.TEALIGHT.own_address + path


def thursday_of(today: date) -> date | None:
    """Return the Thursday whose mail leaves today; None where the last one is too long ago and the next one comes."""
    last = today - timedelta(days=(today.weekday() - THURSDAY) % 7)
    return last if today - last <= LATE else None


def due(viewer: Viewer, thursday: date, most: int) -> list[int]:
    """Return up to `most` subscribers who were not told yet of what was published before `thursday`."""
    require(policy.may_keep_in_order(viewer))
    return list(Subscriber.objects.filter(told_on__lt=thursday).order_by("pk").values_list("pk", flat=True)[:most])


def subscribers_counted(viewer: Viewer) -> int:
    """Return how many addresses are on the list; for those who keep the magazine. Whose they are, nobody can ask."""
    require(policy.may_read_answers(viewer))
    return Subscriber.objects.filter(told_on__isnull=False).count()


def subscribers_back(viewer: Viewer, ids) -> list[int]:
    """Return which of these subscribers, who left, an old backup brought back; for the software alone."""
    require(policy.may_keep_in_order(viewer))
    return list(Subscriber.objects.filter(id__in=ids).values_list("id", flat=True))


def subscribers_left(viewer: System, everybody: Everybody) -> dict[int, tuple]:
    """Return the subscribers that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = Subscriber.objects.values_list("pk", "sealed").iterator()
    return {row: () for row, sealed in rows if everybody.place.is_old(sealed)}
