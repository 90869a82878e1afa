"""A note is missing: readers say so, the team puts it there, the author is told; of who said so nothing is kept."""

import pytest
from django.db import models

from tealight.notices.models import Notice
from tealight.place.queries import notes
from tealight.stories.models import NoteProposal, Reply, Story
from tests import make
from tests.ground.work import drain

QUIET = "The kettle, and then the post."


def proposes(browser, url, note="pregnancy"):
    return browser.send(browser.get(f"{url}note/").form(f"{url}note/"), note=note)


def keys(row):
    return notes().keys(row.notes)


@pytest.fixture
def story(ada):
    return make.a_story(ada, QUIET, title="Post")


@pytest.fixture
def reply(ada, ben):
    return make.a_reply(ada, make.a_story(ben, QUIET), QUIET)


@pytest.fixture
def url(story):
    return f"/stories/{story}/"


# ── readers ──────────────────────────────────────────────────────────────────────────────────────
def test_a_reader_finds_it_behind_more_and_says_so_once(ben, cy, mira, browser_of, url):
    assert f"{url}note/" in browser_of(ben).get(url).links()
    for viewer in (ben, ben, cy):
        assert proposes(browser_of(viewer), url).url.startswith(url)
    assert NoteProposal.objects.count() == 1


def test_nothing_says_who_missed_it(ben, browser_of, url, story):
    proposes(browser_of(ben), url)
    row = NoteProposal.objects.get()
    held = {getattr(row, field.attname) for field in NoteProposal._meta.get_fields() if isinstance(field, models.Field)}
    assert not held & {ben.member_id, ben.persona_id} and row.story_id == story
    assert not any(isinstance(field, models.BinaryField) for field in NoteProposal._meta.get_fields())


def test_what_is_printed_nowhere_is_proposed_nowhere(ben, mira, browser_of, url, story):
    for viewer in (ben, mira):
        browser = browser_of(viewer)
        page = browser.get(f"{url}note/")
        assert "medical reasons" not in page.main
        assert browser.post(f"{url}note/", {"note": "tfmr"}).status == 422
    assert browser_of(mira).post(f"/desk/proposed-notes/{story}/put/", {"note": "tfmr"}).status == 404
    assert not NoteProposal.objects.exists() and keys(Story.objects.get()) == []


def test_what_it_has_is_not_offered_and_nobody_proposes_on_their_own(ada, ben, browser_of, url, story):
    Story.objects.filter(id=story).update(notes=notes().mask(["faith"]))
    page = browser_of(ben).get(f"{url}note/")
    assert "Faith" not in page.main and "IVF" in page.main
    assert browser_of(ada).get(f"{url}note/").status == 403
    assert f"{url}note/" not in browser_of(ada).get(url).links()


@pytest.mark.parametrize("audience", ["me", "circle"])
def test_the_notes_of_private_words_are_their_authors_alone(ada, ben, browser_of, audience):
    ada = make.a_circle(ada, ben)
    url = f"/stories/{make.a_story(ada, QUIET, audience=audience)}/"
    assert browser_of(make.as_viewer(ben.member_id)).get(f"{url}note/").status == (404 if audience == "me" else 403)


def test_what_may_not_be_seen_is_not_there(ben, visitor, anybody, browser_of, url):
    assert browser_of(ben).get("/stories/5/note/").status == browser_of(ben).get(f"{url}replies/5/note/").status == 404
    assert anybody.post(f"{url}note/", {"note": "faith"}).status != 200 and not NoteProposal.objects.exists()


def test_choosing_none_is_said(ben, browser_of, url):
    browser = browser_of(ben)
    assert "Choose a note, or leave it as it is." in browser.send(browser.get(f"{url}note/").form(f"{url}note/")).main


# ── the team ─────────────────────────────────────────────────────────────────────────────────────
def test_the_team_puts_it_there_with_one_press_and_the_author_is_told(ada, ben, mira, browser_of, url, story):
    version = Story.objects.get().version
    proposes(browser_of(ben), url)
    desk = browser_of(mira)
    page = desk.get("/desk/proposed-notes/")
    assert "Pregnancy" in page.main and "on a story by Ada" in page.main and "Ben" not in page.main and QUIET not in page.main
    page = desk.send(page.form(f"/desk/proposed-notes/{story}/put/"))
    assert "The note is there now." in page.main and "Nothing is missing." in page.main
    row = Story.objects.get()
    assert keys(row) == ["pregnancy"] and row.version > version and row.edited_on is None
    drain()
    notice = Notice.objects.get()
    assert (notice.persona_id, notice.kind) == (ada.persona_id, "note")
    browser = browser_of(ada)
    page = browser.get("/notices/")
    assert "A moderator added a note to your story" in page.main
    assert browser.send(page.form(f"/notices/{notice.id}/"), follow=False).goes_to.startswith(url)


def test_a_second_note_makes_the_notice_new_again(ada, mira, browser_of, url):
    desk = browser_of(mira)
    for note in ("ivf", "faith"):
        proposes(desk, url, note)
        drain()
        assert Notice.objects.get().opened_on is None
        Notice.objects.update(opened_on=make.NOW.date())
    assert keys(Story.objects.get()) == ["ivf", "faith"]


def test_pressed_twice_it_is_there_once(mira, browser_of, story):
    desk = browser_of(mira)
    for _ in range(2):
        assert desk.post(f"/desk/proposed-notes/{story}/put/", {"note": "ivf", "reply": ""}).status == 303
    assert keys(Story.objects.get()) == ["ivf"] and NoteProposal.objects.count() == 1


def test_not_needed_it_is_not_asked_again_and_nobody_is_told(ben, cy, mira, browser_of, url):
    proposes(browser_of(ben), url)
    desk = browser_of(mira)
    row = NoteProposal.objects.get()
    page = desk.send(desk.get("/desk/proposed-notes/").form(f"/desk/proposed-notes/{row.id}/not-needed/"))
    assert "It stays as it is." in page.main
    proposes(browser_of(cy), url)
    drain()
    assert "Nothing is missing." in desk.get("/desk/proposed-notes/").main and not Notice.objects.exists()


def test_on_a_reply_the_same(ada, ben, cy, mira, browser_of, reply):
    story = Reply.objects.get().story_id
    url = f"/stories/{story}/replies/{reply}/"
    assert f"{url}note/" in browser_of(cy).get(f"/stories/{story}/").links()
    proposes(browser_of(cy), url, "abuse")
    desk = browser_of(mira)
    desk.send(desk.get("/desk/proposed-notes/").form(f"/desk/proposed-notes/{story}/put/"))
    drain()
    assert keys(Reply.objects.get()) == ["abuse"]
    assert "A moderator added a note to your reply" in browser_of(ada).get("/notices/").main


def test_whoever_avoids_it_does_not_find_it_any_more(ben, mira, browser_of, url):
    from tests.stories.wishes import wishes

    reader = browser_of(wishes(ben, abuse="leave-out"))
    assert url in reader.get("/stories/").links()
    proposes(browser_of(mira), url, "abuse")
    assert url not in reader.get("/stories/").links() and "Post" not in reader.get("/search/?q=kettle").main


def test_anonymous_authors_find_it_when_they_look_and_no_row_leads_to_them(ada, ben, mira, browser_of):
    story = make.a_story(ada, QUIET, anonymous=True)
    reply = make.a_reply(make.as_viewer(ada.member_id), make.a_story(ben, QUIET), QUIET, anonymous=True)
    answered = Reply.objects.get(id=reply).story_id
    for url in (f"/stories/{story}/", f"/stories/{answered}/replies/{reply}/"):
        proposes(browser_of(mira), url, "faith")
    drain()
    assert not Notice.objects.filter(kind="note").exists()
    page = browser_of(ada).get("/notices/")
    assert "A moderator added a note to your story" in page.main and "A moderator added a note to your reply" in page.main
    assert f"/stories/{story}/" in page.links() and "added a note" not in browser_of(ben).get("/notices/").main
    assert "A moderator added a note to your story" in browser_of(ada).get("/").main


def test_only_the_team_answers_and_not_about_their_own(ben, mira, browser_of):
    story = make.a_story(mira, QUIET)
    url = f"/stories/{story}/"
    proposes(browser_of(ben), url)
    assert browser_of(ben).get("/desk/proposed-notes/").status == 404
    assert "Nothing is missing." in browser_of(mira).get("/desk/proposed-notes/").main
    assert browser_of(mira).post(f"/desk/proposed-notes/{story}/put/", {"note": "pregnancy"}).status == 403
    assert browser_of(mira).post(f"/desk/proposed-notes/{NoteProposal.objects.get().id}/not-needed/").status == 404


def test_what_was_missed_goes_with_the_words(ada, ben, browser_of, url, story):
    from tealight.stories.actions.erase_story import erase_story

    proposes(browser_of(ben), url)
    erase_story(viewer=make.as_viewer(ada.member_id), now=make.NOW, story=story)
    assert not NoteProposal.objects.exists()
