"""Set-up: a few forms behind a one-time link, and nothing else before the doors open."""

import pytest
from django.urls import reverse

from tealight.accounts.models import Member
from tealight.accounts.queries.staff import holders_of
from tealight.groups.models import Group
from tealight.kernel.crypto.master import encode, master_key
from tealight.operations.setup import asked_groups, recovery_groups, setup_link
from tealight.place.queries import place
from tests.mail.server import Server
from tests.page import Browser

TYPED = {
    "name": {"name": "Harbour", "line": "For whoever lost a pregnancy or a baby."},
    "rules": {},
    "joining": {"sign_up_mode": "approval"},
    "hours": {"hours": "Every day 19:00-23:00"},
    "safeguarding": {"safeguarding_lead": "Hazel Dunn", "safeguarding_deputy": "Mira Holt"},
    "promises": {"out_of_hours_plan": "Nobody watches.", "police_position": "What the law requires."},
}


@pytest.fixture
def link(db):
    """The path of the link into set-up of an empty place."""
    address = setup_link("http://testserver")
    assert address.startswith("http://testserver/setup/")
    return address.removeprefix("http://testserver")


@pytest.fixture
def nobody():
    """A nobody of nobody. No page but set-up is there to ask for a form token."""
    return Browser()


def _answer(nobody, link, part, **typed):
    form = nobody.get(f"{link}{part}/").form(f"{link}{part}/")
    return nobody.send(form, follow=False, **{**TYPED.get(part, {}), **typed})


def _copy(nobody, link, *, right=True):
    first, second = asked_groups(link.split("/")[2])
    groups = recovery_groups()
    typed = {"first": f" {groups[first - 1]} ", "second": groups[second - 1] if right else "AAAA"}
    return nobody.send(nobody.get(f"{link}key/copy/").form(), follow=False, **typed)


def _everything_but_opening(nobody, link):
    for part in TYPED:
        assert _answer(nobody, link, part).status == 303, part
    assert _copy(nobody, link).status == 303
    page = nobody.get(f"{link}mail/")
    assert nobody.send(page.form(f"{link}mail/"), press="do", follow=False).status == 303
    page = _answer(nobody, link, "operator", pen_name="Olive", password="three warm lanterns")
    assert page.status == 200 and page.heading == "Your recovery words"
    return page


def test_a_whole_set_up_from_the_link_to_the_first_sign_in(link, nobody):
    words = _everything_but_opening(nobody, link)
    shown = [" ".join("".join(e.itertext()).split()) for e in words.root.iter("li")]
    page = nobody.get(link)
    assert "Still to do" not in page.main
    page = nobody.send(page.form(link), follow=False)
    assert page.status == 303 and page.goes_to.startswith("/sign-in/?next=")
    here = place()
    assert (here.name, here.sign_up_mode, here.is_open) == ("Harbour", "approval", True)
    assert Group.objects.filter(opened_on__isnull=False).count() == 5
    (olive,) = Member.objects.all()
    assert sorted(olive.roles) == ["keyholder", "operator"] and olive.check_password("three warm lanterns")
    from tealight.accounts.hashers import fits

    assert len(shown) == 12 and fits(" ".join(shown), olive.recovery)
    assert nobody.get(page.goes_to).status == 200


def test_the_link_dies_when_the_place_opens(link, nobody):
    _everything_but_opening(nobody, link)
    form = nobody.get(link).form(link)
    nobody.send(form, follow=False)
    assert nobody.get(link).status == 404
    assert nobody.get(f"{link}key/").status == 404
    again = nobody.send(form, follow=False)
    assert (again.status, again.goes_to) == (303, "/sign-in/"), "pressed twice is pressed once"
    assert setup_link() == "" and len(holders_of("operator")) == 1


@pytest.mark.parametrize("path", ["/", "/stories/", "/rooms/", "/join/", "/sign-in/", "/contact/", "/desk/place/", "/rules/", "/recover/"])
def test_before_opening_every_page_says_so(link, nobody, path):
    page = nobody.get(path)
    assert (page.status, page.heading) == (503, "Not open yet")
    assert "/help/" in page.links()


def test_before_opening_nothing_can_be_sent(link):
    nobody = Browser()
    nobody.get("/help/")
    for path in ("/join/name/", "/sign-in/", "/contact/"):
        assert nobody.client.post(path, {"pen_name": "Eve"}).status_code in (403, 503)
    assert not Member.objects.exists()


def test_help_and_leaving_are_there_from_the_start(link, nobody):
    assert nobody.get("/help/").status == 200
    assert nobody.get("/leave/", follow=False).status == 303


@pytest.mark.parametrize("token", ["x", "A" * 43, "ä", "a" * 5_000])
def test_another_link_opens_nothing(link, nobody, token):
    for step in ("", "name/", "unsealing/", "key/", "key/copy/", "mail/", "operator/"):
        assert nobody.get(f"/setup/{token}/{step}").status == 404
        assert nobody.client.post(f"/setup/{token}/{step}").status_code in (403, 404, 405)
    assert not Member.objects.exists()


def test_a_new_start_prints_a_new_link_and_keeps_what_was_answered(link, nobody):
    _answer(nobody, link, "safeguarding")
    later = setup_link("http://testserver").removeprefix("http://testserver")
    assert nobody.get(link).status == 404
    page = nobody.get(later)
    assert page.status == 200
    assert "Hazel Dunn" in nobody.get(f"{later}safeguarding/").html


def test_steps_lead_to_the_next_that_is_not_answered(link, nobody):
    assert _answer(nobody, link, "joining").goes_to == f"{link}hours/"
    _answer(nobody, link, "hours")
    assert _answer(nobody, link, "name").goes_to == f"{link}rules/"
    assert _answer(nobody, link, "rules").goes_to == f"{link}safeguarding/", "hours and joining are answered"
    for part in ("safeguarding", "promises"):
        _answer(nobody, link, part)
    _copy(nobody, link)
    nobody.send(nobody.get(f"{link}mail/").form(f"{link}mail/"), press="do")
    assert _answer(nobody, link, "name").goes_to == f"{link}unsealing/", "it may stay as it is, but is looked at"
    assert f"{link}operator/" in nobody.get(f"{link}unsealing/").links()


def test_a_name_and_a_door_may_stay_as_they_are(link, nobody):
    for part in set(TYPED) - {"name", "joining"}:
        _answer(nobody, link, part)
    _copy(nobody, link)
    nobody.post(f"{link}mail/", {"do": "without"})
    _answer(nobody, link, "operator", pen_name="Olive", password="three warm lanterns")
    page = nobody.get(link)
    assert "As it is: Tealight" in page.main
    nobody.send(page.form(link), follow=False)
    assert place().is_open and place().name == "Tealight"


def test_the_place_does_not_open_with_an_answer_missing(link, nobody):
    _answer(nobody, link, "name")
    page = nobody.post(link)
    assert page.status == 422 and "Make the first operator" in page.main
    _answer(nobody, link, "operator", pen_name="Olive", password="three warm lanterns")
    page = nobody.post(link)
    assert page.status == 422 and "Say who the safeguarding lead is." in page.main
    assert "Confirm your copy of the recovery key." in page.main
    assert not place().is_open and not Group.objects.exists(), "all of it, or nothing"


def test_the_key_is_shown_until_its_copy_is_right_and_never_after(link, nobody):
    page = nobody.get(f"{link}key/")
    shown = ["".join(e.itertext()).strip() for e in page.root.iter("li")]
    assert "".join(shown) == encode(master_key())
    copy = nobody.get(f"{link}key/copy/")
    assert not any(f">{group}<" in copy.html for group in recovery_groups())
    assert _copy(nobody, link, right=False).status == 422
    assert not any(group in nobody.get(f"{link}name/").html for group in recovery_groups()[:3])
    assert _copy(nobody, link).status == 303
    page = nobody.get(f"{link}key/")
    assert "not shown here any more" in page.main
    assert "".join("".join(e.itertext()).strip() for e in page.root.iter("li")) == ""


def test_the_two_groups_asked_are_two_and_the_same_each_time(link):
    for token in ("a", "b", "c", link, "x" * 50):
        first, second = asked_groups(token)
        assert 1 <= first < second < len(recovery_groups())
        assert asked_groups(token) == (first, second)


def test_there_is_one_first_operator(link, nobody):
    form = nobody.get(f"{link}operator/").form()
    for name in ("Olive", "Eve"):
        nobody.send(form, follow=False, pen_name=name, password="three warm lanterns")
    assert [member.persona.name for member in Member.objects.select_related("persona")] == ["Olive"]
    page = nobody.get(f"{link}operator/")
    assert "There is an operator already." in page.main and not [f for f in page.forms if f.action.endswith("operator/")]


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"pen_name": "Olive", "password": "short"}, "12 characters"),
    ({"pen_name": "Olive", "password": "administrator"}, "Many people use this password"),
    ({"pen_name": "", "password": "three warm lanterns"}, "Choose a name."),
    ({"pen_name": "Moderator", "password": "three warm lanterns"}, "spoke for the place"),
    ({"pen_name": "O\x00live", "password": "three warm lanterns"}, "null byte"),
])
def test_a_first_operator_needs_a_good_name_and_password(link, nobody, typed, sentence):
    page = _answer(nobody, link, "operator", **typed)
    assert page.status == 422 and sentence in page.main
    assert not Member.objects.exists()


def test_mail_is_tried_against_a_real_server(link, nobody, settings):
    with Server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "post@harbour.example"
        page = nobody.get(f"{link}mail/")
        page = nobody.send(page.form(f"{link}mail/"), follow=False, to="olive@harbour.example", press="do")
        assert page.status == 200 and "A test mail has left." in page.main, page.main
        (mail,) = server.taken
        assert mail.recipients == ["olive@harbour.example"]
        assert nobody.send(page.form(f"{link}mail/"), follow=False, press="do").status == 303
    from tealight.operations.policy import SET_UP
    from tealight.place.queries import answers

    now = answers(SET_UP)
    assert now.mail_tested and not now.without_mail


def test_nobody_says_that_a_mail_arrived_which_never_left(link, nobody):
    from tealight.operations.policy import SET_UP
    from tealight.place.queries import answers

    for sent in ("", "x", "true"):
        nobody.post(f"{link}mail/", {"do": "arrived", "sent": sent})
    assert not answers(SET_UP).mail_tested


def test_a_server_that_does_not_answer_is_a_sentence(link, nobody, settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.DEFAULT_FROM_EMAIL = "127.0.0.1", 1, "post@harbour.example"
    page = nobody.get(f"{link}mail/")
    page = nobody.send(page.form(f"{link}mail/"), follow=False, to="olive@harbour.example", press="do")
    assert page.status == 422 and "refused the connection" in page.main


def test_without_mail_is_an_honest_answer(link, nobody):
    page = nobody.get(f"{link}mail/")
    assert "No mail server is named." in page.main
    nobody.send(page.form(f"{link}mail/"), press="do")
    assert "You said that no mail leaves this place." in nobody.get(f"{link}mail/").main


def test_nobody_says_no_mail_leaves_where_a_server_is_named(link, nobody, settings):
    from tealight.operations.policy import SET_UP
    from tealight.place.queries import answers

    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "127.0.0.1", "post@harbour.example"
    assert "No mail leaves this place" not in nobody.get(f"{link}mail/").main
    nobody.post(f"{link}mail/", {"do": "without"})
    assert not answers(SET_UP).without_mail


def test_the_link_is_stored_nowhere(link):
    from tests.groups.dump import dump

    assert link.split("/")[2] not in repr(dump())


def test_the_addresses_are_nouns(link):
    assert reverse("operations:setup", args=["t"]) == "/setup/t/"
