"""Choosing the photo on one's own page, without script."""

from datetime import timedelta

import pytest

from tests import make
from tests.media import camera
from tests.media.portraits import chooses, file_of, page_of, there
from tests.media.shared import draw_all
from tests.media.sheet import Sheet, draw_uploads

pytestmark = pytest.mark.django_db
OWN = "/account/photo/"


def test_a_photo_is_put_in_described_noted_and_shown(ada, ben, browser_of):
    from tealight.place.queries import notes

    browser = browser_of(ada)
    assert OWN in browser.get(page_of(ada)).links() and "Put a photo here" in browser.get(page_of(ada)).main
    sheet = Sheet(browser, OWN)
    assert 'enctype="multipart/form-data"' in sheet.page.html and "multiple" not in sheet.page.html
    page = sheet.press("show", camera.jpeg(6))
    assert page.status == 200 and "Your photo is here, and nobody else can see it yet." in page.main
    assert there(ada) is None, "nobody meets a photo its owner could not yet say a word about"
    (key,) = sheet.keys()
    assert f"line-{key}" not in sheet.form.fields and f"drop-{key}" not in sheet.form.fields
    assert f"/uploads/{key[1:]}/picture/" in sheet.press("photos").html
    sent = sheet.press("show", **{f"alt-{key}": "A lamp on a sill", f"notes-{key}": ["birth"]})
    assert (sent.status, sent.goes_to.partition("?")[0]) == (303, page_of(ada))
    assert "Your photo is on your page." in browser.follow(sent).main
    assert (there(ada).alt, notes().keys(there(ada).notes)) == ("A lamp on a sill", ["birth"])
    draw_all()
    assert browser_of(ben).get(file_of(ada)).status == 404, "born of a note that ben leaves out"
    assert "Change the photo" in browser.get(page_of(ada)).main


def test_what_is_said_of_it_is_changed_and_the_photo_stays(ada, browser_of):
    chooses(ada, alt="A lamp")
    before = there(ada)
    sheet = Sheet(browser_of(ada), OWN)
    (key,) = sheet.keys()
    assert sheet.form.fields[f"alt-{key}"] == ["A lamp"] and f"{page_of(ada)}pictures/{before.id}/" in sheet.page.html
    assert sheet.press("show", **{f"alt-{key}": "Two lamps"}).status == 303
    assert (there(ada).id, there(ada).key, there(ada).alt) == (before.id, before.key, "Two lamps")


@pytest.mark.slow
def test_another_is_chosen_in_its_place_and_until_then_the_first_stays(ada, browser_of):
    from tealight.media.models import Upload

    chooses(ada, alt="first")
    sheet = Sheet(browser_of(ada), OWN)
    sheet.press("photos", camera.jpeg())
    sheet.press("photos", camera.png())
    (key,) = sheet.keys()
    assert key.startswith("u") and Upload.objects.get().id == int(key[1:]), "one in whose place another came is let go"
    assert there(ada).alt == "first"
    sheet.press("away")
    assert there(ada).alt == "first" and not Upload.objects.exists(), "only what is shown is taken away"
    sheet = Sheet(browser_of(ada), OWN)
    sheet.press("photos", camera.jpeg())
    assert sheet.press("show", **{f"alt-{sheet.keys()[0]}": "second"}).status == 303
    assert there(ada).alt == "second" and not Upload.objects.exists()


def test_it_is_taken_away(ada, browser_of):
    chooses(ada)
    browser = browser_of(ada)
    sheet = Sheet(browser, OWN)
    sent = sheet.press("away")
    assert there(ada) is None and "Your photo is taken away." in browser.follow(sent).main
    assert not Sheet(browser, OWN).keys()


def test_what_is_no_photo_is_said_and_nothing_is_lost(ada, browser_of):
    chooses(ada, alt="first")
    sheet = Sheet(browser_of(ada), OWN)
    page = sheet.press("show", b"%PDF-1.7")
    assert page.status == 422 and "This is not a photo that can be shown here." in page.main
    assert there(ada).alt == "first" and sheet.keys() == [f"p{there(ada).id}"]
    sheet.press("photos", camera.jpeg()[:900])
    page = sheet.press("show")
    assert page.status == 422 and "can’t be read" in page.main


def test_pressed_too_early_it_says_so(ada, browser_of):
    sheet = Sheet(browser_of(ada), OWN)
    page = sheet.press("show")
    assert page.status == 422 and "No photo is chosen yet." in page.main


def test_a_form_made_for_somebody_else_changes_nothing(ada, ben, browser_of):
    chooses(ada, alt="first")
    theirs = Sheet(browser_of(ben), OWN).form.fields["ticket"]
    sheet = Sheet(browser_of(ada), OWN)
    page = sheet.press("show", ticket=theirs)
    assert page.status == 422 and "made for someone else" in page.main
    page = sheet.press("show", photo=f"p{there(ada).id}1", ticket=sheet.form.fields["ticket"])
    assert page.status == 422 and there(ada).alt == "first"


def test_a_newcomer_is_told_before_and_after_that_it_waits(ben, browser_of):
    browser = browser_of(ben)
    sheet = Sheet(browser, OWN)
    assert "In the first week a person looks at photos" in sheet.page.main
    sheet.press("photos", camera.jpeg())
    sent = sheet.press("show")
    assert "Members cannot see it yet: a person looks at it first." in browser.follow(sent).main
    assert "Members cannot see this photo yet" in browser.get(OWN).main


def test_the_way_there_stands_among_ones_own_things(ada, browser_of):
    browser = browser_of(ada)
    assert OWN in browser.get("/account/").links()
    other = make.a_person("Dora", joined_on=make.NOW.date() - timedelta(days=90))
    assert OWN not in browser.get(page_of(other)).links()
    draw_uploads()
