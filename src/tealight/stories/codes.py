"""The code by which whoever wrote a confession comes back to it. Pure but for the place's keys.

It is made of the form's own number, so that pressing Send twice gives one code. No row has it: what finds the
confession is a digest, from which nobody gets back to eighty bits of chance.
"""

import base64
import hashlib
from datetime import datetime

from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import LARGEST

_BYTES = 10
_LETTERS = 16


def code_of(form_number: int) -> str:
    """Return the code for a form's number, in four groups of four letters, fit to be written on paper."""
    letters = base64.b32encode(place_keys().tag("confession-code/v1", form_number)[:_BYTES]).decode()
    return "-".join(letters[at : at + 4] for at in range(0, _LETTERS, 4))


def number_of(form_number: int) -> int:
    """Return the id of what a form's number sends: once it was erased, the same form does not bring it back."""
    drawn = place_keys().tag("confession-number/v1", form_number)
    return int.from_bytes(drawn[:8]) % LARGEST + 1


def again_tags(code: str, text: str, *, is_person: bool, now: datetime) -> tuple[bytes, bytes]:
    """Return what is kept beside words that are sent at `now`, and the same for those of the minute before.

    Who presses Send twice is shown the code twice, within two minutes at most, for the very same words and signed in
    or out as before. Nobody reads the minute off a row: it is under the code's eighty bits.
    """
    minute = int(now.timestamp()) // 60
    return tuple(
        hashlib.sha256(f"tealight/confession-again/v1/{code}/{at}/{is_person:d}/{text}".encode()).digest() for at in (minute, minute - 1)
    )


def tag_of(code: str) -> bytes:
    """Return what finds a confession by the code somebody typed, however they put its letters together."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    # Of digits base32 has 2 to 7: whoever reads a nought or a one read a letter.
    letters = letters.translate(str.maketrans("018", "OIB"))
    return hashlib.sha256(b"tealight/confession-code/v1/" + letters.encode()).digest()
