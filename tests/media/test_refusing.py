"""Files that are no photos, or not whole, or meant to break something: each gets its sentence."""

import os
import struct
import subprocess
import zlib

import pytest

from tealight.media import plan
from tealight.media.plan import Fault, NotTaken
from tealight.media.tools import draw as tool
from tealight.media.tools.draw import draw
from tests.media import camera


def fault_of(source, **limits):
    with pytest.raises(NotTaken) as refused:
        draw(source, plan.cleaning(source[: plan.HEAD]), **limits)
    return refused.value.fault


OTHERS = {
    b"": Fault.EMPTY,
    b"GIF89a\x01\x00": Fault.MOVING,
    b"%PDF-1.7\n": Fault.UNKNOWN,
    b'<svg xmlns="http://www.w3.org/2000/svg"/>': Fault.UNKNOWN,
    b'<?xml version="1.0"?><svg/>': Fault.UNKNOWN,
    b"<!doctype html><script>": Fault.UNKNOWN,
    b"PK\x03\x04": Fault.UNKNOWN,
    b"MM\0*\0\0\0\x08": Fault.UNKNOWN,
    b"BM\0\0\0\0": Fault.UNKNOWN,
    b"8BPS\0\1": Fault.UNKNOWN,
    b"%!PS-Adobe-3.0 EPSF": Fault.UNKNOWN,
    b"RIFF\0\0\0\0AVI LIST": Fault.UNKNOWN,
    b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom": Fault.UNKNOWN,
    b"\0\0\0\x18ftyp": Fault.UNKNOWN,
    b"hello": Fault.UNKNOWN,
}


@pytest.mark.parametrize("head", OTHERS, ids=lambda head: repr(head[:12]))
def test_what_is_no_photo_is_known_by_its_first_bytes(head):
    with pytest.raises(NotTaken) as refused:
        plan.kind_of(head)
    assert refused.value.fault == OTHERS[head]
    assert refused.value.sentence == plan.SENTENCES[OTHERS[head]]


def test_every_fault_has_a_sentence_that_says_what_to_do():
    assert plan.SENTENCES.keys() == set(Fault)
    for sentence in plan.SENTENCES.values():
        assert sentence.endswith(".") and "!" not in sentence


def test_weight_is_asked_before_anything_is_opened():
    plan.require_weight(plan.HEAVIEST)
    for size, fault in ((0, Fault.EMPTY), (26 * 1024 * 1024, Fault.HEAVY)):
        with pytest.raises(NotTaken) as refused:
            plan.require_weight(size)
        assert refused.value.fault == fault


@pytest.mark.slow
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIC"])
def test_a_photo_cut_off_anywhere_is_refused_or_whole(form):
    source = camera.heic() if form == "HEIC" else camera.encoded(camera.picture(256, 192), form)
    ends = sorted({len(source) * part // 12 for part in range(1, 12)} | {20, len(source) - 40})
    for end in ends:
        cut = source[:end]
        try:
            drawn = draw(cut, plan.cleaning(cut[: plan.HEAD])).pictures[0]
        except NotTaken as refused:
            assert refused.fault in {Fault.BROKEN, Fault.UNKNOWN}
        else:
            # What is missing is none of the picture.
            assert camera.looks_right(drawn), f"cut at {end} of {len(source)}"


@pytest.mark.slow
def test_a_photo_with_other_bytes_in_its_middle_never_harms():
    source = bytearray(camera.encoded(camera.picture(256, 192), "JPEG"))
    for seed in range(8):
        bent = bytearray(source)
        for at in range(300 + seed, len(bent) - 2, 97):
            bent[at] ^= 0x5A
        try:
            assert camera.told_besides(draw(bytes(bent), plan.cleaning(bytes(bent[: plan.HEAD]))).pictures[0]) == []
        except NotTaken as refused:
            assert refused.fault == Fault.BROKEN


def bomb(width, height):
    """A PNG of a few kilobytes that says it is enormous, and is."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    body = b"".join(rows.compress(row * 512) for _ in range(height // 512)) + rows.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_that_swells_is_not_opened():
    small = bomb(40_000, 40_960)
    assert len(small) < 300_000
    assert fault_of(small) == Fault.LARGE


def test_more_pixels_than_can_be_opened_are_told_so():
    assert fault_of(camera.encoded(camera.picture(6000, 4096), "PNG", compress_level=1)) == Fault.LARGE


def test_what_needs_more_memory_than_there_is_ends_there():
    heavy = camera.encoded(camera.picture(4000, 3000), "PNG", compress_level=1)
    assert fault_of(heavy, memory=56 * 1024 * 1024) in {Fault.TOO_MUCH, Fault.BROKEN}


@pytest.mark.slow
def test_the_largest_photos_fit_into_the_memory_there_is():
    largest = camera.encoded(camera.picture(9000, 6600), "JPEG", quality=60, progressive=True)
    assert draw(largest, plan.cleaning(largest[: plan.HEAD])).width == 1600
    for form in ("PNG", "WEBP"):
        whole = camera.encoded(camera.picture(6000, 4000).convert("RGBA"), form)
        assert draw(whole, plan.cleaning(whole[: plan.HEAD])).width == 1600


def test_what_takes_too_long_ends_there():
    long = camera.encoded(camera.picture(5600, 4000), "PNG", compress_level=1)
    many = plan.Plan("png", (("webp", 1600, 90),) * 60)
    with pytest.raises(NotTaken) as refused:
        draw(long, many, seconds=1)
    assert refused.value.fault == Fault.TOO_MUCH


def test_the_tool_is_bound_before_it_reads_a_byte(tmp_path):
    """Memory, time and files: asked of the process itself."""
    asks = (
        "import json, resource, sys; sys.path.insert(0, sys.argv[1]); import child; child.limit(400 * 2**20, 20)\n"
        "print([resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[1] for name in ('DATA', 'CPU', 'FSIZE', 'CORE')])\n"
        "try: open(sys.argv[2], 'w').write('x' * 9000); print('wrote')\n"
        "except OSError: print('refused')"
    )
    said = subprocess.run(
        [tool.sys.executable, "-I", "-c", "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + asks,
         str(tool._CHILD.parent), str(tmp_path / "x")], capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert said == [str([400 * 2**20, 20, 0, 0]), "refused"]


def test_the_tool_knows_nothing_of_this_process(monkeypatch):
    """No key, no setting, no open file goes along."""
    monkeypatch.setenv("TEALIGHT_TEST_SECRET", "PLANTED")
    started = {}
    real = subprocess.Popen

    def note(arguments, **choices):
        started.update(choices)
        return real(arguments, **choices)

    monkeypatch.setattr(tool.subprocess, "Popen", note)
    draw(camera.jpeg(), plan.cleaning(b"\xff\xd8\xff"))
    assert started["env"].keys() == {"MALLOC_ARENA_MAX", "LC_ALL"}
    assert started.get("close_fds", True) and not started.get("pass_fds")
    assert "tealight" not in tool._CHILD.read_text().replace("Tealight", "")
    assert os.environ["TEALIGHT_TEST_SECRET"] == "PLANTED"
