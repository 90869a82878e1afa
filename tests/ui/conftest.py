"""The cabinet without a server: its pages are made in this process and handed to the browser."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import RequestFactory

from tealight.kernel.viewer import Visitor

HOST = "https://cabinet.test"
PASS = object()
MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@pytest.fixture(autouse=True)
def _our_finders(settings):
    """The cabinet's style and script are joined by our finder."""
    assert "tealight.ui.bundle.BundleFinder" in settings.STATICFILES_FINDERS


@pytest.fixture
def show() -> Callable[..., HttpResponse]:
    """`show("/cabinet/story/")`: the answer of the cabinet in a sample place called Harbour."""
    from tealight.place.queries import Place
    from tealight.web.views import cabinet

    def answer(path: str = "/cabinet/", **cookies: str) -> HttpResponse:
        request = RequestFactory().get(path)
        request.COOKIES.update(cookies)
        request.viewer = Visitor()
        request.place = Place("Harbour", "", "open", "", "", is_sample=True, leave_address=f"{HOST}/nowhere/")
        page = urlsplit(path).path.removeprefix("/cabinet/").strip("/")
        return cabinet.cabinet_page(request, page) if page else cabinet.cabinet(request)

    return answer


@pytest.fixture
def house(visit, show) -> Callable:
    """`house("/cabinet/write/")`: that page in a browser; `answers` may answer a path, or return PASS.

    `before`: a script that is there before the page is."""

    def open_at(path: str, *, answers: dict | None = None, before: str = "", **choices):
        made = visit(**choices)
        asked: list = []

        def answer(route) -> None:
            request, where = route.request, urlsplit(route.request.url).path
            asked.append(request)
            if answers and where in answers and answers[where](route) is not PASS:
                return
            if where.startswith("/static/"):
                file = Path(finders.find(where.removeprefix("/static/")))
                route.fulfill(body=file.read_bytes(), content_type=MEDIA_TYPES[file.suffix])
            elif where.startswith("/cabinet/"):
                route.fulfill(body=show(where).content, content_type="text/html; charset=utf-8")
            else:
                route.fulfill(body="<!doctype html><title>Nowhere</title><h1>Nowhere</h1>", content_type="text/html")

        made.context.route(f"{HOST}/**", answer)
        page = made.page()
        page.asked, page.visit = asked, made
        page.add_init_script(before)
        page.goto(HOST + path)
        return page

    return open_at
