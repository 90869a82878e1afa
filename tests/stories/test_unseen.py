"""What may not be seen answers exactly as what never was: words, headers, in every way to ask."""

import re

import pytest

from tests import make
from tests.stories.wishes import takes_back

NOWHERE = 4_503_599_627_370_495


def nowhere_like(number: int) -> int:
    """A number no row has, as long as `number`: an address is written on the page that answers it."""
    return int(str(NOWHERE)[: len(str(number))])


def answer(browser, url, method="get", **fields):
    """Status, headers and words of an answer, without what names the address itself."""
    page = browser.get(url, follow=False) if method == "get" else browser.post(url, fields)
    headers = {name: value for name, value in page.response.headers.items() if name != "Set-Cookie"}
    return page.status, headers, re.sub(r"\d{6,}", "#", page.html)


@pytest.fixture
def unseen(ada, cy, stories):
    """Stories Ben may not read, one of each kind, with a reply in each; id -> reply id."""
    old = make.NOW.date().replace(year=2025)
    dora = make.in_room(make.a_person("Dora", joined_on=old), "late-loss")
    dora = make.a_circle(dora, make.a_person("Edith", joined_on=old))
    found = {}
    for choices in ({"room": "late-loss"}, {"audience": "circle"}, {"audience": "members"}, {}, {"audience": "me"}):
        story = make.a_story(dora, **choices)
        found[story] = make.a_reply(dora, story) if choices.get("audience") != "me" else NOWHERE
    _, _, back, removed, _ = found
    takes_back(dora, back)
    stories.filter(id=removed).update(removed_on=old)
    held = make.a_story(make.a_person("Newcomer"), "See https://example.org/")
    found[held] = NOWHERE
    return found


READ = ("/stories/{s}/", "/stories/{s}/?open=story", "/stories/{s}/replies/{r}/", "/stories/{s}/withdrawal/",
        "/stories/{s}/replies/{r}/withdrawal/")
WRITE = ("/stories/{s}/reaction/", "/stories/{s}/keeping/", "/stories/{s}/closing/", "/stories/{s}/opening/",
         "/stories/{s}/distance/hide/", "/stories/{s}/replies/{r}/distance/block/", "/stories/{s}/withdrawal/",
         "/stories/{s}/replies/{r}/withdrawal/", "/stories/{s}/replies/")


@pytest.mark.parametrize("url", READ)
def test_asking_for_an_unseen_story_is_asking_for_nothing(unseen, ben, browser_of, url):
    browser = browser_of(ben)
    for story, reply in unseen.items():
        nothing = answer(browser, url.format(s=nowhere_like(story), r=nowhere_like(reply)))
        assert nothing[0] == 404
        assert answer(browser, url.format(s=story, r=reply)) == nothing


@pytest.mark.parametrize("url", WRITE)
def test_sending_to_an_unseen_story_is_sending_to_nothing(unseen, ben, browser_of, url):
    browser = browser_of(ben)
    fields = {"reaction": "with-you", "keep": "yes", "body": "Hello", "ticket": "1.1"}
    for story, reply in unseen.items():
        nothing = answer(browser, url.format(s=nowhere_like(story), r=nowhere_like(reply)), "post", **fields)
        assert nothing[0] == 404
        assert answer(browser, url.format(s=story, r=reply), "post", **fields) == nothing


def test_a_reply_is_not_found_under_another_story(ada, ben, cy, browser_of):
    story, other = make.a_story(ada), make.a_story(cy)
    reply = make.a_reply(ben, story)
    assert browser_of(ben).get(f"/stories/{other}/replies/{reply}/").status == 404
    assert browser_of(ben).get(f"/stories/{other}/replies/{reply}/withdrawal/").status == 404


def test_the_page_of_nobody_is_the_page_of_every_face_without_one(ben, browser_of, place):
    from tealight.accounts.models import Persona

    resting, gone = make.a_person("Resting"), make.a_person("Leaving")
    Persona.objects.filter(id=resting.persona_id).update(away_on=make.NOW.date())
    Persona.objects.filter(id=gone.persona_id).update(gone_on=make.NOW.date())
    thread = Persona.objects.create(kind="thread", name="Still Water", name_key="s", story=1, owner_tag=b"o" * 32)
    duty = Persona.objects.create(kind="duty", name="Alder", name_key="alder")
    browser = browser_of(ben)
    for persona in (resting.persona_id, gone.persona_id, thread.id, duty.id):
        nothing = answer(browser, f"/people/{nowhere_like(persona)}/")
        assert nothing[0] == 404
        assert answer(browser, f"/people/{persona}/") == nothing
        assert browser.post(f"/people/{persona}/distance/hide/").status == 404


def test_a_visitor_is_asked_to_sign_in_whatever_they_ask_for(unseen, anybody):
    for story in (*unseen, NOWHERE):
        for url in (f"/stories/{story}/", f"/stories/{story}/replies/1/", f"/people/{story}/"):
            assert anybody.get(url, follow=False).goes_to.startswith("/sign-in/?next="), url


def test_a_number_that_fits_no_table_is_nothing(ben, browser_of):
    browser = browser_of(ben)
    for number in (2**63 - 1, 2**64, 10**40, 0):
        assert browser.get(f"/stories/{number}/").status == 404
        assert browser.get(f"/people/{number}/").status == 404
        assert browser.get(f"/stories/{number}/replies/{number}/").status == 404


def test_the_desk_is_nowhere_for_members(ben, browser_of):
    page = browser_of(ben).get("/desk/held/")
    assert page.status == 404
