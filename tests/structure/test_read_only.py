"""In a place that can only be read, no form of any page changes a row, but for what the switch says.

An operator moves the rows to another machine meanwhile. Whatever was told as saved after that would
be lost without anybody knowing.
"""

import copy
import re
from contextlib import contextmanager

import html5lib
import pytest
from django.db import connections, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from tealight.kernel.actions import running
from tealight.kernel.statements import table_changed
from tealight.place.models import PlaceSettings
from tealight.web.middleware.read_only import STILL_DONE
from tests.page import Form, _form
from tests.structure.code import SOURCE
from tests.structure.routes import routes
from tests.structure.test_reading import paths

#: what a form is sent with where its page leaves a field empty
TYPED = {
    "body": "It was a Tuesday.", "title": "A Tuesday", "pen_name": "Quiet Heron", "line": "By the sea.",
    "password": "three warm lanterns", "email": "heron@post.example", "word": "baby", "preset": "gentle",
    "words": "keep", "of_age": "yes", "days": "7", "audience": "me", "turn": "on", "country": "IE",
    "kind": "with-you", "answer": "yes", "grant": "listener",
}

WHO = {"visitor", "member", "moderator", "operator"}


@pytest.fixture(scope="module")
def sendable(world):
    """Every form of every page of ours with each of its buttons, once for each kind of person.

    And an empty one to every address, the CMS's too: a client of somebody's own needs no page.
    """
    found = {}
    for who, browser in world.people.items():
        if not WHO & set(who.split()):
            continue
        token, seen = browser.token(), {}
        for route in routes():
            pages = paths(route, re.findall(r"<[a-z]+:([a-z_]+)>", route.path))[:3]
            for path in pages:
                found.setdefault((who, route.path), (who, Form(path, "post", {}, ()), ("", ""), token))
            if not route.is_of_a_library:
                seen |= _with_buttons(browser, pages)
        seen |= _with_buttons(browser, _stories_of(browser))
        for key, (form, button) in seen.items():
            found[(who, *key)] = (who, form, button, token)
    return list(found.values())


def _stories_of(browser) -> list[str]:
    """Pages of stories this person meets, and what an author does with their own: ids are drawn, so looked up."""
    met, own = (re.findall(r"/stories/[0-9]+/", browser.client.get(path).content.decode()) for path in ("/stories/", "/stories/mine/"))
    return [*met[:2], *(own[0] + then for then in ("", "withdrawal/", "edit/") if own)]


def _with_buttons(browser, pages: list[str]) -> dict[tuple, tuple[Form, tuple[str, str]]]:
    """Every form of `pages` with each of its buttons, once for each address, button and set of fields."""
    found = {}
    for path in pages:
        for form in _forms(browser.client.get(path), path):
            for button in form.buttons or (("", ""),):
                found.setdefault((_route(form.action), button, *form.fields), (form, button))
    return found


def _forms(page, path: str) -> list[Form]:
    """The forms of a page that are sent to an address of ours: those of the frame stand on every page."""
    if not page.get("Content-Type", "").startswith("text/html"):
        return []
    main = page.content.decode().partition("<main")[2].partition("</main>")[0]
    if 'method="post"' not in main:
        return []
    found = [_form(element, path) for element in html5lib.parseFragment(main, namespaceHTMLElements=False).iter("form")]
    return [form for form in found if form.method == "post" and _route(form.action)]


def _route(path: str) -> str:
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


def walk(world, sendable) -> set[tuple[str, str]]:
    """Send everything, each from the same beginning; return (route, outermost action) of each change."""
    changed = set()
    for who, form, (name, value), token in sendable:
        filled = {key: values[0] for key, values in form.fields.items() if values and values[0]}
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        client.cookies = copy.deepcopy(world.people[who].client.cookies)
        with transaction.atomic(), transaction.atomic(using="ring"), changes() as seen:
            client.post(form.action, {**TYPED, **filled, name: value, "csrfmiddlewaretoken": token})
            for alias in ("default", "ring"):
                transaction.set_rollback(True, using=alias)
        changed |= {(_route(form.action), action) for action in seen}
    return changed


@contextmanager
def changes():
    """Inside, note the outermost action of each statement that did change a row; "" when there was none."""
    seen = set()

    def note(execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        if table_changed(sql):
            seen.add((*running.get(), "")[0])
        return done

    with connections["default"].execute_wrapper(note), connections["ring"].execute_wrapper(note):
        yield seen


@pytest.mark.slow
def test_a_place_that_can_only_be_read_changes_by_nothing_but_what_the_switch_says(world, sendable):
    with transaction.atomic():
        PlaceSettings.objects.update(read_only_on="2026-11-30")
        changed = walk(world, sendable)
        transaction.set_rollback(True)
    assert {action for _, action in changed} <= STILL_DONE.keys(), changed
    assert changed


def test_what_is_still_done_is_named_after_actions_and_after_one_each():
    stems = [path.stem for path in SOURCE.glob("*/actions/*.py")]
    assert {name: stems.count(name) for name in STILL_DONE} == dict.fromkeys(STILL_DONE, 1)


@pytest.mark.slow
def test_the_walk_would_notice(world, sendable):
    """The same walk through a place that can be written in finds what it looks for, by the forms that pages have."""
    changed = walk(world, [sent for sent in sendable if sent[1].fields])
    acting = {action for _, action in changed} - STILL_DONE.keys()
    assert {"rename_persona", "close_account", "choose_filters", "pause_account", "react", "keep_story", "withdraw_story"} <= acting
    assert len(acting) > 30, sorted(acting)
