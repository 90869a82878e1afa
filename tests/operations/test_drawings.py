"""The sample's drawings: quiet, ours, and the same each time."""

from io import BytesIO

import pytest
from PIL import Image

from tealight.operations.demo.drawings import DRAWINGS, SHOWN, drawn


@pytest.mark.parametrize("what", DRAWINGS)
def test_a_drawing_is_the_same_each_time_and_tells_nothing_beside_itself(what):
    first, again, other = drawn(what, 1, (480, 320)), drawn(what, 1, (480, 320)), drawn(what, 2, (480, 320))
    assert first == again != other
    picture = Image.open(BytesIO(first))
    assert (picture.format, picture.size) == ("JPEG", (480, 320))
    assert not picture.getexif() and "icc_profile" not in picture.info and "comment" not in picture.info
    assert len(picture.resize((24, 16)).getcolors(24 * 16)) > 20, "there is something to see"


def test_each_drawing_is_described_in_its_own_words():
    assert SHOWN.keys() == DRAWINGS.keys() and len(set(SHOWN.values())) == len(SHOWN)
    assert all(words.startswith("A drawing of ") and words.endswith(".") for words in SHOWN.values())
