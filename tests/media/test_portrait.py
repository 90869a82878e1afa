"""The photo on the page of a pen name: whoever may open the page may see it, asked each time."""

from dataclasses import replace

import pytest

from tealight.kernel.verdict import Refused
from tests import make
from tests.media import camera
from tests.media.portraits import chooses, file_of, page_of, there
from tests.media.sending import a_photo, sends
from tests.media.shared import draw_all, image, photos, refused
from tests.stories.wishes import keeps_away, wishes

pytestmark = pytest.mark.django_db


def pictures(page):
    return [seen.get("alt") for seen in page.root.iter("img")]


def get(browser, url, **headers):
    return browser.client.get(url, headers=headers)


# ── on the page ──────────────────────────────────────────────────────────────────────────────────
def test_it_stands_on_the_page_small_and_nowhere_else(ada, ben, browser_of):
    chooses(ada, alt="A lamp on a sill", source=camera.jpeg(6, camera.picture(1200, 800)))
    story = make.a_story(ada, title="Words")
    make.a_reply(ada, story)
    browser = browser_of(ben)
    seen = image(browser.get(page_of(ada)))
    assert (seen.get("alt"), seen.get("width"), seen.get("height"), seen.get("sizes")) == ("A lamp on a sill", "200", "133", "200px")
    for part in seen.get("srcset").split(", "):
        answer = browser.get(part.split()[0]).response
        assert camera.looks_right(answer.content) and camera.told_besides(answer.content) == []
    for url in ("/stories/", f"/stories/{story}/", "/", "/search/?q=Ada"):
        assert pictures(browser.get(url)) == [], url


def test_it_is_another_thing_than_what_was_sent(ada, commits, lying):
    from tealight.kernel.crypto import place_keys
    from tealight.media.models import Upload
    from tealight.stories.actions.choose_portrait import choose_portrait
    from tealight.stories.actions.showing import Chosen

    upload = a_photo(ada)
    row, before = Upload.objects.get(), {name.partition(".")[0] for name in lying("uploads")}
    was = {row.name, str(row.id), row.key.open_json(place_keys(), row.id)["key"]}
    with commits():
        choose_portrait(viewer=ada, now=make.NOW, portrait=7, photo=Chosen(upload))
    assert lying("uploads") == {} and not Upload.objects.exists()
    assert not was & {photos().get().name, str(there(ada).id), there(ada).key}
    assert not before & {name.partition(".")[0] for name in lying("photos")}


def test_who_says_nothing_of_it_has_something_said(ada, ben, browser_of):
    chooses(ada, notes=("baby-photo",))
    assert pictures(browser_of(wishes(ben)).get(page_of(ada))) == ["A photo shared by Ada, of a baby who died."]


def test_until_it_is_drawn_its_room_is_kept(ada, ben, browser_of):
    chooses(ada, draw=False)
    page = browser_of(ben).get(page_of(ada))
    assert "This photo is being prepared." in page.main and pictures(page) == []
    assert browser_of(ben).get(file_of(ada)).status == 404


# ── who is sent it ───────────────────────────────────────────────────────────────────────────────
def test_members_are_sent_it_and_a_visitor_is_asked_who_they_are(ada, ben, mira, browser_of, anybody):
    chooses(ada)
    for viewer in (ada, ben, mira):
        answer = get(browser_of(viewer), file_of(ada))
        assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/webp", "private, no-cache")
    page, file = get(anybody, page_of(ada)), get(anybody, file_of(ada))
    assert page.status_code == file.status_code != 200 and not file["Content-Type"].startswith("image")


def test_its_address_counts_in_every_part_and_parts_of_it_can_be_asked_for(ada, ben, browser_of):
    chooses(ada)
    chooses(ben)
    browser, url = browser_of(ben), file_of(ada)
    whole = get(browser, url)
    wrong = [url.replace("/96/", "/97/"), url.replace("webp", "avif"), url.replace("webp", "svg"), url.replace("/pictures/", "/pictures/1")]
    wrong.append(f"{page_of(ben)}pictures/{there(ada).id}/96/webp/")
    assert [get(browser, address).status_code for address in wrong] == [404] * 5
    assert get(browser, url, if_none_match=whole["ETag"]).status_code == 304
    part = get(browser, url, range="bytes=4-9")
    assert (part.status_code, part.content) == (206, whole.content[4:10])


@pytest.mark.parametrize("way", ["block", "mute", "hide"])
def test_whoever_turned_from_somebody_is_not_sent_their_photo(ada, ben, browser_of, way):
    chooses(ada)
    browser = browser_of(keeps_away(ben, way, ada))
    page = browser.get(page_of(ada))
    assert pictures(page) == [] and str(there(ada).id) not in page.html
    for url in (file_of(ada), file_of(ada, opened=f"i{there(ada).id}")):
        assert browser.get(url).status == 404


def test_blocking_somebody_takes_from_them_neither_the_page_nor_its_photo(ada, ben, browser_of):
    """What a blocked person can see must be no test for who blocked them (decision 7)."""
    chooses(ada)
    keeps_away(ada, "block", ben)
    assert pictures(browser_of(ben).get(page_of(ada))) and browser_of(ben).get(file_of(ada)).status == 200


def test_what_a_reader_covers_is_one_line_there_too_and_opens(ada, ben, browser_of):
    chooses(ada, alt="PLANTED-ALT", notes=("baby-photo",))
    for wish in ({"baby_photo": "cover"}, {"photos": "cover"}):
        browser = browser_of(wishes(ben, **wish))
        page = browser.get(page_of(ada))
        assert "A photo shared by Ada, of a baby who died." in page.main
        assert pictures(page) == [] and "PLANTED" not in page.html and "/pictures/" not in page.html
        assert browser.get(file_of(ada)).status == 404
        opened = browser.get(next(url for url in page.links() if "open=" in url))
        assert pictures(opened) == ["PLANTED-ALT"] and browser.get(image(opened).get("src")).status == 200


@pytest.mark.parametrize("wish", [{"baby_photo": "leave-out"}, {"photos": "leave-out"}])
def test_what_a_reader_leaves_out_is_not_there(ada, ben, browser_of, wish):
    chooses(ada, notes=("baby-photo",))
    browser = browser_of(wishes(ben, **wish))
    page = browser.get(page_of(ada))
    assert pictures(page) == [] and "A photo" not in page.main and str(there(ada).id) not in page.html
    assert browser.get(file_of(ada)).status == 404
    assert pictures(browser_of(ada).get(page_of(ada))), "its owner meets it as it is"


# ── put in place, and taken away ─────────────────────────────────────────────────────────────────
def test_another_takes_its_place_and_the_first_is_gone(ada, ben, commits, lying, browser_of):
    with commits():
        chooses(ada, alt="first")
        first = file_of(ada)
        chooses(ada, alt="second")
    assert photos().count() == 1 and {name.partition(".")[0] for name in lying("photos")} == {photos().get().name}
    assert pictures(browser_of(ben).get(page_of(ada))) == ["second"]
    assert browser_of(ben).get(first).status == 404


def test_sent_twice_it_is_put_there_once_and_says_what_was_said_last(ada):
    from tealight.stories.actions.choose_portrait import choose_portrait
    from tealight.stories.actions.showing import Chosen

    upload = a_photo(ada)
    choose_portrait(viewer=ada, now=make.NOW, portrait=77, photo=Chosen(upload, alt="one"))
    first = there(ada)
    choose_portrait(viewer=ada, now=make.NOW, portrait=77, photo=Chosen(upload, alt="two"))
    assert there(ada) == replace(first, alt="two") and photos().count() == 1


def test_taken_away_it_is_gone_for_everyone_with_its_files(ada, ben, commits, lying, browser_of):
    from tealight.stories.actions.take_portrait_away import take_portrait_away

    chooses(ada)
    url = file_of(ada)
    for _ in range(2):
        with commits():
            take_portrait_away(viewer=replace(ada, sanctions=frozenset({"photos", "suspend"})), now=make.NOW)
    assert there(ada) is None and not photos().exists() and lying("photos") == {}
    for viewer in (ada, ben):
        assert browser_of(viewer).get(url).status == 404 and pictures(browser_of(viewer).get(page_of(ada))) == []


def test_only_what_is_ones_own_ready_and_allowed(ada, ben):
    from tealight.stories.actions.choose_portrait import choose_portrait
    from tealight.stories.actions.showing import Chosen

    def choosing(viewer, *photo, **facts):
        return lambda: choose_portrait(viewer=viewer, now=make.NOW, portrait=7, photo=Chosen(*photo, **facts))

    mine = a_photo(ada)
    chooses(ben)
    assert "not here any more" in refused(choosing(ada, a_photo(ben)))
    assert "not here any more" in refused(choosing(ada, there(ben).id, is_there=True))
    assert "being prepared" in refused(choosing(ada, sends(ada)))
    assert "600 characters" in refused(choosing(ada, mine, alt="x" * 601))
    assert "decision" in refused(choosing(replace(ada, sanctions=frozenset({"photos"})), mine))
    with pytest.raises(Refused, match="suspended"):
        choosing(replace(ada, sanctions=frozenset({"suspend"})), mine)()
    assert there(ada) is None


def test_it_goes_when_its_owner_does_and_comes_back_when_they_only_paused(ada, ben, browser_of):
    from tealight.accounts.actions.close_account import close_account
    from tealight.accounts.actions.pause_account import pause_account
    from tealight.accounts.actions.rename_persona import rename_persona
    from tealight.accounts.models import Persona

    chooses(ada)
    url, browser = file_of(ada), browser_of(ben)
    rename_persona(viewer=ada, now=make.NOW, pen_name="Quiet Heron")
    assert pictures(browser.get(page_of(ada))) == ["A photo shared by Quiet Heron."]
    pause_account(viewer=ada, now=make.NOW)
    assert browser.get(url).status == browser.get(page_of(ada)).status == 404
    Persona.objects.filter(id=ada.persona_id).update(away_on=None)
    assert browser.get(url).status == 200
    close_account(viewer=ada, now=make.NOW, keep_words=True)
    assert browser.get(url).status == 404, "before anything is erased"


@pytest.mark.slow
@pytest.mark.parametrize("keep_words", [True, False])
def test_a_closed_account_leaves_no_photo_though_its_words_stay(ada, ben, commits, lying, keep_words):
    from tealight.accounts.closing import erase_all
    from tealight.stories.models import Portrait

    story = make.a_story(ada, "Words that stay.")
    chooses(ada)
    chooses(ben)
    from tealight.accounts.actions.close_account import close_account

    close_account(viewer=ada, now=make.NOW, keep_words=keep_words)
    for _ in range(2):
        with commits():
            erase_all(ada.persona_id, keep_words, make.NOW)
    from tealight.stories.models import Story

    assert Story.objects.filter(id=story).exists() is keep_words
    assert Portrait.objects.get().persona_id == ben.persona_id
    assert {name.partition(".")[0] for name in lying("photos")} == {photos().get().name}


# ── a newcomer's ─────────────────────────────────────────────────────────────────────────────────
def test_a_newcomers_waits_for_a_person(ben, cy, mira, browser_of):
    assert chooses(ben, alt="it waits")
    assert pictures(browser_of(cy).get(page_of(ben))) == [] and browser_of(cy).get(file_of(ben)).status == 404
    own = browser_of(ben).get(page_of(ben))
    assert pictures(own) == ["it waits"] and "Members cannot see this photo yet" in own.main
    browser = browser_of(mira)
    desk = browser.get("/desk/held/")
    assert pictures(desk) == ["it waits"] and browser.get(image(desk).get("src")).status == 200
    done = browser.send(next(form for form in desk.forms if "/desk/held/photos/" in form.action), press="seen")
    assert "It can be seen now." in done.main
    assert pictures(browser_of(cy).get(page_of(ben))) == ["it waits"] and browser_of(cy).get(file_of(ben)).status == 200


def test_nobody_says_yes_to_a_photo_that_was_changed_meanwhile_or_is_their_own(ben, mira, browser_of):
    from tealight.stories.actions.let_portrait_appear import let_portrait_appear
    from tealight.stories.models import Portrait

    chooses(ben, alt="first")
    browser = browser_of(mira)
    form = next(form for form in browser.get("/desk/held/").forms if "/desk/held/photos/" in form.action)
    row = Portrait.objects.get()
    row.picture["alt"] = "other words"
    row.save()
    assert "It was changed after you opened it" in browser.send(form, press="seen").main
    Portrait.objects.update(persona_id=mira.persona_id)
    let_portrait_appear(viewer=mira, now=make.NOW, portrait=row.id, seen="")
    with pytest.raises(Refused):
        let_portrait_appear(viewer=ben, now=make.NOW, portrait=row.id, seen="")
    assert Portrait.objects.get().held_on


def test_a_moderators_filters_cover_at_the_desk_and_leave_nothing_out(ben, mira, browser_of):
    from tealight.stories.models import Portrait

    chooses(ben, alt="it waits", notes=("child-photo",))
    browser = browser_of(keeps_away(wishes(mira, child_photo="leave-out"), "block", ben))
    desk = browser.get("/desk/held/")
    assert pictures(desk) == [] and "A photo shared by Ben, of a living child." in desk.main
    assert not [form for form in desk.forms if "/desk/held/photos/" in form.action]
    opened = browser.get(f"/desk/held/?open={Portrait.objects.get().id}")
    assert pictures(opened) == ["it waits"] and browser.get(image(opened).get("src")).status == 200


def test_words_changed_by_who_is_read_first_wait_and_a_note_added_does_not(ada):
    from tealight.stories.actions.choose_portrait import choose_portrait
    from tealight.stories.actions.showing import Chosen

    chooses(ada, alt="one")
    ada = replace(ada, sanctions=frozenset({"pre-read"}))

    def saying(**said):
        return choose_portrait(viewer=ada, now=make.NOW, portrait=9, photo=Chosen(there(ada).id, is_there=True, **said))

    assert not saying(alt="one", notes=("birth",))
    assert not saying(alt="")
    assert saying(alt="other words")
    draw_all()


def test_a_photo_taken_off_a_page_does_not_come_back_with_an_old_backup(ada):
    from tealight.accounts.erasures import erase_again
    from tealight.stories.actions.take_portrait_away import take_portrait_away
    from tealight.stories.models import Portrait

    chooses(ada, draw=False)
    row = Portrait.objects.get()
    take_portrait_away(viewer=ada, now=make.NOW)
    row.save(force_insert=True)
    assert erase_again(make.NOW) == 1 and not Portrait.objects.exists()
    chooses(ada, draw=False)
    assert erase_again(make.NOW) == 0 and Portrait.objects.exists(), "another photo is not meant"
