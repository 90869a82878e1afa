"""An article is kept for later by whoever wants to, in their own sealed record; nobody else can tell."""

from tealight.accounts.models import Member
from tealight.magazine.queries.kept import kept_articles_given
from tests import make
from tests.magazine.writing import an_article
from tests.stories.wishes import keeps, wishes

KEEP = "/reading/milk-afterwards/keep/"


def kept(viewer):
    return make.as_viewer(viewer.member_id).kept_articles


def keep(browser):
    return browser.send(browser.get("/reading/milk-afterwards/").form(KEEP), press="keep")


def test_an_article_is_kept_beside_stories_and_let_go(place, ada, ben, browser_of):
    article = an_article("Milk, afterwards")
    keeps(ben, make.a_story(ada, title="Of Ada"))
    browser = browser_of(ben)
    page = keep(browser)
    assert "Nobody is told." in page.main and kept(ben) == (article.id,)
    page = browser.get("/kept/")
    assert "/reading/milk-afterwards/" in page.links() and "Article · After the hospital" in page.main and "Of Ada" in page.main
    page = browser.send(browser.get("/reading/milk-afterwards/").form(KEEP), press="keep")
    assert "No longer kept." in page.main and kept(ben) == ()
    assert "Milk" not in browser.get("/kept/").main


def test_kept_twice_is_kept_once(place, ada, browser_of):
    an_article("Milk, afterwards")
    browser = browser_of(ada)
    form = browser.get("/reading/milk-afterwards/").form(KEEP)
    browser.send(form, press="keep")
    browser.send(form, press="keep")
    assert len(kept(ada)) == 1


def test_a_visitor_keeps_nothing(place, anybody):
    an_article("Milk, afterwards")
    assert KEEP not in anybody.get("/reading/milk-afterwards/").html
    assert anybody.post(KEEP, {"keep": "yes"}).status == 403


def test_nobody_else_can_tell_not_even_from_the_rows(place, ada, ben, edda, olive, anybody, browser_of):
    from django.apps import apps

    an_article("Milk, afterwards")
    pages = (("/reading/milk-afterwards/", anybody), ("/desk/reading/", browser_of(edda)), ("/reading/milk-afterwards/", browser_of(ben)))
    before = [browser.get(url).main for url, browser in pages]
    counts = {model: model.objects.count() for model in apps.get_models() if model._meta.app_label == "magazine"}
    size = len(Member.objects.get(id=ada.member_id).record)
    keep(browser_of(ada))
    assert [browser.get(url).main for url, browser in pages] == before
    assert {model: model.objects.count() for model in counts} == counts
    assert len(Member.objects.get(id=ada.member_id).record) == size


def test_what_is_kept_follows_what_is_published_and_wanted(place, ada, browser_of):
    from tealight.place.queries import notes

    article = an_article("Milk, afterwards", notes=notes().mask(["physical-detail"]))
    browser = browser_of(wishes(ada, physical_detail="show"))
    keep(browser)
    wishes(ada, physical_detail="cover")
    page = browser.get("/kept/")
    assert "Milk" not in page.main and "An article with physical detail" in page.main
    wishes(ada, physical_detail="leave-out")
    assert "article" not in browser.get("/kept/").main.replace("under each article", "").lower()
    wishes(ada, physical_detail="show")
    article.unpublish()
    assert "Milk" not in browser.get("/kept/").main
    assert browser.post(KEEP, {"keep": "no"}).status == 303 and kept(ada) == (), "what is gone can still be let go"


def test_what_cannot_be_read_cannot_be_kept(place, ada, browser_of):
    from tealight.place.queries import notes

    an_article("Milk, afterwards", publish=False)
    an_article("Of birth", notes=notes().mask(["birth"]))
    browser = browser_of(ada)
    assert browser.post(KEEP, {"keep": "yes"}).status == 404
    assert browser.post("/reading/of-birth/keep/", {"keep": "yes"}).status == 404
    assert kept(ada) == ()


def test_the_export_holds_what_is_kept(place, ada, browser_of):
    an_article("Milk, afterwards")
    assert list(kept_articles_given(make.as_viewer(ada.member_id)).entries()) == []
    keep(browser_of(ada))
    (entry,) = kept_articles_given(make.as_viewer(ada.member_id)).entries()
    assert entry.title == "Milk, afterwards" and entry.values["url"] == "/reading/milk-afterwards/"


def test_the_page_of_closing_says_how_much_is_kept(place, ada, browser_of):
    from tealight.accounts.queries.leaving import own_things_counted

    an_article("Milk, afterwards")
    keep(browser_of(ada))
    assert "1 article kept" in own_things_counted(make.as_viewer(ada.member_id)).private
