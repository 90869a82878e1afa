"""The `tealight` command says what is wrong in the operator's words, and all of it at once."""

import os
import subprocess
import sys

import pytest

from tealight import cli
from tests.ground import snapshot
from tests.structure.code import ROOT


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "tealight.cli", *arguments],
        env={**clean, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_faults_of_settings_are_all_told_and_nothing_is_made(tmp_path):
    place = tmp_path / "place"
    said = run("serve", "--data", str(place), TEALIGHT_PORT="none", TEALIGHT_WEB_THREADS="many")
    assert said.returncode == 2
    assert "TEALIGHT_PORT" in said.stderr
    assert "TEALIGHT_WEB_THREADS" in said.stderr
    assert "Traceback" not in said.stderr
    assert not place.exists()


def test_a_port_that_is_taken_is_said_plainly(tmp_path):
    from tealight.cli.supervisor import listen

    door = listen("127.0.0.1", 0)
    try:
        said = run("serve", "--port", str(door.getsockname()[1]), "--data", str(tmp_path))
    finally:
        door.close()
    assert said.returncode == 2
    assert "can not listen" in said.stderr
    assert "Traceback" not in said.stderr


def test_other_machines_are_not_let_in_without_https(tmp_path):
    said = run("serve", "--host", "0.0.0.0", "--data", str(tmp_path))
    assert said.returncode == 2
    assert "--behind-https" in said.stderr


def test_the_sample_community_is_for_this_machine_only(tmp_path):
    for arguments in (["--host", "0.0.0.0"], ["--behind-https"]):
        said = run("demo", "--data", str(tmp_path), *arguments)
        assert said.returncode == 2
        assert "this machine only" in said.stderr


def test_every_command_says_what_it_does():
    said = run("--help")
    assert said.returncode == 0
    for name, purpose in cli.COMMANDS.items():
        assert name in said.stdout
        assert " ".join(purpose.split()) in " ".join(said.stdout.split())


def test_every_setting_is_explained(tmp_path):
    said = run("doctor", "--settings", "--data", str(tmp_path))
    assert said.returncode == 0
    assert "TEALIGHT_BEHIND_HTTPS" in said.stdout
    assert "TEALIGHT_SMTP_URL_FILE" in said.stdout


@pytest.mark.slow
def test_the_key_can_be_copied_and_the_copy_confirmed(tmp_path):
    shown = run("keys", "show-recovery", "--data", str(tmp_path)).stdout.strip()
    assert shown == (tmp_path / "master.key").read_text().strip()
    confirmed = _typed("keys", "confirm-copy", "--data", str(tmp_path), words=shown)
    assert confirmed.returncode == 0
    other = _typed("keys", "confirm-copy", "--data", str(tmp_path), words="A" * 43 + "=")
    assert other.returncode == 1
    assert "another key" in other.stdout


def _typed(*arguments: str, words: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "tealight.cli", *arguments],
        env={**clean, "PYTHONPATH": str(ROOT / "src")},
        input=words + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.slow
def test_an_operator_can_be_made_from_the_console(tmp_path):
    snapshot.lay_in(tmp_path)
    early = _typed("createoperator", "Olive", "--data", str(tmp_path), words="three warm lanterns")
    assert early.returncode == 1
    assert "no place here yet" in early.stderr
    _lay_foundations(tmp_path)
    weak = _typed("createoperator", "Olive", "--data", str(tmp_path), words="short")
    assert weak.returncode == 1
    assert "12 characters" in weak.stderr
    made = _typed("createoperator", "Olive", "--data", str(tmp_path), words="three warm lanterns")
    assert made.returncode == 0, made.stderr
    again = _typed("createoperator", "olive", "--data", str(tmp_path), words="three warm lanterns")
    assert again.returncode == 1
    assert "Traceback" not in again.stderr
    well = run("doctor", "--data", str(tmp_path))
    assert well.returncode == 0, well.stdout + well.stderr


def _lay_foundations(directory) -> None:
    script = """
import os, sys
from tealight.config import env
env.choose(data=sys.argv[1])
os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
from tealight.cli import place
place.prepare()
from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.place.actions.lay_foundations import lay_foundations
lay_foundations(viewer=System("set-up"), now=clock.now(), name="Harbour")
"""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    subprocess.run(
        [sys.executable, "-c", script, str(directory)], env={**clean, "PYTHONPATH": str(ROOT / "src")}, check=True
    )


def test_asking_what_there_is_loads_nothing_heavy():
    # What one command loads, every command would wait for.
    code = "import sys; from tealight.cli import parser; parser(); print(*sorted({'numpy', 'django', 'PIL'} & set(sys.modules)))"
    said = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, timeout=60, check=True,
    )
    assert said.stdout.strip() == ""
