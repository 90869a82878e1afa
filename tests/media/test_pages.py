"""Photos on the pages people write on, without script: added, described, put in order, kept, shared."""

from datetime import timedelta

import pytest

from tests import make
from tests.media import camera
from tests.media.shared import draw_all, shares
from tests.media.sheet import Sheet

pytestmark = pytest.mark.django_db
NEW = "/stories/new/"


@pytest.fixture
def ada(place):
    return make.in_room(make.a_person("Ada", joined_on=make.NOW.date() - timedelta(days=90)))


def shown(browser, url):
    draw_all()
    return [(seen.get("alt"), seen.get("src")) for seen in browser.get(url).root.iter("img")]


def test_a_photo_is_put_in_described_noted_and_shared(ada, browser_of):
    browser = browser_of(ada)
    sheet = Sheet(browser, NEW)
    assert 'enctype="multipart/form-data"' in sheet.page.html
    page = sheet.press("photos", camera.jpeg(6), body="The lamp.", audience="members")
    assert page.status == 200 and "Your photos are here" in page.main and "Being prepared" in page.main
    (key,) = sheet.keys()
    assert sheet.form.fields["body"] == ["The lamp."]
    page = sheet.press("photos")
    assert f"/uploads/{key[1:]}/picture/" in page.html
    sent = sheet.press("share", **{f"alt-{key}": "A lamp on a sill", f"line-{key}": "Left on.", f"notes-{key}": ["baby-photo"]})
    assert sent.status == 303
    (alt, src), = shown(browser, sent.goes_to)
    assert alt == "A lamp on a sill" and "Left on." in browser.get(sent.goes_to).main
    assert camera.looks_right(browser.get(src).response.content)
    from tealight.place.queries import notes
    from tealight.stories.models import Story

    assert notes().keys(Story.objects.get().pictures[0]["notes"]) == ["baby-photo"]


def test_putting_a_photo_in_asks_for_nothing_else_and_leads_to_it(ada, ben, browser_of):
    sheet = Sheet(browser_of(ada), NEW)
    page = sheet.press("photos", camera.jpeg())
    assert page.status == 200 and "another look" not in page.main
    (led,) = [e for e in page.root.iter() if e.get("autofocus") is not None]
    assert "Your photos are here" in "".join(led.itertext()) and led.get("tabindex") == "-1"
    page = sheet.press("photos", b"%PDF-1.7")
    assert page.status == 422 and "Choose who can read it" not in page.main and "This is not a photo" in page.main
    story = make.a_story(ben)
    page = Sheet(browser_of(ada), f"/stories/{story}/", f"/stories/{story}/replies/").press("photos", camera.jpeg())
    assert page.status == 200 and "There are no words yet" not in page.main
    assert [e for e in page.root.iter() if e.get("autofocus") is not None]


def test_of_a_photo_that_was_not_taken_nothing_is_asked(ada, browser_of):
    sheet = Sheet(browser_of(ada), NEW)
    sheet.press("photos", camera.jpeg()[:900], camera.jpeg())
    broken, good = sheet.keys()
    sheet.press("photos")
    assert f"drop-{broken}" in sheet.form.fields and f"alt-{broken}" not in sheet.form.fields
    assert f"alt-{good}" in sheet.form.fields


def test_nobody_meets_a_photo_its_author_could_not_yet_say_a_word_about(ada, browser_of):
    """Chosen and shared in one press, it is shown to its author first."""
    from tealight.stories.models import Story

    sheet = Sheet(browser_of(ada), NEW)
    page = sheet.press("share", camera.jpeg(), body="Words.", audience="members")
    assert page.status == 200 and "Your photos are here" in page.main
    assert not Story.objects.exists()
    assert sheet.press("share").status == 303


def test_what_is_no_photo_is_said_and_everything_else_is_kept(ada, browser_of):
    sheet = Sheet(browser_of(ada), NEW)
    page = sheet.press("share", camera.jpeg(), b"%PDF-1.7", b"", body="Words that stay.", audience="members")
    assert page.status == 422
    assert "Photo 2: This is not a photo that can be shown here." in page.main
    assert "Photo 3: This file is empty" in page.main
    assert sheet.form.fields["body"] == ["Words that stay."] and len(sheet.keys()) == 1


def test_a_photo_that_cannot_be_read_says_so_where_it_stands(ada, browser_of):
    sheet = Sheet(browser_of(ada), NEW)
    sheet.press("photos", camera.jpeg()[:900], body="Words.", audience="members")
    page = sheet.press("share")
    assert page.status == 422 and "can’t be read" in page.main
    assert sheet.form.fields["body"] == ["Words."]
    (key,) = sheet.keys()
    assert sheet.press("share", **{f"drop-{key}": "yes"}).status == 303


def test_photos_are_ordered_and_taken_away(ada, browser_of):
    from tealight.media.models import Upload

    browser = browser_of(ada)
    sheet = Sheet(browser, NEW)
    sheet.press("photos", camera.jpeg(), camera.png(), camera.webp(), body="x", audience="members")
    one, two, three = sheet.keys()
    sheet.press("photos", **{f"place-{three}": "1", f"place-{one}": "3", f"drop-{two}": "yes", f"alt-{one}": "one", f"alt-{three}": "three"})
    assert sheet.keys() == [three, one]
    assert Upload.objects.count() == 2
    sent = sheet.press("share")
    assert [alt for alt, _ in shown(browser, sent.goes_to)] == ["three", "one"]


def test_photos_go_through_the_preview_and_a_draft(ada, browser_of):
    browser = browser_of(ada)
    sheet = Sheet(browser, NEW)
    sheet.press("photos", camera.jpeg(), body="Words.", audience="members")
    (key,) = sheet.keys()
    page = sheet.press("preview", **{f"alt-{key}": "A lamp", f"notes-{key}": ["birth"]})
    assert "See it first" in page.main and f"/uploads/{key[1:]}/picture/" in page.html
    sheet.press("write")
    assert sheet.form.fields[f"alt-{key}"] == ["A lamp"] and "birth" in sheet.form.fields[f"notes-{key}"]
    kept = sheet.press("keep")
    assert kept.status == 303
    draft = Sheet(browser, "/stories/drafts/0/", NEW)
    assert draft.keys() == [key] and draft.form.fields[f"alt-{key}"] == ["A lamp"]
    sent = draft.press("share")
    assert [alt for alt, _ in shown(browser, sent.goes_to)] == ["A lamp"]


def test_a_draft_thrown_away_takes_its_photos_along(ada, browser_of):
    from tealight.media.models import Upload

    browser = browser_of(ada)
    sheet = Sheet(browser, NEW)
    sheet.press("photos", camera.jpeg(), body="Words.")
    sheet.press("keep")
    url = "/stories/drafts/0/throw-away/"
    browser.send(browser.get(url).form(url))
    assert not Upload.objects.exists()


def test_a_reply_takes_photos_and_says_what_is_wrong_with_them(ada, browser_of):
    ben = make.a_person("Ben", joined_on=make.NOW.date() - timedelta(days=90))
    story, browser = make.a_story(ada), browser_of(ben)
    sheet = Sheet(browser, f"/stories/{story}/", f"/stories/{story}/replies/")
    page = sheet.press("", b"<svg/>", body="So sorry.")
    assert page.status == 422 and "This is not a photo" in page.main
    assert sheet.form.fields["body"] == ["So sorry."]
    page = sheet.press("", camera.heic())
    assert page.status == 200 and "Your photos are here" in page.main
    (key,) = sheet.keys()
    sent = sheet.press("", **{f"alt-{key}": "Two cups"})
    assert sent.status == 303
    assert [alt for alt, _ in shown(browser, f"/stories/{story}/")] == ["Two cups"]


def test_photos_of_a_story_are_changed_where_its_words_are(ada, browser_of):
    browser, shared = browser_of(ada), shares(ada, {"alt": "one"}, {"alt": "two"})
    url = f"/stories/{shared.story}/edit/"
    sheet = Sheet(browser, url)
    one, two = sheet.keys()
    assert {one, two} == {f"p{photo}" for photo in shared.photos}
    assert f"/pictures/{one[1:]}/96/jpeg/" in sheet.page.html
    sheet.press("photos", camera.avif())
    new = sheet.keys()[2]
    assert sheet.press("save", **{f"drop-{one}": "yes", f"alt-{two}": "second", f"alt-{new}": "new"}).status == 303
    assert [alt for alt, _ in shown(browser, shared.page)] == ["second", "new"]


def test_a_page_that_showed_no_photos_takes_none_away(ada, browser_of):
    browser, shared = browser_of(ada), shares(ada, {"alt": "one"})
    sheet = Sheet(browser, f"/stories/{shared.story}/edit/")
    for name in [name for name in sheet.form.fields if name.endswith(str(shared.photos[0])) or name in {"photo", "with_photos"}]:
        sheet.form.fields.pop(name)
    assert sheet.press("save", body="Other words.").status == 303
    assert [alt for alt, _ in shown(browser, shared.page)] == ["one"]


def test_photos_of_a_reply_are_changed_where_its_words_are(ada, ben, browser_of):
    from tests.media.shared import answers

    browser, shared = browser_of(ada), answers(ada, make.a_story(ben), {"alt": "one"})
    sheet = Sheet(browser, f"/stories/{shared.story}/replies/{shared.reply}/edit/")
    (key,) = sheet.keys()
    sheet.press("save", camera.jpeg())
    new = sheet.keys()[1]
    assert sheet.press("save", **{f"alt-{new}": "new", f"drop-{key}": "yes"}).status == 303
    assert [alt for alt, _ in shown(browser, shared.page)] == ["new"]


def test_a_photo_of_somebody_else_cannot_be_shared_by_its_number(ada, ben, browser_of):
    from tests.media.sending import a_photo

    theirs = a_photo(ben)
    sheet = Sheet(browser_of(ada), NEW)
    page = sheet.press("share", photo=f"u{theirs}", body="x", audience="members")
    assert page.status == 422 and "not here any more" in page.main
    assert f"/uploads/{theirs}" not in page.html


def test_whom_a_decision_stops_is_told_and_can_go_on_without(ada, browser_of):
    from tealight.accounts.models import Sanction

    Sanction.objects.create(tag=ada.keys.slots("sanction/v1", 16)[0], kind="photos")
    browser = browser_of(ada)
    sheet = Sheet(browser, NEW)
    assert "A decision of the team stops you from sharing photos for now." in sheet.page.main
    assert "photos" not in sheet.form.fields
    assert "decision" in sheet.press("share", camera.jpeg(), body="x", audience="members").main
    assert sheet.press("share").status == 303


def test_a_newcomer_is_told_beforehand_that_a_photo_waits(ben, browser_of):
    sheet = Sheet(browser_of(ben), NEW)
    sheet.press("photos", camera.jpeg(), body="x", audience="members")
    assert "In the first week a person looks at photos" in sheet.press("preview").main
