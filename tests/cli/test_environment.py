"""`./run` on a machine where something is missing says what, in one sentence, and how to get it.

And where nothing is missing it hands on what it was asked, whichever way that was spelt.
"""

import os
import shutil
import subprocess
import sys

import pytest

from tests.structure.code import ROOT


@pytest.fixture
def machine(tmp_path):
    """A machine whose PATH holds the shell's own needs and the Pythons a test puts there."""
    for name in ("cat", "dirname"):
        (tmp_path / name).symlink_to(shutil.which(name))
    return tmp_path


def python(machine, name: str, version: tuple[int, int], missing: str = "") -> None:
    """Puts a Python there that says of itself what the test wants."""
    minor = f"{version[0]}.{version[1]}"
    body = f"""#!/bin/sh
case "$*" in
    *"sys.version_info < (3, 11)"*) exit {0 if version >= (3, 11) else 1} ;;
    *"print(\\"Python"*) echo "Python {minor}" ;;
    -) {shutil.which("cat")} > /dev/null; printf '%s' '{missing}'; exit {1 if missing else 0} ;;
esac
"""
    (machine / name).write_text(body)
    (machine / name).chmod(0o755)


def find(machine) -> subprocess.CompletedProcess:
    return subprocess.run(
        [shutil.which("sh"), "-c", f'ROOT="{ROOT}"; . "{ROOT}/.ci/environment.sh"; find_python'],
        env={"PATH": str(machine)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_newest_python_is_taken(machine):
    python(machine, "python3.11", (3, 11))
    python(machine, "python3.13", (3, 13))
    python(machine, "python3", (3, 11))
    assert find(machine).stdout.strip() == str(machine / "python3.13")


def test_a_python_that_lacks_a_piece_gives_way_to_a_whole_one(machine):
    python(machine, "python3.13", (3, 13), missing="venv and ensurepip")
    python(machine, "python3.11", (3, 11))
    assert find(machine).stdout.strip() == str(machine / "python3.11")


def test_a_missing_venv_is_said_plainly(machine):
    python(machine, "python3.12", (3, 12), missing="venv and ensurepip")
    said = find(machine)
    assert said.returncode == 1
    assert "lacks the module venv and ensurepip" in said.stderr
    assert "apt install python3-venv" in said.stderr


def test_no_python_at_all_is_said_plainly(machine):
    python(machine, "python3", (3, 9))
    said = find(machine)
    assert said.returncode == 1
    assert "Python 3.11 or newer" in said.stderr


def test_the_python_of_this_machine_is_found():
    said = subprocess.run(
        [shutil.which("sh"), "-c", f'ROOT="{ROOT}"; . "{ROOT}/.ci/environment.sh"; find_python'],
        capture_output=True, text=True, check=False,
    )
    assert said.returncode == 0, said.stderr
    assert sys.version_info >= (3, 11)


@pytest.fixture
def house(tmp_path):
    """A copy of what ./run is made of, whose Python prints the words it was given."""
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for name in ("run", ".ci/environment.sh", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "requirements.lock", tmp_path / ".venv" / ".requirements.lock.installed")
    (tmp_path / ".venv" / "bin" / "python").write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    (tmp_path / ".venv" / "bin" / "python").chmod(0o755)
    return tmp_path


SAMPLE, PLACE = ("demo", "--data", "{house}/data/sample"), ("serve", "--data", "{house}/data/place")


@pytest.mark.parametrize(("asked", "data", "handed_on"), [
    ([], "", SAMPLE),
    (["--empty"], "", PLACE),
    (["--port", "8123", "--empty"], "", (*PLACE, "--port", "8123")),
    (["--empty", "--data", "a place"], "", ("serve", "--data", "a place")),
    (["--empty", "--data=a place"], "", ("serve", "--data=a place")),
    (["--data=here"], "", ("demo", "--data=here")),
    ([], "/srv/place", ("demo",)),
    (["--empty"], "/srv/place", ("serve",)),
    (["--empty", "--data=here"], "/srv/place", ("serve", "--data=here")),
])
def test_run_hands_on_what_it_was_asked_and_an_operators_directory_goes_first(house, asked, data, handed_on):
    said = subprocess.run(
        [str(house / "run"), *asked], capture_output=True, text=True, check=True,
        env={"PATH": os.environ["PATH"], "TEALIGHT_DATA": data},
    )
    assert said.stdout.splitlines() == ["-m", "tealight.cli", *(word.format(house=house) for word in handed_on)]
