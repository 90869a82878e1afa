"""Rules have versions: what held is kept, decisions can name it, and people are told once."""

from datetime import timedelta

import pytest

from tealight.groups.models import Group
from tealight.groups.queries import rule_choices
from tealight.kernel.verdict import NotFound, Refused
from tealight.place.actions.write_rules import write_rules
from tealight.place.models import RulesVersion
from tealight.place.queries import rules_for
from tealight.place.rules import RulesUnreadable, read_rules, type_rules
from tests import make
from tests.make import NOW, TEST
from tests.page import Browser

TYPED = "Kindness\nSpeak as to a friend.\nMore of it.\n- a list\n\nOne line alone."
LATER = NOW + timedelta(days=3)


def said(page):
    return "What we keep to has changed" in page.main


@pytest.fixture
def lead(place):
    return make.a_person("Lena", roles=("lead",))


def test_what_is_typed_becomes_numbered_rules_and_back_again():
    rules = read_rules(TYPED)
    assert [(rule.number, rule.title, rule.sentence) for rule in rules] == [
        (1, "Kindness", "Speak as to a friend."), (2, "", "One line alone."),
    ]
    assert rules[0].more == "More of it.\n- a list" and type_rules(rules) == TYPED


@pytest.mark.parametrize("typed", ["\n\n".join(["A rule."] * 31), "t" * 81 + "\nx", "T\n" + "s" * 301, "T\ns\n" + "m" * 2001])
def test_what_nobody_could_take_in_is_refused(typed):
    with pytest.raises(RulesUnreadable, match="at most|At most"):
        read_rules(typed)


@pytest.mark.parametrize("who", ["olive", "lead"])
def test_each_save_makes_a_version_and_earlier_ones_can_be_read(who, request, anybody, monkeypatch):
    browser = Browser.of(request.getfixturevalue(who))
    page = browser.get("/desk/rules/")
    assert "Speak of your own." in page.html
    for _ in range(2):  # sent twice, it is one change
        assert browser.send(page.form("/desk/rules/"), follow=False, rules=TYPED).status == 303
    now = anybody.get("/rules/")
    assert "Speak as to a friend." in now.main and "Speak of your own." not in now.main
    assert now.links().count("/rules/1/") == 1
    assert "Speak of your own." in anybody.get("/rules/1/").main
    assert anybody.get("/rules/3/").status == 404
    assert RulesVersion.objects.filter(group=0).count() == 2


def test_bad_input_is_kept_and_nothing_changes(olive, browser_of):
    browser = browser_of(olive)
    page = browser.send(browser.get("/desk/rules/").form("/desk/rules/"), follow=False, rules="t" * 81 + "\nx")
    assert page.status == 422 and "Rule 1 has more" in page.main and "t" * 81 in page.html
    page = browser.send(browser.get("/desk/rules/").form("/desk/rules/"), follow=False, rules="")
    assert page.status == 422 and "Write the rules first." in page.main
    assert RulesVersion.objects.count() == 1


def test_only_operators_and_leads_write_rules(ada, mira, browser_of):
    make.the_rooms()
    for someone in (ada, mira):
        for address in ("/desk/rules/", "/desk/rooms/early-loss/rules/"):
            assert browser_of(someone).get(address).status == 404
        with pytest.raises(Refused):
            write_rules(viewer=someone, now=NOW, rules=read_rules("Mine."))


def test_a_decision_finds_the_rules_as_they_held_that_day(olive):
    write_rules(viewer=olive, now=LATER, rules=read_rules(TYPED))
    assert rules_for(None, NOW.date()).rules[0].sentence == "Speak of your own."
    found = rules_for(None, LATER.date())
    assert (found.version, found.rules[0].title) == (2, "Kindness")
    assert rules_for(None, (NOW - timedelta(days=9)).date()) is None


def test_what_a_decision_may_name_are_the_rules_of_the_room_and_of_the_place(olive, ada, visitor):
    make.the_rooms()
    room = Group.objects.get(slug="tfmr")
    choices = rule_choices(olive, room.id)
    assert choices[0].group == room.id and choices[-1].called == "Speak of your own."
    assert {choice.group for choice in rule_choices(visitor, room.id)} == {0}, "nobody learns of a room by its rules"


def test_a_room_has_its_own_with_versions_and_a_page(lead, ada, browser_of):
    make.the_rooms()
    desk = browser_of(lead)
    assert "/desk/rooms/early-loss/rules/" in desk.get("/desk/rooms/").links()
    page = desk.get("/desk/rooms/early-loss/rules/")
    assert desk.send(page.form("/desk/rooms/early-loss/rules/"), follow=False, rules=TYPED).status == 303
    reader = browser_of(ada)
    assert "Speak as to a friend." in reader.get("/rooms/early-loss/").main
    assert "No comparing." in reader.get("/rooms/early-loss/rules/1/").main
    assert "/rooms/early-loss/rules/1/" in reader.get("/rooms/early-loss/rules/").links()
    desk.send(desk.get("/desk/rooms/early-loss/rules/").form("/desk/rooms/early-loss/rules/"), rules="")
    assert "no rules of its own" in reader.get("/rooms/early-loss/rules/").main


def test_whoever_may_not_know_of_a_room_reads_no_rules_of_it(olive, anybody):
    make.the_rooms()
    for address in ("/rooms/tfmr/rules/", "/rooms/tfmr/rules/1/", "/rooms/nowhere/rules/"):
        assert anybody.get(address).status == 404


def test_members_are_told_once_that_rules_changed(olive, ada, browser_of):
    ada = make.in_room(ada, "early-loss")
    reader = browser_of(ada)
    assert not said(reader.get("/"))
    room = Group.objects.get(slug="early-loss")
    write_rules(viewer=TEST, now=NOW, rules=read_rules("New."))
    write_rules(viewer=TEST, now=NOW, rules=read_rules("New here."), group=room.id)
    write_rules(viewer=TEST, now=NOW, rules=read_rules("New there."), group=Group.objects.get(slug="late-loss").id)
    page = reader.get("/")
    assert said(page) and {"/rules/", "/rooms/early-loss/rules/"} <= set(page.links())
    assert "/rooms/late-loss/rules/" not in page.links(), "a room Ada is not in"
    write_rules(viewer=TEST, now=NOW, rules=read_rules("Newer here."), group=room.id)
    reader.send(page.form("/rules/seen/"), follow=False, press="seen")
    page = reader.get("/")
    assert said(page) and "/rooms/early-loss/rules/" in page.links(), "what changed since the page was made is told"
    reader.send(page.form("/rules/seen/"), follow=False, press="seen")
    assert not said(reader.get("/"))
    # nobody who came later is told of what held when they came
    assert not said(browser_of(make.in_room(make.a_person("Newly Here"), "early-loss")).get("/"))


def test_what_somebody_was_told_stands_in_no_row_of_its_own(ada, browser_of):
    """One sealed record, of one size: no list of who read what."""
    from tealight.accounts.models import Member

    size = len(bytes(Member.objects.get(id=ada.member_id).record))
    write_rules(viewer=TEST, now=NOW, rules=read_rules("New."))
    reader = browser_of(ada)
    reader.send(reader.get("/").form("/rules/seen/"), follow=False, press="seen")
    assert len(bytes(Member.objects.get(id=ada.member_id).record)) == size


@pytest.mark.parametrize("seen", ["", "x", "0-99999999", "0", "-1--1", "7-7", "0-" + "9" * 5000])
def test_whatever_is_sent_as_seen_does_no_harm(ada, browser_of, seen):
    assert browser_of(ada).post("/rules/seen/", {"seen": seen}).status == 303
    write_rules(viewer=TEST, now=NOW, rules=read_rules("New."))
    assert said(browser_of(ada).get("/"))


def test_there_are_no_rules_of_a_room_that_is_not(olive):
    from tealight.groups.actions.write_room_rules import write_room_rules

    with pytest.raises(NotFound):
        write_room_rules(viewer=olive, now=NOW, group=7, rules=read_rules("A rule."))
