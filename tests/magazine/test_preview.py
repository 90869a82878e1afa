"""The preview is the readers' own page, of a text nobody has published; it stands in a frame of ours and in no other."""

from tealight.magazine.models import PublishedArticle
from tests.ground.writes import nothing_changes
from tests.magazine.reviewing import AtTheDesk
from tests.magazine.writing import a_category, an_article, article_form


def test_what_stands_in_the_form_is_shown_as_readers_will_read_it(edda, browser_of, anybody):
    desk, article = AtTheDesk(browser_of(edda)), an_article("Milk, afterwards", publish=False)
    address = f"pages/{article.id}/edit/"
    asked = desk.send(address + "preview/", **article_form(desk.get(address), "Milk stops by itself.", title="Milk"))
    assert asked.json() == {"is_valid": True, "is_available": True}
    with nothing_changes() as refused:
        answer = desk.get(address + "preview/?mode=&in_preview_panel=true")
    html = answer.content.decode()
    assert not refused and "<h1>Milk</h1>" in html and "Milk stops by itself." in html and "article" in html
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert not PublishedArticle.objects.exists() and anybody.get("/reading/milk-afterwards/").status == 404


def test_no_other_page_stands_in_a_frame(edda, browser_of):
    desk, article = AtTheDesk(browser_of(edda)), an_article("Milk", publish=False)
    for address in (f"pages/{article.id}/edit/", f"pages/{article.id}/view_draft/", ""):
        answer = desk.get(address)
        assert answer.status_code == 200 and answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_draft_is_looked_at_alone(edda, browser_of):
    article = an_article("Milk", "Milk stops by itself.", publish=False)
    assert "Milk stops by itself." in AtTheDesk(browser_of(edda)).get(f"pages/{article.id}/view_draft/").content.decode()


def test_an_article_not_saved_yet_is_previewed(edda, browser_of):
    desk, shelf = AtTheDesk(browser_of(edda)), a_category()
    article = an_article("Other", category=shelf, publish=False)
    form = article_form(desk.get(f"pages/{article.id}/edit/"), "New words.", title="Brand new", slug="brand-new")
    address = f"pages/add/magazine/article/{shelf.id}/preview/"
    assert desk.send(address, **form).json()["is_valid"]
    assert "Brand new" in desk.get(address).content.decode()


def test_the_widths_offered_begin_with_a_phone(edda, browser_of):
    article = an_article("Milk", publish=False)
    html = AtTheDesk(browser_of(edda)).get(f"pages/{article.id}/edit/").content.decode()
    assert 'data-device-width="375"' in html


def test_no_check_that_sees_nothing_says_that_nothing_is_wrong(edda, browser_of):
    """Wagtail's cannot look into the readers' page; ours stand in the form."""
    desk, article = AtTheDesk(browser_of(edda)), an_article("Milk", publish=False)
    for address in (f"pages/{article.id}/edit/", f"pages/add/magazine/article/{article.get_parent().id}/"):
        html = desk.get(address).content.decode()
        assert 'data-side-panel="preview"' in html and "Reading it over" in html
        assert 'data-side-panel="checks"' not in html and "Issues found" not in html
