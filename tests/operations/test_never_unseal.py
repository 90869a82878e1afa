"""That nobody is ever named: chosen at set-up, with what is given up, and for good."""

import argparse

import pytest

from tealight.cli import serve
from tealight.cli.place import NotReady
from tealight.kernel.verdict import Refused
from tealight.operations.setup import setup_link
from tealight.place.actions.give_up_unsealing import give_up_unsealing
from tealight.place.actions.shape_place import SHAPED
from tealight.place.models import PlaceSettings
from tealight.place.queries import place
from tests import make
from tests.page import Browser


@pytest.fixture
def link(db):
    return setup_link("http://testserver").removeprefix("http://testserver")


def chosen() -> bool:
    return place().never_unseals


def test_set_up_says_what_is_given_up_and_leaves_it_unless_chosen(link):
    page = Browser().get(f"{link}unsealing/")
    assert "even when their life is in danger" in page.main and "acts on that one name in that one story" in page.main
    assert "never taken back" in page.main and f"{link}key/" in page.links() and not chosen()
    assert "two keyholders together can" in Browser().get(link).main


def test_chosen_on_the_page_it_holds_and_nothing_offers_a_way_back(link):
    somebody = Browser()
    sent = somebody.send(somebody.get(f"{link}unsealing/").form(f"{link}unsealing/"), follow=False)
    assert sent.status == 303 and chosen()
    page = somebody.get(f"{link}unsealing/")
    assert "Chosen, for good" in page.main and not [form for form in page.forms if form.action.endswith("/unsealing/")]
    assert "never_unseals_on" not in SHAPED


def test_chosen_twice_it_is_the_day_it_was_first(place):
    PlaceSettings.objects.update(never_unseals_on="2026-01-01")
    give_up_unsealing(viewer=make.TEST, now=make.NOW)
    assert str(PlaceSettings.objects.get().never_unseals_on) == "2026-01-01"


def test_once_open_it_is_too_late(place, olive):
    with pytest.raises(Refused, match="carries a seal"):
        give_up_unsealing(viewer=olive, now=make.NOW)
    assert not chosen()


def test_only_who_shapes_the_place_chooses_it(db, link):
    from tealight.kernel.viewer import Visitor

    with pytest.raises(Refused):
        give_up_unsealing(viewer=Visitor(), now=make.NOW)
    assert not chosen()


def test_the_command_takes_it_and_says_what_it_gives_up(db, capsys):
    command = argparse.ArgumentParser()
    serve.add_arguments(command)
    assert not command.parse_args([]).never_unseal and command.parse_args(["--never-unseal"]).never_unseal
    serve._never_unseal()
    assert chosen() and "even when their life is in danger" in capsys.readouterr().out
    serve._never_unseal()  # each start says it again


def test_the_command_does_not_start_an_open_place_that_writes_seals(place):
    with pytest.raises(NotReady, match="can only be chosen while a place is set up"):
        serve._never_unseal()


def test_a_start_with_it_takes_the_choice_before_the_link_is_printed(monkeypatch):
    taken = []
    monkeypatch.setattr(serve, "open_place", lambda options, *steps: taken.extend(steps) or 0)
    serve.run(argparse.Namespace(never_unseal=True))
    assert taken == [serve._never_unseal, serve._set_up_link]
    taken.clear()
    serve.run(argparse.Namespace(never_unseal=False))
    assert taken == [serve._set_up_link]
