"""A member whose address cannot be reached is told, kindly, where it matters, and can mend it."""

import re

import pytest

from tealight.accounts.actions.change_record import change_record
from tealight.kernel import pace
from tealight.kernel.crypto import place_keys
from tealight.mail.address import address_tag
from tealight.mail.models import BODY, Bounce, OutgoingMail
from tealight.mail.queries import has_bounced
from tests import make
from tests.page import Browser

ADDRESS = "ada@example.org"


@pytest.fixture(autouse=True)
def _mail(settings):
    pace.forget()
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "localhost", "post@harbour.example"


@pytest.fixture
def bounced(ada):
    change_record(ada.member_id, lambda record: setattr(record, "email", ADDRESS))
    Bounce.objects.create(tag=address_tag(ADDRESS), bounced_in=make.NOW.date().replace(day=1))
    return Browser.of(ada)


@pytest.mark.parametrize("address", ["/account/email/", "/account/security/", "/account/words/"])
def test_the_pages_about_ways_back_say_that_mail_came_back(bounced, address):
    page = bounced.get(address)
    assert "came back" in page.main
    assert "/account/email/" in page.links() or address == "/account/email/"
    assert ADDRESS not in page.html


@pytest.mark.parametrize("address", ["/account/email/", "/account/security/", "/account/words/"])
def test_nothing_is_said_of_an_address_that_works_or_is_not_there(ada, ben, address):
    change_record(ada.member_id, lambda record: setattr(record, "email", ADDRESS))
    Bounce.objects.create(tag=address_tag("cy@example.org"), bounced_in=make.NOW.date().replace(day=1))
    for viewer in (ada, ben):
        assert "came back" not in Browser.of(viewer).get(address).main


def test_nobody_else_is_told(bounced, ben, mira):
    for viewer in (ben, mira):
        assert "came back" not in Browser.of(viewer).get("/account/email/").main


def test_typing_the_address_once_more_forgives_it_and_sends_a_link(bounced):
    page = bounced.send(bounced.get("/account/email/").form("/account/email/"), press="remove")
    assert not Bounce.objects.exists() and "came back" not in page.main
    Bounce.objects.create(tag=address_tag(ADDRESS), bounced_in=make.NOW.date().replace(day=1))
    page = bounced.send(next(f for f in page.forms if "email" in f.fields), email=ADDRESS)
    assert "A mail is on its way" in page.words
    assert not has_bounced((address_tag(ADDRESS),)) and OutgoingMail.objects.count() == 1


def test_a_link_that_arrived_forgives_what_came_back_before(bounced):
    page = bounced.get("/account/email/")
    bounced.send(next(f for f in page.forms if "email" in f.fields), email=ADDRESS)
    mail = OutgoingMail.objects.get()
    Bounce.objects.create(tag=address_tag(ADDRESS), bounced_in=make.NOW.date().replace(day=1))
    path = re.search(r"http://[^/]+(/\S+)", place_keys().open(BODY, mail.pk, mail.sealed_body).decode())[1]
    assert bounced.send(bounced.get(path).form(path)).heading == "The address is kept"
    assert not has_bounced((address_tag(ADDRESS),))
    assert "came back" not in bounced.get("/account/email/").main
