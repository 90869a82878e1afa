"""The team's first page shows each of them their own ways."""

import pytest

from tealight.web.views.desk import WAYS
from tests import make

EVERYTHING = {way.url for way in WAYS}
ON_DUTY = {"/desk/rota/", "/desk/practice/", "/desk/when-a-member-dies/"}


@pytest.mark.parametrize(("role", "ways"), [
    ("listener", {"/shelf/"}),
    ("editor", {"/desk/cms/", "/desk/reading/"}),
    ("moderator", {"/shelf/", "/desk/proposed-notes/", "/desk/slow/", "/desk/queue/", "/desk/decisions/", "/desk/wave/", "/desk/held/", "/desk/letters/", "/desk/requests/", "/desk/rooms/"} | ON_DUTY),
    ("operator", EVERYTHING - {"/desk/proposed-notes/", "/desk/queue/", "/desk/decisions/", "/desk/wave/", "/desk/held/", "/desk/letters/", "/desk/unsealing/"} - ON_DUTY),
    ("keyholder", {"/desk/unsealing/"}),
])
def test_each_role_sees_its_own_ways_and_each_leads_somewhere(place, browser_of, role, ways):
    someone = make.a_person("Someone New", roles=(role,))
    browser = browser_of(someone)
    page = browser.get("/desk/")
    assert {link for link in page.links() if link in EVERYTHING} == ways
    # Asked without the contract of our pages, which the CMS's own do not keep.
    assert all(browser.client.get(way).status_code == 200 for way in ways)
    assert "/desk/" in page.links(), "the frame leads here"


def test_nobody_else_has_a_desk(ada, browser_of, anybody):
    assert browser_of(ada).get("/desk/").status == 404
    assert "/desk/" not in browser_of(ada).get("/rooms/").links()
    assert anybody.get("/desk/", follow=False).goes_to.startswith("/sign-in/")
