"""An editor's work in the CMS: what it changes, what it never notes, and what it may not ask."""

import re

import pytest
from django.apps import apps
from django.urls import URLPattern
from wagtail.models import Page, Site

from tealight.magazine.door import CONTENT_SECURITY_POLICY
from tealight.web.middleware import security
from tests.ground.writes import nothing_changes
from tests.magazine.test_door import cms_patterns


def fields_of(answer) -> dict[str, str]:
    """The hidden and text fields of Wagtail's form, as they stand."""
    form = answer.context["form"]
    fields = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "")}
    for formset in form.formsets.values():
        fields |= {f"{formset.prefix}-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
        fields[f"{formset.prefix}-MAX_NUM_FORMS"] = 1000
    return fields


def test_the_magazine_begins_empty(place):
    assert Page.objects.count() == 1 and not Site.objects.exists()
    assert Page.get_first_root_node().numchild == 0


def test_a_page_is_changed_and_published(cms, send, bare_page):
    fields = fields_of(cms.get(f"/desk/cms/pages/{bare_page.id}/edit/"))
    answer = send(f"pages/{bare_page.id}/edit/", **{**fields, "title": "Milk, afterwards", "action-publish": "1"})
    assert answer.status_code == 302, answer.content[:3000]
    bare_page.refresh_from_db()
    assert bare_page.live and bare_page.title == "Milk, afterwards"


def test_what_an_editor_is_told_is_kept_in_the_browser_under_our_kind_of_name(cms, send, bare_page):
    fields = fields_of(cms.get(f"/desk/cms/pages/{bare_page.id}/edit/"))
    answer = send(f"pages/{bare_page.id}/edit/", **{**fields, "action-publish": "1"})
    assert "done" in answer.cookies and "messages" not in answer.cookies
    assert answer.cookies["done"]["httponly"] and not answer.cookies["done"]["max-age"]
    told = cms.get(answer.headers["Location"])
    assert "has been published" in told.content.decode()
    assert not told.cookies["done"].value, "said once"


def test_who_has_a_page_open_is_noted_nowhere(cms, send, bare_page):
    with nothing_changes() as refused:
        html = cms.get(f"/desk/cms/pages/{bare_page.id}/edit/").content.decode()
    assert not refused and "editing-sessions" not in html
    fields = fields_of(cms.get(f"/desk/cms/pages/{bare_page.id}/edit/"))
    send(f"pages/{bare_page.id}/edit/", **fields)
    for label in ("wagtailadmin.EditingSession", "wagtailusers.UserProfile", "wagtailadmin.FormState", "wagtailcore.PageSubscription"):
        assert not apps.get_model(label).objects.exists(), label


@pytest.mark.parametrize(
    "address",
    ["", "edit/", "history/", "usage/", "delete/", "copy/", "move/", "revisions/", "unpublish/", "lock/"],
)
def test_reading_about_a_page_writes_nothing(cms, bare_page, address):
    with nothing_changes() as refused:
        answer = cms.get(f"/desk/cms/pages/{bare_page.id}/{address}")
    assert not refused and answer.status_code < 500


def test_a_save_that_fails_half_way_leaves_nothing(cms, send, bare_page, monkeypatch):
    def fail(*args, **choices):
        raise RuntimeError("the disk is full")

    fields = fields_of(cms.get(f"/desk/cms/pages/{bare_page.id}/edit/"))
    monkeypatch.setattr("wagtail.models.audit_log.BaseLogEntryManager.log_action", fail)
    before = bare_page.revisions.count()
    with pytest.raises(RuntimeError, match="the disk is full"):
        send(f"pages/{bare_page.id}/edit/", **{**fields, "title": "Half"})
    assert bare_page.revisions.count() == before


def test_no_mail_is_written_by_the_cms(cms, send, bare_page, mailoutbox):
    fields = fields_of(cms.get(f"/desk/cms/pages/{bare_page.id}/edit/"))
    send(f"pages/{bare_page.id}/edit/", **{**fields, "action-publish": "1"})
    assert not mailoutbox and not apps.get_model("mail.OutgoingMail").objects.exists()


def test_what_is_not_there_is_said_as_everywhere_else(cms, bare_page):
    nowhere = cms.get("/desk/nothing/")
    for address in ("pages/999/edit/", "images/999/", "nothing/", f"pages/{bare_page.id}/privacy/", "editing-sessions/release/1/"):
        answer = cms.get(f"/desk/cms/{address}")
        assert answer.status_code == 404
        assert _words(answer) == _words(nowhere)
        assert answer.headers["Content-Security-Policy"] == nowhere.headers["Content-Security-Policy"]


def test_an_address_without_its_last_stroke_tells_no_more(anybody):
    assert anybody.client.get("/desk/cms/nothing").status_code == 404


def test_the_policy_is_the_places_own_but_for_pictures_from_memory(cms):
    given = cms.get("/desk/cms/").headers["Content-Security-Policy"]
    assert given == CONTENT_SECURITY_POLICY
    assert given.replace(" img-src 'self' blob:;", "") == security.CONTENT_SECURITY_POLICY
    assert "unsafe" not in given and "data:" not in given


def test_the_names_shown_are_pen_names(cms, send, bare_page):
    fields = fields_of(cms.get(f"/desk/cms/pages/{bare_page.id}/edit/"))
    send(f"pages/{bare_page.id}/edit/", **{**fields, "title": "Milk"})
    html = cms.get("/desk/cms/reports/site-history/").content.decode()
    assert "Edda" in html and "gravatar" not in html and "@" not in re.sub(r"[:>\-\w]+@[\w\-#]+", "", html)


def test_the_menu_leads_back_to_help_and_away(cms):
    html = cms.get("/desk/cms/").content.decode()
    for address in ("/desk/#main", "/help/", "/leave/", "/desk/cms/account/"):
        assert f'"{address}"' in html, address
    assert not re.findall(r'href="https?:', html.replace("https://www.enable-javascript.com/", ""))


def test_files_of_any_kind_are_not_offered(cms):
    html = cms.get("/desk/cms/").content.decode()
    assert "ocuments" not in re.sub(r'"[A-Z_]+": "[^"]*"', "", html)


def test_pages_for_readers_are_not_served(anybody, bare_page):
    assert not [
        route for route, pattern in cms_patterns() if isinstance(pattern, URLPattern) and pattern.name == "wagtail_serve"
    ]
    bare_page.save_revision().publish()
    for address in (f"/{bare_page.slug}/", f"/pages/{bare_page.id}/"):
        assert anybody.client.get(address).status_code == 404


def _words(answer) -> str:
    """The bare_page without what is drawn anew for each: form tokens and the address asked for."""
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r'value="/[^"]*"', "", html)
