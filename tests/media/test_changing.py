"""Photos of what was shared: put in order, taken away, gone with the words they belonged to."""

import pytest

from tealight.kernel.verdict import Refused
from tests import make
from tests.media.sending import sends
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


# ── changing ─────────────────────────────────────────────────────────────────────────────────────
def test_photos_are_put_in_another_order_said_otherwise_and_taken_away(ada, ben, commits, lying, browser_of):
    from tealight.stories.actions.edit_story import edit_story
    from tealight.stories.actions.showing import Chosen

    shared = shares(ada, {"alt": "one"}, {"alt": "two"}, {"alt": "three"})
    one, two, three = shared.photos
    change = {"viewer": ada, "now": make.NOW, "story": shared.story, "title": "", "source": "x", "audience": "members", "need": "company"}
    edit_story(**change)
    assert len(words_of(row_of(shared), ada).pictures) == 3, "words alone are changed, photos stay"
    new = chosen(ada, {"alt": "new"})
    with commits():
        edit_story(**change, photos=[Chosen(three, alt="third", is_there=True), *new, Chosen(one, is_there=True)])
    draw_all()
    page = browser_of(ben).get(shared.page)
    assert [seen.get("alt") for seen in page.root.iter("img")] == ["third", "new", "A photo shared by Ada."]
    assert browser_of(ben).get(shared.url(1)).status == 404
    assert photos().count() == 3 and not photos().filter(id=two).exists()
    assert {name.partition(".")[0] for name in lying("photos")} == set(photos().values_list("name", flat=True))
    other = shares(ada)
    assert "not here" in refused(lambda: edit_story(**change, photos=[Chosen(other.photos[0], is_there=True)]))


def test_a_reply_holds_photos_and_lets_them_go(ada, ben, browser_of):
    from tealight.stories.actions.edit_reply import edit_reply

    shared = answers(ada, make.a_story(ben), {"alt": "A cup"})
    assert image(browser_of(ben).get(shared.page)).get("alt") == "A cup"
    assert browser_of(ben).get(image(browser_of(ben).get(shared.page)).get("src")).status == 200
    edit_reply(viewer=ada, now=make.NOW, reply=shared.reply, source="Words.", photos=())
    assert browser_of(ben).get(shared.url()).status == 404
    assert not photos().exists()


def test_a_photo_added_while_sharing_is_paused_is_refused(ada):
    from tealight.stories.actions.edit_story import edit_story

    story, mine = make.a_story(ada, "x"), chosen(ada)
    make.a_place_changes(posting_paused_on=make.NOW.date())
    change = {"viewer": ada, "now": make.NOW, "story": story, "title": "", "source": "x", "audience": "members", "need": "company"}
    edit_story(**change)
    with pytest.raises(Refused):
        edit_story(**change, photos=mine)


# ── going ────────────────────────────────────────────────────────────────────────────────────────
def test_what_is_taken_back_is_its_authors_alone(ada, ben, browser_of):
    from tealight.stories.actions.withdraw_reply import withdraw_reply
    from tests.stories.wishes import takes_back

    told, answered = shares(ada), answers(ada, make.a_story(ben))
    keys = [words_of(row_of(shared), ada).pictures[0].key for shared in (told, answered)]
    takes_back(ada, told.story)
    withdraw_reply(viewer=ada, now=make.NOW, reply=answered.reply)
    from django.core import serializers

    for shared, key in zip((told, answered), keys, strict=True):
        assert browser_of(ben).get(shared.url()).status == 404
        assert browser_of(ada).get(shared.url()).status == 200
        assert key not in serializers.serialize("json", [row_of(shared), *photos()])


@pytest.mark.parametrize("keep_words", [True, False])
def test_an_account_that_closes_leaves_no_photo_it_should_not(ada, ben, commits, lying, browser_of, keep_words):
    from tealight.config.kinds import KINDS
    from tealight.media.models import Upload

    ada = make.a_circle(ada, ben)
    with commits():
        told, alone, near = shares(ada), shares(ada, audience="me"), shares(ada, audience="circle")
        bens = answers(ben, told.story)
        own = answers(ada, make.a_story(ben))
        sends(ada)
    with commits():
        for _ in range(2):
            for kind in ("reply", "story", "draft", "upload", "notice"):
                KINDS[kind].ask("erase")(viewer=make.TEST, now=make.NOW, persona_id=ada.persona_id, keep_words=keep_words)
    left = {*told.photos, *bens.photos, *own.photos} if keep_words else set()
    assert set(photos().values_list("id", flat=True)) == left
    assert {name.partition(".")[0] for name in lying("photos")} == set(photos().values_list("name", flat=True))
    assert lying("uploads") == {} and not Upload.objects.exists()
    assert not set(alone.photos + near.photos) & left


@pytest.mark.parametrize("anonymous", [False, True])
def test_what_is_deleted_for_good_takes_its_photos_along(ada, commits, lying, anonymous):
    from tealight.media.models import Photo
    from tealight.stories.actions.erase_reply import erase_reply
    from tealight.stories.actions.erase_story import erase_story

    shared = shares(ada, anonymous=anonymous)
    answered = answers(make.as_viewer(ada.member_id), shared.story)
    viewer, of_both = make.as_viewer(ada.member_id), lying("photos")
    with commits():
        erase_reply(viewer=viewer, now=make.NOW, reply=answered.reply)
    assert Photo.objects.count() == 1 and 0 < len(lying("photos")) < len(of_both)
    with commits():
        erase_story(viewer=viewer, now=make.NOW, story=shared.story)
    assert not Photo.objects.exists() and not lying("photos")


def test_what_is_erased_while_it_is_drawn_stays_erased(ada, commits, lying):
    from tealight.media.actions.drop_photos import drop_photos
    from tealight.media.actions.settle_photo import settle_photo

    shared = shares(ada, draw=False)
    with commits():
        drop_photos(viewer=ada, now=make.NOW, about=("story", shared.story))
    settle_photo(viewer=make.TEST, now=make.NOW, photo=shared.photos[0], widths=[96], formats=["jpeg"], pictures=[b"x"])
    assert lying("photos") == {} and not photos().exists()


def test_files_no_row_knows_are_cleared_away(ada, commits, lying):
    import os

    from tealight.media.actions.forget_uploads import forget_uploads
    from tealight.media.files import PHOTOS, Box, new_key, new_name

    shares(ada)
    Box(PHOTOS, 5, new_name(), new_key()).put("master", b"x", make.NOW.date())
    for path in lying("photos").values():
        os.utime(path, (0, 0))
    with commits():
        forget_uploads(viewer=make.TEST, now=make.NOW)
    assert {name.partition(".")[0] for name in lying("photos")} == {photos().get().name}


# ── what was looked at once ──────────────────────────────────────────────────────────────────────
def let_appear(shared, mira):
    """A person of the team looks at what waits, and lets it be seen."""
    from tealight.stories import wording
    from tealight.stories.actions.let_reply_appear import let_reply_appear
    from tealight.stories.actions.let_story_appear import let_story_appear

    row = row_of(shared)
    seen = wording.mark(row, words_of(row, mira), mira)
    if shared.reply:
        let_reply_appear(viewer=mira, now=make.NOW, reply=shared.reply, seen=seen)
    else:
        let_story_appear(viewer=mira, now=make.NOW, story=shared.story, seen=seen)
    assert row_of(shared).held_on is None


def an_edit(ada, shared, source="Other words.", **choices):
    from tealight.stories.actions.edit_reply import edit_reply
    from tealight.stories.actions.edit_story import edit_story

    owner = make.as_viewer(ada.member_id)
    if shared.reply:
        edit_reply(viewer=owner, now=make.NOW, reply=shared.reply, source=source, **choices)
    else:
        edit_story(
            viewer=owner, now=make.NOW, story=shared.story, title="", source=source, need="company",
            **{"audience": "members", **choices},
        )


@pytest.mark.parametrize("kind", ["story", "reply"])
def test_words_around_a_photo_that_was_looked_at_wait_for_nobody(ada, ben, mira, kind):
    """Anonymous photos are looked at by a person first: once, and each new one."""
    from tealight.stories.actions.showing import Chosen

    shared = shares(ada, anonymous=True) if kind == "story" else answers(ada, make.a_story(ben), anonymous=True)
    an_edit(ada, shared)
    assert row_of(shared).held_on is not None, "nobody looked at it yet"
    let_appear(shared, mira)
    an_edit(ada, shared, "Words once more.")
    an_edit(ada, shared, photos=[Chosen(shared.photos[0], alt="A window.", is_there=True)])
    assert row_of(shared).held_on is None
    an_edit(ada, shared, photos=[Chosen(shared.photos[0], is_there=True), *chosen(ada)])
    assert row_of(shared).held_on is not None, "the second photo was never looked at"


def test_a_photo_put_in_the_place_of_another_is_looked_at_too(ada, mira):
    shared = shares(ada, anonymous=True)
    let_appear(shared, mira)
    an_edit(ada, shared, photos=chosen(ada))
    assert row_of(shared).held_on is not None


def test_a_photo_nobody_else_could_see_is_looked_at_when_others_can(ada):
    shared = shares(ada, anonymous=True, audience="me")
    assert row_of(shared).held_on is None
    an_edit(ada, shared)
    assert row_of(shared).held_on is not None


def test_a_link_that_was_read_waits_for_nobody_again_and_another_does(ada, mira):
    from tests.media.shared import Shared

    shared = Shared(make.a_story(ada, "See https://a.example/ for it.", anonymous=True), ())
    let_appear(shared, mira)
    an_edit(ada, shared, "It is at https://a.example/ still.")
    assert row_of(shared).held_on is None
    an_edit(ada, shared, "It is at https://b.example/ now.")
    assert row_of(shared).held_on is not None


def test_before_it_is_saved_a_change_says_whether_it_will_wait(ada, mira, browser_of):
    shared = shares(ada, anonymous=True)
    let_appear(shared, mira)
    browser, address = browser_of(make.as_viewer(ada.member_id)), f"/stories/{shared.story}/edit/"
    page = browser.send(browser.get(address).form(address), press="do=preview", body="Other words.")
    assert "Other words." in page.main and "a person looks at photos" not in page.main
    page = browser.send(browser.get(address).form(address), press="do=preview", body="See https://b.example/")
    assert "a person reads links before members can see them" in page.main
