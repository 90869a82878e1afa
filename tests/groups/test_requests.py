"""Asking to come in, and being answered."""

import pytest

from tealight.groups.actions.answer_request import answer_request
from tealight.groups.actions.ask_to_join import ask_to_join
from tealight.groups.models import JoinRequest
from tealight.groups.queries import requests
from tealight.kernel.verdict import Refused
from tests import make
from tests.make import NOW


def _ask(browser, line=""):
    return browser.send(browser.get("/rooms/tfmr/ask/").form(), line=line, follow=False)


def test_asking_needs_no_line_and_no_proof(rooms, ada, browser_of, mira, again):
    page = browser_of(ada).get("/rooms/tfmr/ask/")
    assert "No proof is wanted" in page.main
    assert _ask(browser_of(ada)).goes_to == "/rooms/"
    assert "You’ve asked to come in." in browser_of(ada).get("/rooms/").main
    desk = browser_of(mira)
    page = desk.get("/desk/requests/")
    assert "Ada" in page.main
    desk.send(page.form(), press="answer")
    assert again(ada).groups == {rooms["tfmr"].id}
    assert not JoinRequest.objects.exists()


def test_a_line_is_read_by_those_who_answer(rooms, ada, mira, browser_of):
    _ask(browser_of(ada), "In <b>March</b>.")
    assert "In <b>March</b>." in browser_of(mira).get("/desk/requests/").main


def test_asking_twice_is_asking_once_in_the_later_words(rooms, ada, mira, browser_of):
    for line in ("First.", "Second."):
        _ask(browser_of(ada), line)
    (asked,) = requests(mira)
    assert asked.line == "Second."


def test_a_no_leaves_the_door_open_for_another_time(rooms, ada, mira, browser_of, again):
    _ask(browser_of(ada))
    browser_of(mira).post(f"/desk/requests/{JoinRequest.objects.get().id}/answer/", {"answer": "no"})
    assert again(ada).groups == frozenset()
    assert "/rooms/tfmr/ask/" in browser_of(ada).get("/rooms/").links()


def test_asking_can_be_taken_back(rooms, ada, browser_of):
    _ask(browser_of(ada))
    browser = browser_of(ada)
    browser.send(browser.get("/rooms/").form("/rooms/tfmr/ask/take-back/"))
    assert not JoinRequest.objects.exists()


def test_two_who_answer_at_once_answer_once(rooms, ada, mira, olive, browser_of, again):
    _ask(browser_of(ada))
    path = f"/desk/requests/{JoinRequest.objects.get().id}/answer/"
    assert browser_of(mira).post(path, {"answer": "yes"}).status == 303
    page = browser_of(olive).post(path, {"answer": "no"}, follow=True)
    assert "Somebody has answered this already." in page.words
    assert again(ada).groups == {rooms["tfmr"].id}


def test_nobody_answers_for_themselves(rooms, mira):
    ask_to_join(viewer=mira, now=NOW, group=rooms["tfmr"].id)
    with pytest.raises(Refused, match="your own request"):
        answer_request(viewer=mira, now=NOW, asked=JoinRequest.objects.get().id, yes=True)


def test_only_the_team_sees_who_asks(rooms, ada, ben, browser_of, anybody):
    _ask(browser_of(ada))
    assert browser_of(ben).get("/desk/requests/").status == 404
    assert anybody.get("/desk/requests/", follow=False).goes_to.startswith("/sign-in/")
    with pytest.raises(Refused):
        answer_request(viewer=ben, now=NOW, asked=JoinRequest.objects.get().id, yes=True)
    listener = make.a_person("Lis", roles=("listener",))
    assert browser_of(listener).get("/desk/requests/").status == 404


def test_an_open_room_has_nobody_to_ask(rooms, ada, browser_of):
    assert browser_of(ada).get("/rooms/early-loss/ask/").status == 404
    with pytest.raises(Refused):
        ask_to_join(viewer=ada, now=NOW, group=rooms["early-loss"].id)


def test_a_line_too_long_is_kept_and_answered_with_a_sentence(rooms, ada, browser_of):
    page = _ask(browser_of(ada), "ä" * 501)
    assert page.status == 422 and "1 characters longer" in page.main and "ä" * 501 in page.html
    assert not JoinRequest.objects.exists()


def test_someone_who_left_the_place_meanwhile_is_not_listed(rooms, ada, mira):
    from tealight.accounts.models import Persona

    ask_to_join(viewer=ada, now=NOW, group=rooms["tfmr"].id)
    Persona.objects.filter(id=ada.persona_id).update(gone_on=NOW.date())
    assert requests(mira) == ()
