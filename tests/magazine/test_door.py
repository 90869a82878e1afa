"""The CMS stands behind our own door: the role, the second step, and nothing of people in it."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from tealight.magazine import door
from tests import make

OPEN = ("", "pages/", "images/", "reports/site-history/")
CLOSED = (
    "login/", "password_reset/", "users/", "users/add/", "groups/", "sites/", "workflows/list/", "dismissibles/",
    "documents/", "failwhale/", "test404/", "reports/workflow/", "pages/1/privacy/", "images/1/generate_url/", "nothing/",
    "api/main/pages/1/action/publish/", "pages/workflow/action/1/approve/1/",
)  # fmt: skip


def cms_patterns(patterns=None, before=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = before + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLPattern):
            if route.startswith("desk/cms/"):
                yield route, pattern
        else:
            yield from cms_patterns(pattern.url_patterns, route)


def test_every_page_of_the_cms_has_the_door_or_is_closed():
    found = list(cms_patterns())
    assert len(found) > 80
    for route, pattern in found:
        audience = pattern.callback.audience
        inside = route.removeprefix("desk/cms/")
        assert not inside.startswith(("users/", "groups/")), route
        if inside.startswith(door.CLOSED) or inside.endswith(door.CLOSED_ENDS):
            assert not audience.members_only, route
        else:
            assert audience.roles == {"editor", "operator"} and audience.fresh, route


@pytest.mark.parametrize("address", OPEN)
def test_an_editor_comes_in(address, edda, browser_of):
    assert browser_of(edda).client.get(f"/desk/cms/{address}").status_code == 200


@pytest.mark.parametrize("address", OPEN)
def test_nobody_else_learns_that_there_is_a_cms(address, ben, mira, anybody, browser_of):
    for person in (ben, mira):
        answer = browser_of(person).client.get(f"/desk/cms/{address}")
        missing = browser_of(person).client.get("/desk/nothing/")
        assert answer.status_code == missing.status_code == 404
    assert anybody.client.get(f"/desk/cms/{address}").headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", CLOSED)
def test_its_own_pages_about_people_are_not_there(address, edda, anybody, browser_of):
    assert browser_of(edda).client.get(f"/desk/cms/{address}").status_code == 404
    assert anybody.client.get(f"/desk/cms/{address}").status_code in {302, 404}


def test_an_editor_without_a_second_step_is_led_to_set_one_up(place, browser_of):
    plain = make.a_person("Plain", roles=("editor",), second_step=False)
    answer = browser_of(plain, fresh=False).client.get("/desk/cms/")
    assert answer.status_code in {302, 303} and "/account/security/" in answer.headers["Location"]


def test_no_row_says_that_anyone_may_do_everything(edda, browser_of):
    from tealight.accounts.models import Member

    browser_of(edda).client.get("/desk/cms/")
    assert not Member.objects.filter(is_superuser=True).exists()


def test_its_pages_hold_no_inline_script_style_or_other_host(edda, browser_of):
    browser = browser_of(edda)
    for address in (*OPEN, "images/add/", "reports/locked/", "collections/"):
        html = browser.client.get(f"/desk/cms/{address}").content.decode()
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.S):
            assert "src=" in attributes or "json" in attributes, body[:80]
        assert not re.findall(r"<[^>]+\son\w+=", html), address
        assert not re.findall(r"<style|\sstyle=", html), address
        assert not re.findall(r'(?:src|action)="(?:https?:)?//', html), address
        assert "gravatar" not in html and "releases.wagtail" not in html


def test_the_account_of_the_cms_is_our_own(edda, browser_of):
    browser = browser_of(edda)
    assert browser.client.get("/desk/cms/account/").headers["Location"] == "/account/"
