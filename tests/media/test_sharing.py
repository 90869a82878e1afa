"""Sharing a photo makes another thing of it, and the words it stands in say who may see it."""

import json
from dataclasses import replace

import pytest

from tests import make
from tests.media import camera
from tests.media.sending import a_photo, sends
from tests.media.shared import (
    answers,
    chosen,
    draw_all,
    image,
    photos,
    refused,
    row_of,
    shares,
    words_of,
)

pytestmark = pytest.mark.django_db


def test_a_shared_photo_is_another_thing_than_the_upload(ada, commits, lying):
    from tealight.kernel.crypto import place_keys
    from tealight.media.models import Upload
    from tealight.stories.actions.showing import Chosen

    upload = a_photo(ada)
    before, row = lying("uploads"), Upload.objects.get()
    was = {row.name, str(row.id), row.key.open_json(place_keys(), row.id)["key"]}
    with commits():
        make.a_story(ada, photos=[Chosen(upload)])
    assert lying("uploads") == {} and not Upload.objects.exists()
    photo = photos().get()
    key = words_of(row_of_only_story(), ada).pictures[0].key
    assert not was & {photo.name, str(photo.id), key}
    assert not {name.partition(".")[0] for name in before} & {name.partition(".")[0] for name in lying("photos")}


def row_of_only_story():
    from tealight.stories.models import Story

    return Story.objects.get()


def test_it_stands_on_the_page_in_every_size_with_room_kept_for_it(ada, ben, browser_of):
    shared = shares(ada, {"line": "The lamp we left on."}, source=camera.jpeg(6, camera.picture(1200, 800)))
    page = browser_of(ben).get(shared.page)
    seen = image(page)
    assert (seen.get("width"), seen.get("height"), seen.get("alt")) == ("1200", "800", "A photo shared by Ada.")
    assert "The lamp we left on." in page.main
    source = next(page.root.iter("source"))
    assert source.get("type") == "image/webp"
    addresses = [part.split() for part in f"{source.get('srcset')}, {seen.get('srcset')}".split(", ")]
    assert [width for _, width in addresses] == ["480w", "960w", "1200w"] * 2
    for address, width in addresses:
        answer = browser_of(ben).get(address).response
        assert camera.looks_right(answer.content) and camera.told_besides(answer.content) == []
        assert f"/{width[:-1]}/" in address


def test_a_photo_higher_than_wide_stays_on_the_screen_in_its_own_shape(ada, browser_of):
    shared = shares(ada, source=camera.jpeg(1, camera.picture(800, 1200)))
    seen = image(browser_of(ada).get(shared.page))
    assert (seen.get("width"), seen.get("height")) == ("480", "720")


def test_until_it_is_drawn_its_room_is_kept_and_that_is_said(ada, ben, browser_of):
    shared = shares(ada, {"alt": "Two cups"}, draw=False)
    page = browser_of(ben).get(shared.page)
    assert "This photo is being prepared." in page.main
    place = next(e for e in page.root.iter() if e.get("viewBox") == "0 0 96 64")
    assert (place.get("width"), place.get("height")) == ("96", "64")
    assert not list(page.root.iter("img"))
    assert browser_of(ben).get(shared.url()).status == 404
    draw_all()
    assert image(browser_of(ben).get(shared.page)).get("alt") == "Two cups"
    assert browser_of(ben).get(shared.url()).status == 200


def test_photos_keep_their_order_and_a_photo_alone_is_enough(ada, ben, browser_of):
    shared = shares(ada, {"alt": "one"}, {"alt": "two"}, {"alt": "three"}, source=None, title="", notes=())
    page = browser_of(ben).get(shared.page)
    assert [seen.get("alt") for seen in page.root.iter("img")] == ["one", "two", "three"]
    alone = make.a_story(ada, "", photos=chosen(ada, {"alt": "alone"}))
    assert browser_of(ben).get(f"/stories/{alone}/").status == 200


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ((), "A photo shared by Ada."),
        (("baby-photo",), "A photo shared by Ada, of a baby who died."),
        (("baby-photo", "nicu"), "A photo shared by Ada, of a baby who died, with neonatal care."),
        (("tfmr",), "A photo shared by Ada."),
    ],
)
def test_what_is_said_of_a_photo_whose_author_says_nothing(ada, browser_of, notes, said):
    assert image(browser_of(ada).get(shares(ada, {"notes": notes}).page)).get("alt") == said


def test_it_is_drawn_once_and_its_key_leaves_the_row(ada, commits, lying):
    with commits():
        shares(ada)
    photo = photos().get()
    assert photo.key is None
    before = {name: path.read_bytes() for name, path in lying("photos").items()}
    assert {name.partition(".")[2] for name in before} == {"96.webp", "96.jpeg"}
    draw_all()
    assert {name: path.read_bytes() for name, path in lying("photos").items()} == before


@pytest.mark.parametrize("audience", ["me", "circle"])
def test_what_is_said_of_private_photos_and_what_opens_them_is_sealed(ada, ben, audience):
    if audience == "circle":
        ada = make.a_circle(ada, ben)
    shared = shares(ada, {"alt": "PLANTED-ALT", "line": "PLANTED-LINE"}, audience=audience)
    row = row_of(shared)
    assert row.pictures == [] and b"PLANTED" not in bytes(row.sealed)
    picture = words_of(row, ada).pictures[0]
    assert (picture.alt, picture.line) == ("PLANTED-ALT", "PLANTED-LINE")
    from django.core import serializers

    assert picture.key not in serializers.serialize("json", [row, *photos()])
    assert str(shared.photos[0]) not in serializers.serialize("json", [row])


def test_no_row_and_no_event_says_who_or_of_what(ada):
    from django.core import serializers

    from tealight.ledger.models import Event
    from tests.stories.test_share_traces import assert_names_nobody, statements

    mine = chosen(ada)
    with statements() as seen:
        story = make.a_story(ada, photos=mine)
    assert_names_nobody(seen, ada, "stories_story", "media_photo", "media_upload")
    photo = photos().get()
    kept = json.loads(serializers.serialize("json", [photo]))[0]
    for number in (ada.member_id, ada.persona_id, story, mine[0].id):
        assert str(number) not in json.dumps(kept)
    events = {(event.verb, event.thing): event.ids for event in Event.objects.filter(verb="photo.shared")}
    assert events == {("photo.shared", photo.id): {}}


# ── what cannot be shared ────────────────────────────────────────────────────────────────────────
def test_only_what_is_ones_own_ready_and_whole_can_be_shared(ada, ben):
    from tealight.media.cleaning import clean
    from tealight.stories.actions.showing import Chosen
    from tealight.stories.models import Story

    def sharing(upload):
        return lambda: make.a_story(ada, photos=[Chosen(upload)])

    assert "not here any more" in refused(sharing(a_photo(ben)))
    assert "not here any more" in refused(sharing(7))
    assert "being prepared" in refused(sharing(coming := sends(ada)))
    broken = sends(ada, camera.jpeg()[:900])
    clean(broken, make.NOW)
    assert "can’t be read" in refused(sharing(broken))
    clean(coming, make.NOW)
    assert "room for 12" in refused(lambda: make.a_story(ada, photos=[Chosen(coming)] * 13))
    assert "600 characters" in refused(lambda: make.a_story(ada, photos=[Chosen(coming, alt="x" * 601)]))
    assert not Story.objects.exists() and not photos().exists()


def test_a_decision_about_photos_holds_for_photos_alone(ada):
    mine = chosen(ada)
    ada = replace(ada, sanctions=frozenset({"photos"}))
    assert "decision" in refused(lambda: make.a_story(ada, photos=mine))
    make.a_story(ada)


def test_a_private_photo_cannot_become_public_against_a_decision(ada):
    from tealight.stories.actions.edit_story import edit_story

    shared = shares(ada, audience="me")
    ada = replace(ada, sanctions=frozenset({"photos"}))
    change = {"viewer": ada, "now": make.NOW, "story": shared.story, "title": "", "source": "x", "need": "company"}
    edit_story(**change, audience="me")
    assert "decision" in refused(lambda: edit_story(**change, audience="members"))


def test_a_double_click_shares_once(ada):
    mine = chosen(ada)
    first = make.a_story(ada, photos=mine, story_id=77)
    assert make.a_story(ada, photos=mine, story_id=77) == first == 77
    assert photos().count() == 1


def test_a_newcomers_photos_wait_for_a_person(ben, cy, mira, browser_of):
    shared = shares(ben)
    assert browser_of(cy).get(shared.page).status == 404
    assert browser_of(cy).get(shared.url()).status == 404
    assert "a person reads them first" in browser_of(ben).get(shared.page).main
    assert image(browser_of(mira).get(shared.page)) is not None
    assert browser_of(mira).get(shared.url()).status == 200
    answered = answers(ben, make.a_story(cy))
    desk = browser_of(mira).get("/desk/held/")
    assert browser_of(mira).get(image(desk).get("src")).status == 200
    assert browser_of(cy).get(answered.url()).status == 404
