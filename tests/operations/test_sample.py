"""The sample's one-press sign-in: in a sample, on this machine, and nowhere else."""

from dataclasses import replace

import pytest

from tealight.accounts.actions.grant_role import grant_role
from tealight.place.actions.lay_foundations import lay_foundations
from tealight.place.actions.mark_as_sample import mark_as_sample
from tealight.place.models import PlaceSettings
from tests import make
from tests.make import NOW, TEST

ROLES = {"Ada Winter": (), "Juniper": ("listener",), "Mira Holt": ("moderator",), "Rowan Peel": ("editor",),
         "Hazel Dunn": ("operator", "lead")}


@pytest.fixture
def people(db):
    """The people the sample is built around, in a place made as a sample."""
    lay_foundations(viewer=TEST, now=NOW)
    mark_as_sample(viewer=TEST, now=NOW)
    make.a_place()
    for name, roles in ROLES.items():
        person = make.a_person(name)
        if roles:
            make.a_second_step(person)
        for role in roles:
            grant_role(viewer=TEST, now=NOW, persona_id=person.persona_id, role=role)


@pytest.fixture
def nobody():
    from tests.page import Browser

    return Browser()


@pytest.mark.parametrize(("role", "name"), [
    ("member", "Ada Winter"), ("listener", "Juniper"), ("moderator", "Mira Holt"), ("editor", "Rowan Peel"),
    ("operator", "Hazel Dunn"),
])
def test_one_press_and_you_are_one_of_them(people, nobody, role, name):
    page = nobody.get("/sample/")
    page = nobody.send(page.form(f"/sample/sign-in/{role}/"), follow=False)
    assert page.status == 303
    assert nobody.client.session["_member"]
    from tealight.accounts.models import Member

    assert Member.objects.get(id=nobody.client.session["_member"]).persona.name == name


def test_the_second_step_is_taken_as_shown(people, nobody):
    nobody.send(nobody.get("/sample/").form("/sample/sign-in/operator/"), follow=False)
    assert nobody.get("/desk/place/").status == 200
    nobody.post("/sample/sign-in/member/")
    assert nobody.get("/desk/place/").status == 404


def test_a_look_signs_nobody_in(people, nobody):
    assert nobody.get("/sample/sign-in/operator/").status == 405
    assert nobody.client.post("/sample/sign-in/operator/").status_code == 403, "only from our own page"


@pytest.mark.parametrize("path", ["/sample/sign-in/lead/", "/sample/sign-in/keyholder/", "/sample/sign-in/hazel-dunn/"])
def test_there_are_no_other_doors(people, nobody, path):
    assert nobody.post(path).status == 404


def test_a_real_place_has_no_such_door(place, anybody):
    make.a_person("Hazel Dunn", roles=("operator",))
    missing, door = anybody.get("/nothing-of-the-kind/"), anybody.get("/sample/")
    assert (door.status, door.main) == (404, missing.main)
    assert anybody.post("/sample/sign-in/operator/").status == 404
    assert PlaceSettings.objects.get().sample_since is None


@pytest.mark.parametrize("changes", [
    {"host": "0.0.0.0"}, {"host": "192.168.1.5"}, {"host": "place.example"}, {"behind_https": True}, {"host": "::"},
])
def test_a_sample_others_can_reach_has_no_such_door(people, nobody, settings, changes):
    settings.TEALIGHT = replace(settings.TEALIGHT, **changes)
    assert nobody.get("/sample/").status == 404
    assert nobody.post("/sample/sign-in/operator/").status == 404


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_loopback_has_many_names(people, nobody, settings, host):
    settings.TEALIGHT = replace(settings.TEALIGHT, host=host)
    assert nobody.get("/sample/").status == 200


def test_a_sample_session_is_worth_nothing_elsewhere(people, nobody):
    """The flag lives in a sealed session of this database; a real place never sets it."""
    import re
    from pathlib import Path

    import tealight

    source = Path(tealight.__file__).parent
    setters = [path for path in source.rglob("*.py") if re.search(r"\bsample=True", path.read_text())]
    assert [path.relative_to(source).as_posix() for path in setters] == ["operations/views/sample.py"]
