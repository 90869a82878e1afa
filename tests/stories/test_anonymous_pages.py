"""The pages on which something is written under a name made for one story."""

import pytest

from tealight.accounts.models import Persona, PersonaKind, Sanction
from tealight.stories.models import Reply, Story
from tests import make

SAID = "I have told nobody this."


def again(viewer):
    """Return `viewer` as they ask next."""
    return make.as_viewer(viewer.member_id)


@pytest.fixture
def untold(ada):
    """A story of Ada's that nobody can tell is hers."""
    return make.a_story(ada, SAID, anonymous=True)


def face_of(thing) -> Persona:
    return Persona.objects.get(id=thing.persona_id)


def write(browser, press="share", **typed):
    form = browser.get("/stories/new/").form("/stories/new/")
    return browser.send(form, press=f"do={press}", follow=False, **{"body": SAID, "audience": "members", "write_as": "anonymous", **typed})


def answer_box(browser, story):
    return browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")


def test_the_page_to_write_on_offers_it_says_what_it_is_and_does_it(ada, ben, browser_of):
    browser = browser_of(ada)
    page = browser.get("/stories/new/")
    assert "Under a name made for this story alone." in page.words
    sent = write(browser)
    (story,) = Story.objects.all()
    name = face_of(story).name
    assert sent.status == 303 and name in browser.follow(sent).main
    read = browser_of(ben).get(f"/stories/{story.id}/")
    assert name in read.main and "anonymous in this story" in read.main
    assert "Ada" not in read.html


def test_before_it_is_shared_it_is_seen_without_the_pen_name(ada, browser_of):
    seen = write(browser_of(ada), press="preview")
    assert "A name made for this story" in seen.main and "Ada" not in seen.main
    assert not Story.objects.exists() and not Persona.objects.filter(kind=PersonaKind.THREAD).exists()


def test_until_it_is_shared_the_choice_can_change(ada, browser_of):
    browser = browser_of(ada)
    seen = write(browser, press="preview")
    back = browser.send(seen.form("/stories/new/"), press="do=write", follow=False)
    assert back.form("/stories/new/").fields["write_as"] == ["anonymous"]
    sent = browser.send(back.form("/stories/new/"), press="do=share", follow=False, write_as="pen-name")
    assert sent.status == 303 and Story.objects.get().persona_id == ada.persona_id


def test_once_it_is_shared_its_page_of_changes_does_not_offer_another_name(ada, untold, browser_of):
    page = browser_of(again(ada)).get(f"/stories/{untold}/edit/")
    assert "write_as" not in page.form(f"/stories/{untold}/edit/").fields
    assert face_of(Story.objects.get(id=untold)).name in page.main


def test_a_draft_keeps_the_choice(ada, browser_of):
    browser = browser_of(ada)
    write(browser, press="keep")
    assert browser.get("/stories/drafts/0/").form("/stories/new/").fields["write_as"] == ["anonymous"]


def test_one_that_waits_is_said_to_wait(ada, browser_of):
    browser = browser_of(ada)
    page = browser.follow(write(browser, body="Look at https://example.org/ with me."))
    assert "a person reads them first" in page.main


def test_refused_the_words_are_still_there_with_the_reason(ada, browser_of):
    Sanction.objects.create(tag=ada.keys.slots("sanction/v1", 1)[0], kind="pre-read")
    page = write(browser_of(ada))
    assert page.status == 422 and SAID in page.html and "under your pen name" in page.main


def test_an_answer_is_anonymous_where_it_is_ticked_and_stays_so_next_time(ada, ben, browser_of):
    story, browser = make.a_story(ben), browser_of(ada)
    form = answer_box(browser, story)
    assert form.fields["anonymous"] == [], "nobody ticked it"
    browser.send(form, body="As nobody.", anonymous="on")
    reply = Reply.objects.get()
    name = face_of(reply).name
    page = browser.get(f"/stories/{story}/")
    assert f"anonymously, as {name}" in page.words
    assert answer_box(browser, story).fields["anonymous"] == ["on"], "a slip would name all of it"
    browser.send(answer_box(browser, story), body="As nobody, again.")
    assert set(Reply.objects.values_list("persona_id", flat=True)) == {reply.persona_id}


def test_in_a_circle_it_is_not_offered(ada, ben, browser_of):
    owner = make.a_circle(ada, ben)
    story = make.a_story(owner, "For you.", audience="circle")
    assert "anonymously" not in browser_of(again(ben)).get(f"/stories/{story}/").words


def test_the_exception_is_said_where_there_is_one(ada, browser_of):
    from tealight.place.models import PlaceSettings

    page = browser_of(ada).get("/stories/new/")
    assert "two keyholders together" in page.words
    PlaceSettings.objects.update(never_unseals_on=make.NOW.date())
    page = browser_of(ada).get("/stories/new/")
    assert "two keyholders" not in page.words and "the team neither" in page.words
