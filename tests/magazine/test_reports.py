"""An article is reported like anything else here, and decided about as what no member wrote."""

import pytest

from tealight.magazine.models import Article, PublishedArticle
from tealight.moderation.measures import measures_of
from tealight.moderation.models import Case, Decision
from tests import make
from tests.magazine.writing import an_article

URL = "/reading/milk-afterwards/"


@pytest.fixture
def article(place):
    return an_article("Milk, afterwards", "Cabbage cures everything.", author_name="Rowan Hill")


@pytest.fixture(autouse=True)
def a_moment(monkeypatch):
    """A form is as old as a person needs to fill it in."""
    monkeypatch.setattr("tealight.help.forms.ticket.YOUNGEST", 0)


def report(browser, reason="wrong", words="Cabbage does not."):
    (way,) = [link for link in browser.get(URL).links() if link.endswith("/report/")]
    return browser.send(browser.get(way).form(way), reason=reason, words=words)


def decide(browser, what, **said):
    case = Case.objects.get(kind="article", closed_on=None)
    page = browser.get(f"/desk/cases/{case.id}/decide/")
    page = browser.send(page.form(), press="step=letter", what=what, **said)
    return browser.send(page.form(f"/desk/cases/{case.id}/decide/"), press="step=send") if page.status == 200 else page


def test_a_member_reports_and_the_team_has_it_with_what_they_read(article, ada, mira, browser_of):
    page = report(browser_of(ada))
    assert page.heading == "The team has it"
    case = Case.objects.get()
    assert (case.kind, case.thing, case.face) == ("article", article.id, None)
    desk = browser_of(mira)
    assert "An article" in desk.get("/desk/queue/").main
    PublishedArticle.objects.update(parts=[[0, "<p>Put right meanwhile.</p>"]])
    page = desk.get(f"/desk/cases/{case.id}/")
    for said in ("Something here is not right", "Cabbage does not.", "Cabbage cures everything.", "Put right meanwhile.", "Rowan Hill", "Anyone can read it"):
        assert said in page.main, said
    assert "Write to the author" not in page.main and "Ada" not in page.main


def test_a_visitor_reports_and_reads_by_the_receipt_what_became_of_it(article, anybody, mira, browser_of):
    page = report(anybody, reason="hurts", words="")
    assert page.heading == "The team has it" and "Your receipt" in page.main
    code = next(e.text for e in page.root.iter("code"))
    decide(browser_of(mira), "none")
    page = anybody.send(anybody.get("/report/receipt/").form("/report/receipt/"), code=code)
    assert "An article: Milk, afterwards" in page.main and "it stays as it is" in page.main


def test_what_is_wrong_is_asked_in_the_words_of_an_article(article, anybody):
    page = anybody.get(f"{URL}report/")
    assert page.heading == "Something here is wrong or hurts"
    assert "It is out of date" in page.main and "attacks somebody" not in page.main and "The team and the magazine’s editors" in page.main


def test_by_its_address_as_well(article, anybody):
    page = anybody.send(anybody.get("/report/").form("/report/"), address="https://example.org/reading/milk-afterwards/", reason="untrue")
    assert page.heading == "The team has it" and Case.objects.get().kind == "article"
    page = anybody.send(anybody.get("/report/").form("/report/"), address="/reading/nothing/", reason="untrue")
    assert "nothing at this address" in page.main


def test_a_worry_about_somebody_gets_its_own_form(article, anybody):
    page = report(anybody, reason="worried", words="A friend of mine.")
    assert page.heading.startswith("You’re worried")
    page = anybody.send(page.form(f"{URL}worry/"))
    assert page.heading == "The team has it" and Case.objects.get().why == "worry"


def test_what_is_not_published_cannot_be_reported(place, ada, browser_of):
    from tealight.place.queries import notes

    an_article("Milk, afterwards", publish=False)
    an_article("Of birth", notes=notes().mask(["birth"]))
    assert browser_of(ada).get(f"{URL}report/").status == 404
    assert browser_of(ada).get("/reading/of-birth/report/").status == 404, "left out"


def test_decisions_that_make_no_sense_are_not_there(article, ada, mira, browser_of):
    assert measures_of("article", False) == ("none", "remove")
    report(browser_of(ada))
    page = browser_of(mira).get(f"/desk/cases/{Case.objects.get().id}/decide/")
    assert "Take it back from readers" in page.main
    for absent in ("warning", "Suspend", "No photos", "For how long", "Whoever wrote it reads"):
        assert absent not in page.main, absent


def test_taken_back_nobody_reads_it_until_an_editor_publishes_it_again(article, ada, mira, edda, anybody, browser_of):
    report(browser_of(ada))
    page = decide(browser_of(mira), "remove", reason="It could hurt somebody.", rule="Advice that can do harm")
    assert "Nobody reads it now, and the editors find your letter" in page.main
    assert "An article of the magazine." in page.main and "you can say what is wrong with this" not in page.main and "Undo it" not in page.main
    assert anybody.get(URL).status == 404 and not PublishedArticle.objects.exists()
    row = Article.objects.get(id=article.id)
    assert not row.live and row.title == "Milk, afterwards", "its text stays"
    page = browser_of(edda).get("/desk/reading/")
    for said in ("The team took it back from readers.", "It could hurt somebody.", "Something here is not right", "Cabbage does not."):
        assert said in page.main, said
    assert "removed" in browser_of(ada).get("/account/reports/").main
    row.get_latest_revision().publish()
    from tealight.magazine.jobs import settle_what_changed

    settle_what_changed.call()
    assert anybody.get(URL).status == 200
    assert "Milk" not in browser_of(edda).get("/desk/reading/").main, "the task is done"


def test_what_was_scheduled_does_not_come_back_by_the_clock(article, ada, mira, browser_of):
    from datetime import timedelta

    from django.core.management import call_command

    from tealight.kernel import clock

    article.title, article.go_live_at = "Milk, later", clock.now() + timedelta(hours=1)
    article.save_revision().publish()
    report(browser_of(ada))
    decide(browser_of(mira), "remove", reason="It could hurt somebody.", rule="Advice that can do harm")
    assert not Article.objects.get(id=article.id).live
    from wagtail.models import Revision

    assert not Revision.objects.filter(object_id=str(article.id), approved_go_live_at__isnull=False).exists()
    call_command("publish_scheduled", verbosity=0)
    assert not Article.objects.get(id=article.id).live


def test_editors_have_it_as_a_task_without_worries_and_danger(article, ada, ben, cy, edda, browser_of):
    report(browser_of(ada))
    report(browser_of(ben), reason="other", words="I want to kill myself tonight, I have the pills here.")
    report(browser_of(cy), reason="worried", words="About a friend.")
    page = browser_of(edda).get("/desk/reading/")
    assert "Cabbage does not." in page.main and "The team looks at it, too." in page.main
    assert "pills" not in page.main and "friend" not in page.main and "/desk/cases/" not in page.html


def test_the_export_and_the_counts_know_of_it(article, ada, mira, browser_of):
    from tealight.moderation.queries.counted import decisions_counted
    from tealight.moderation.queries.given import reports_given

    report(browser_of(ada))
    (entry,) = reports_given(make.as_viewer(ada.member_id)).entries()
    assert entry.title == "An article: Milk, afterwards" and entry.text == "Cabbage does not."
    decide(browser_of(mira), "remove", reason="It could hurt somebody.", rule="Advice that can do harm")
    on = Decision.objects.get().decided_on
    counted = decisions_counted(ada, on.replace(day=1), on.replace(year=on.year + 1))
    assert [row.what for row in counted.rows] == ["remove"]


def test_the_record_of_decisions_is_whole(article, ada, mira, browser_of):
    from tealight.kernel.viewer import System
    from tealight.ledger import chain
    from tealight.moderation.queries.record import changed_decisions

    report(browser_of(ada))
    decide(browser_of(mira), "remove", reason="It could hurt somebody.", rule="Advice that can do harm")
    assert [*chain.verify(), *changed_decisions(System("doctor"))] == []


def test_only_the_team_takes_an_article_back_and_nobody_puts_it_back_from_there(article, edda, mira):
    from tealight.kernel.verdict import Refused
    from tealight.magazine.actions.take_article_back import take_article_back

    given = {"now": make.NOW, "kind": "article", "things": [article.id]}
    with pytest.raises(Refused):
        take_article_back(viewer=edda, **given)
    assert take_article_back(viewer=mira, **given) == [article.id]
    assert take_article_back(viewer=mira, **given) == [], "a second time is as good"
    with pytest.raises(Refused, match="an editor lets it be read again"):
        take_article_back(viewer=mira, on=False, **given)
