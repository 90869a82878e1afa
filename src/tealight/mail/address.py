"""What may be an address, and the tag it is known by."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import ALLOWED, Verdict, refused

LONGEST = 254  # RFC 5321: longer ones reach no mailbox


def check_address(address: str) -> Verdict:
    """Say whether `address` can be one; a refusal has a sentence for the person."""
    try:
        if len(address) > LONGEST:
            raise ValidationError("too long")
        validate_email(address)
    except ValidationError:
        return refused("That does not look like an e-mail address.")
    return ALLOWED


def address_tag(address: str) -> bytes:
    """Return the 32 bytes `address` is known by; nobody without the keys can compute them.

    Capitals and surrounding space make no difference.
    """
    return address_tags(address)[0]


def address_tags(address: str) -> tuple[bytes, ...]:
    """Return the tags `address` may be known by, the one to be written first."""
    return place_keys().tags("mail/address", address.strip().casefold().encode())
