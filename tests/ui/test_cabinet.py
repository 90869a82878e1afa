import re
from pathlib import Path

import html5lib
import pytest
from django.http import Http404
from django.template.autoreload import reset_loaders
from django.test import RequestFactory
from django.test.signals import template_rendered

import tealight.ui
from tealight.kernel.viewer import Visitor
from tealight.place.queries import Place
from tealight.web.views import cabinet

COMPONENTS = {f"ui/{path.name}" for path in (Path(tealight.ui.__file__).parent / "templates" / "ui").glob("*.html")}
MAGAZINE = Path(tealight.ui.__file__).parents[1] / "magazine" / "templates" / "magazine"
#: pieces of rooms that people meet again and again: the cabinet shows these very files, never a likeness
OF_ROOMS = {"groups/_room.html", "help/_emergency.html", "help/_line.html", "help/_signs.html"} | {
    f"magazine/{path.relative_to(MAGAZINE).as_posix()}" for path in MAGAZINE.glob("blocks/*.html")
} | {f"magazine/{name}.html" for name in ("_head", "_urgent", "_references", "_end", "_cards", "_ways")}
PAGES = ["/cabinet/", *(f"/cabinet/{name}/" for name in cabinet.PAGES)]
EVERY = pytest.mark.parametrize("path", PAGES)


def test_the_cabinet_shows_every_component(show):
    shown: set[str] = set()
    reset_loaders()  # what fragments kept of pages looked at before would not be drawn here

    def note(sender, template, **kwargs):
        shown.add(template.name)

    template_rendered.connect(note)
    try:
        for path in PAGES:
            show(path)
    finally:
        template_rendered.disconnect(note)
    assert not (COMPONENTS | OF_ROOMS) - shown


def test_no_component_lives_in_the_cabinet_alone():
    """What only the cabinet shows is tested in place of what people meet."""
    source = Path(tealight.ui.__file__).parents[1]
    texts = {
        path: path.read_text()
        for path in (*source.rglob("*.html"), *source.rglob("*.py"))
        if "cabinet" not in path.parts
    }
    alone = {
        name for name in COMPONENTS
        if not any(name in text for path, text in texts.items() if not path.as_posix().endswith(name))
    }
    assert not alone, f"nobody uses {sorted(alone)}"


def test_components_stand_in_both_themes(show):
    html = show().content.decode()
    for theme in ("light", "dark"):
        assert html.count(f'<div class="drawer__pane" data-theme="{theme}">') == len(cabinet.DRAWERS)


@EVERY
def test_a_page_is_whole_html_with_one_h1_and_no_id_twice(show, path):
    html = show(path).content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    if path != "/cabinet/":
        assert html.count("<h1") == 1
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)


@EVERY
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(show, path):
    html = show(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', html)


@EVERY
def test_every_page_has_the_frame(show, path):
    html = show(path).content.decode()
    for piece in (
        'href="#main"', '<main id="main"', "Help now", "Leave site", 'href="/rules/"', "Write to the team",
        'action="/display/"', 'href="/leave/about/"', 'href="/leave/"',
    ):  # fmt: skip
        assert piece in html, piece


@pytest.mark.parametrize("path", ["/cabinet/story/", "/cabinet/feed/", "/cabinet/write/"])
def test_the_tab_says_only_the_name_of_the_place(show, path):
    """Someone glancing at the screen learns nothing of a loss."""
    assert "<title>Harbour</title>" in show(path).content.decode()


def test_every_form_that_posts_carries_its_token(show):
    for path in PAGES:
        for form in re.findall(r'<form[^>]*method="post".*?</form>', show(path).content.decode(), re.DOTALL):
            assert "csrfmiddlewaretoken" in form, form[:200]


def test_a_real_place_has_no_cabinet():
    request = RequestFactory().get("/cabinet/")
    request.viewer, request.place = Visitor(), Place("Harbour", "", "open", "", "")
    with pytest.raises(Http404):
        cabinet.cabinet(request)
    with pytest.raises(Http404):
        cabinet.cabinet_page(request, "story")


def test_there_are_no_other_pages(show):
    with pytest.raises(Http404):
        show("/cabinet/elsewhere/")
