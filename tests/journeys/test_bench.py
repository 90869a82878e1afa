"""`tealight bench pages` measures a sample, and nothing that holds real people."""

import re
import subprocess
import sys

import pytest

from tests.ground import snapshot
from tests.ground.browser import start

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def bench(data):
    return subprocess.run(
        [sys.executable, "-m", "tealight.cli", "bench", "pages", "--times", "3", "--data", str(data)],
        capture_output=True, text=True, timeout=300, check=False,
    )


def test_every_page_of_a_sample_is_measured_beside_the_floor(tmp_path):
    snapshot.lay_in(tmp_path)
    demo = ("demo", "--people", "20", "--stories", "40", "--replies", "900")
    start(*demo, data=tmp_path).stop()
    done = bench(tmp_path)
    assert done.returncode == 0, done.stderr[-3000:]
    for page in (
        "floor: a file of the story page's bytes", "floor: Django alone, 45 KB", "floor: a bare page of ours, visitor",
        "floor: a bare page of ours, member", "first page, visitor", "help, visitor", "story page, visitor",
        "home, member", "feed, member", "room, member", "story page, member", "notices, member",
        "search over all, member",
    ):
        assert re.search(rf"^{re.escape(page)}\s{{2,}}[\d.]+\s", done.stdout, re.MULTILINE), page
    assert re.search(r"memory just started \d+ MiB[\s\S]+^reply: [\s\S]+memory after all this \d+ MiB", done.stdout, re.MULTILINE)


def test_a_real_place_is_not_measured(tmp_path):
    snapshot.lay_in(tmp_path)
    start("serve", data=tmp_path).stop()
    done = bench(tmp_path)
    assert done.returncode == 2 and "Only a sample is measured" in done.stderr
