"""“Was this helpful?”: by anybody, once for each form, without a name or an hour; help at once where a line tells of danger."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.magazine.actions.forget_helpful_lines import forget_helpful_lines
from tealight.magazine.models import HelpfulAnswer, HelpfulLine
from tests import make
from tests.magazine.writing import an_article

URL = "/reading/milk-afterwards/helpful/"


@pytest.fixture
def article(place):
    return an_article("Milk, afterwards")


@pytest.fixture
def a_moment(monkeypatch):
    """A form is as old as a person needs to fill it in."""
    monkeypatch.setattr("tealight.help.forms.ticket.YOUNGEST", 0)


def answer(browser, **said):
    return browser.send(browser.get(URL).form(URL), **said)


def test_a_visitor_is_led_to_a_page_of_its_own_since_an_article_is_drawn_once_for_them_all(article, anybody):
    links = anybody.get("/reading/milk-afterwards/").links()
    assert f"{URL}?was=yes" in links and f"{URL}?was=no" in links
    assert anybody.get(f"{URL}?was=no").form(URL).fields["helpful"] == ["no"]
    assert anybody.get(f"{URL}?was=maybe").form(URL).fields["helpful"] == []


def test_one_press_under_the_article_is_enough_for_a_member(article, ada, browser_of):
    anybody = browser_of(ada)
    page = anybody.send(anybody.get("/reading/milk-afterwards/").form(URL), press="helpful=no")
    assert page.heading == "Milk, afterwards" and "Thank you." in page.html
    assert list(HelpfulAnswer.objects.values_list("was_helpful", flat=True)) == [False]
    anybody.send(anybody.get("/reading/milk-afterwards/").form(URL), press="helpful=yes", line="It helped.")
    assert HelpfulAnswer.objects.count() == 2 and HelpfulLine.objects.count() == 1


@pytest.mark.usefixtures("a_moment")
def test_a_visitor_and_a_member_answer_and_editors_read_counts_and_lines(article, anybody, ada, edda, browser_of):
    page = answer(anybody, helpful="yes")
    assert page.heading == "Milk, afterwards" and "Nothing says who wrote it." in page.main
    answer(browser_of(ada), helpful="no", line="What about only one breast?")
    page = browser_of(edda).get("/desk/reading/")
    assert "Yes 1 · No 1" in page.main and "What about only one breast?" in page.main and "Ada" not in page.main


@pytest.mark.usefixtures("a_moment")
def test_nothing_is_kept_of_who_or_when_but_the_day_of_a_line(article, ada, browser_of):
    answer(browser_of(ada), helpful="yes")
    answer(browser_of(ada), helpful="no", line="Too long.")
    assert {field.name for field in HelpfulAnswer._meta.fields} == {"id", "article", "was_helpful", "form_tag"}
    assert {field.name for field in HelpfulLine._meta.fields} == {"answer", "sealed", "day"}
    (line,) = HelpfulLine.objects.all()
    assert b"Too long" not in bytes(line.sealed) and line.sealed.open_json(place_keys(), line.pk) == {"text": "Too long."}


@pytest.mark.usefixtures("a_moment")
def test_a_form_sent_twice_is_one_answer(article, anybody):
    form = anybody.get(URL).form(URL)
    for _ in range(2):
        assert anybody.send(form, helpful="yes", line="Thank you.").status == 200
    assert HelpfulAnswer.objects.count() == HelpfulLine.objects.count() == 1


def test_what_was_typed_stays_where_something_is_wrong(article, anybody, monkeypatch):
    page = answer(anybody, line="Thank you.")
    assert page.status == 422 and "Choose yes or no." in page.main and page.form(URL).fields["line"] == ["Thank you."]
    page = answer(anybody, helpful="yes", line="Thank you.")
    assert "very quick" in page.main and page.form(URL).fields["line"] == ["Thank you."], "machines are kept out"
    monkeypatch.setattr("tealight.help.forms.ticket.YOUNGEST", 0)
    page = answer(anybody, helpful="yes", line="m" * 501)
    assert page.status == 422 and "500" in page.main
    assert not HelpfulAnswer.objects.exists()


@pytest.mark.usefixtures("a_moment")
def test_answers_are_paced(article, anybody, monkeypatch):
    from tealight.kernel.pace import Pace
    from tealight.magazine.views import after

    monkeypatch.setattr(after, "PACE", Pace(each=1, per=timedelta(hours=1)))
    answer(anybody, helpful="yes")
    page = answer(anybody, helpful="yes", line="Once more.")
    assert page.status == 422 and "we pause it" in page.main and page.form(URL).fields["line"] == ["Once more."]
    assert HelpfulAnswer.objects.count() == 1


@pytest.mark.usefixtures("a_moment")
def test_a_line_that_tells_of_danger_is_answered_with_help_and_the_truth(article, anybody):
    page = answer(anybody, helpful="no", line="I want to kill myself tonight, I have the pills here.")
    assert page.status == 200 and page.heading == "Your line is saved"
    assert "If it cannot wait" in page.main and "Nobody else is told of it" in page.main
    assert page.url == URL and page.goes_to == "", "no address names it"
    assert HelpfulLine.objects.count() == 1


@pytest.mark.usefixtures("a_moment")
def test_lines_go_after_ninety_days_and_the_count_stays(article, anybody):
    answer(anybody, helpful="no", line="Too long.")
    now = clock.now()
    assert forget_helpful_lines(viewer=make.TEST, now=now + timedelta(days=89)) == 0
    assert forget_helpful_lines(viewer=make.TEST, now=now + timedelta(days=90)) == 1
    assert not HelpfulLine.objects.exists() and HelpfulAnswer.objects.count() == 1


def test_what_cannot_be_read_is_not_asked_about(place, anybody, ada, browser_of):
    from tealight.place.queries import notes

    an_article("Milk, afterwards", publish=False)
    an_article("Of birth", notes=notes().mask(["birth"]))
    assert anybody.get(URL).status == 404
    assert browser_of(ada).get("/reading/of-birth/helpful/").status == 404, "left out from the start"


@pytest.mark.usefixtures("a_moment")
def test_nothing_is_kept_while_the_place_can_only_be_read(article, anybody):
    form = anybody.get(URL).form(URL)
    make.a_place_changes(read_only_on=make.NOW.date())
    page = anybody.send(form, helpful="yes", line="Thank you.")
    assert not HelpfulAnswer.objects.exists() and page.status >= 400


def test_only_those_who_keep_the_magazine_read_what_readers_say(article, ada, mira, olive, browser_of, anybody):
    assert browser_of(olive).get("/desk/reading/").status == 200
    assert browser_of(ada).get("/desk/reading/").status == browser_of(mira).get("/desk/reading/").status == 404
