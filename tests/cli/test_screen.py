"""`tealight screen`: lines of JSON in, lines of JSON out, whatever comes."""

import json
import os
import subprocess
import sys

from tealight.cli.screen import answers
from tests.structure.code import ROOT

KEYS = {"notes", "danger", "plan", "leaks", "nudges", "evidence"}


def screened(given: bytes) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "tealight", "screen"],
        env={**clean, "PYTHONPATH": str(ROOT / "src")}, input=given, capture_output=True, timeout=60, check=False,
    )


def test_each_line_gets_one_line_and_bad_ones_a_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "At least you can try again. My toddler asks. Dr Nair, at RVI."
    said = screened(
        b"\n".join([json.dumps({"text": text}).encode(), b"", b"nope", b'{"words": 1}', b'{"text": 3}', b"[]", b"\xff", b'{"text": "caf\\u00e9 \\ud800"}'])
    )
    assert said.returncode == 1
    assert not said.stderr
    found = [json.loads(line) for line in said.stdout.splitlines()]
    assert ["error" in line for line in found] == [False, True, True, True, True, True, False]
    assert all(set(line) == {"error"} and line["error"].endswith((".", "}")) for line in found[1:6])
    first = found[0]
    assert set(first) == KEYS
    assert first["notes"] == ["living-children"]
    assert (first["danger"], first["plan"]) == (None, False)
    assert [(leak["kind"], leak["words"]) for leak in first["leaks"]] == [("name", "Dr Nair"), ("hospital", "RVI")]
    assert [text[nudge["start"] : nudge["end"]] == nudge["words"] and bool(nudge["better"]) for nudge in first["nudges"]] == [True]
    assert first["evidence"] == {"danger": [], "notes": {"living-children": ["toddler"]}}
    assert not list(tmp_path.iterdir()), "no place is made for it"


def test_all_good_is_success():
    assert screened(b'{"text": "hello"}\n').returncode == 0
    assert screened(b"").returncode == 0


def test_danger_is_told_with_its_words():
    (line,) = answers([b'{"text": "I want to kill myself tonight."}'])
    assert line["danger"] == "self-harm"
    assert line["evidence"]["danger"]
    assert "self-harm" in line["notes"]


def test_an_answer_comes_before_the_next_line_is_asked_for():
    def one_at_a_time():
        yield b'{"text": "hello"}'
        raise AssertionError("the second line was asked for before the first was answered")

    assert set(next(iter(answers(one_at_a_time())))) == KEYS


def test_who_reads_no_further_hears_no_complaint():
    reader, writer = os.pipe()
    os.close(reader)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    try:
        said = subprocess.run(
            [sys.executable, "-m", "tealight", "screen"],
            env={**clean, "PYTHONPATH": str(ROOT / "src")}, input=b'{"text": "hello"}\n' * 5, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False,
        )
    finally:
        os.close(writer)
    assert said.returncode == 1
    assert not said.stderr
