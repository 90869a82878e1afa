"""Who is sent a photo: whoever may read the words, wants them, and asked for what is covered."""

from datetime import timedelta

import pytest

from tests import make
from tests.media.shared import answers, shares
from tests.stories.wishes import keeps_away, takes_back, wishes

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(place):
    return make.in_room(make.a_person("Ada", joined_on=make.NOW.date() - timedelta(days=90)))


def get(browser, url, **headers):
    return browser.client.get(url, headers=headers)


def same(one, other):
    """Whether two answers cannot be told apart."""
    import re

    def told(answer):
        words = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"|said=[\w.-]+|/stories/[\w/%?=]+', b"", answer.content)
        return answer.status_code, words, {k: v for k, v in answer.headers.items() if k not in {"Content-Length"}}

    return told(one) == told(other)


@pytest.mark.parametrize(
    ("audience", "see"),
    [("me", ""), ("circle", "ben"), ("room:late-loss", "rowan mira"), ("members", "ben cy rowan mira"), ("anyone", "ben cy rowan mira")],
)
def test_it_is_sent_to_whoever_may_read_the_words_and_is_nothing_to_others(ada, ben, cy, mira, browser_of, anybody, audience, see):
    rowan = make.in_room(make.a_person("Rowan"))
    ada = make.a_circle(ada, ben)
    ben = make.as_viewer(ben.member_id)
    make.a_place_changes(anyone_audience_on=make.NOW.date())
    whom = {"room": audience.partition(":")[2]} if ":" in audience else {"audience": audience}
    shared = shares(ada, **whom)
    for name, viewer in {"ada": ada, "ben": ben, "cy": cy, "rowan": rowan, "mira": mira}.items():
        browser = browser_of(viewer)
        answer, never = get(browser, shared.url()), get(browser, shared.url().replace("/pictures/", "/pictures/1"))
        assert never.status_code == 404
        if name in f"ada {see}".split():
            assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp"), name
        else:
            assert same(answer, never), name
    answer = get(anybody, shared.url())
    assert answer.status_code == (200 if audience == "anyone" else 404)


def test_what_only_its_author_can_see_needs_them_to_have_shown_who_they_are(ada, browser_of):
    alone, told, back = shares(ada, audience="me"), shares(ada), shares(ada)
    takes_back(ada, back.story)
    for shared, status in ((alone, 404), (back, 404), (told, 200)):
        assert browser_of(ada).get(shared.url()).status == 200
        assert browser_of(ada, fresh=False).get(shared.url()).status == status


def test_every_part_of_the_address_counts(ada, browser_of):
    shared, other = shares(ada), shares(ada)
    browser = browser_of(ada)
    for url in (
        shared.url(width=480), shared.url(form="avif"), shared.url(form="png"), shared.url(width=0),
        shared.url().replace(str(shared.story), str(other.story)),
        shared.url().replace("/pictures/", "/replies/5/pictures/"),
    ):  # fmt: skip
        assert get(browser, url).status_code == 404, url
    assert get(browser, shared.url(form="jpeg"))["Content-Type"] == "image/jpeg"


def test_the_browser_asks_each_time_and_a_lost_permission_ends_it(ada, ben, browser_of):
    shared, browser = shares(ada), browser_of(ben)
    first = get(browser, shared.url())
    assert first["Cache-Control"] == "private, no-cache"
    assert first["X-Content-Type-Options"] == "nosniff"
    assert not first.has_header("Content-Encoding") and not first.has_header("Last-Modified")
    again = get(browser, shared.url(), if_none_match=first["ETag"], accept_encoding="gzip")
    assert (again.status_code, again.content) == (304, b"")
    assert get(browser, shared.url(), if_none_match='"other"').status_code == 200
    takes_back(ada, shared.story)
    assert get(browser, shared.url(), if_none_match=first["ETag"]).status_code == 404


def test_its_sign_says_nothing_of_its_key(ada, browser_of):
    from tealight.stories.models import Story

    shared = shares(ada)
    key = Story.objects.get().pictures[0]["key"]
    sign = get(browser_of(ada), shared.url())["ETag"].strip('"')
    assert not any(sign[at : at + 6] in key for at in range(len(sign) - 5))


def test_parts_of_it_can_be_asked_for(ada, browser_of):
    shared, browser = shares(ada), browser_of(ada)
    whole = get(browser, shared.url()).content
    for asked, part in {"bytes=0-9": whole[:10], "bytes=10-": whole[10:], "bytes=-7": whole[-7:], "bytes=5-999999": whole[5:]}.items():
        answer = get(browser, shared.url(), range=asked, accept_encoding="gzip")
        assert (answer.status_code, answer.content) == (206, part), asked
        assert answer["Content-Range"].endswith(f"/{len(whole)}") and answer["Content-Length"] == str(len(part))
    for asked in ("bytes=9999999-", "bytes=5-2", "bytes=-0"):
        answer = get(browser, shared.url(), range=asked)
        assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(whole)}")
    for asked in ("bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=x-"):
        assert get(browser, shared.url(), range=asked).content == whole
    assert get(browser, shared.url(), range="bytes=0-9", if_range='"other"').content == whole
    head = browser.client.head(shared.url())
    assert (head.status_code, head.content) == (200, b"")


# ── covered and left out ─────────────────────────────────────────────────────────────────────────
def test_a_covered_photo_is_one_line_until_it_is_asked_for(ada, ben, browser_of):
    shared = shares(ada, {"notes": ("baby-photo",), "alt": "PLANTED-ALT", "line": "PLANTED-LINE"})
    browser = browser_of(wishes(ben, baby_photo="cover"))
    page = browser.get(shared.page)
    assert "A photo shared by Ada, of a baby who died." in page.main
    assert not list(page.root.iter("img")) and "PLANTED" not in page.html and "/pictures/" not in page.html
    assert browser.get(shared.url()).status == 404
    opened = browser.get(next(url for url in page.links() if f"i{shared.photos[0]}" in url))
    seen = next(opened.root.iter("img"))
    assert seen.get("alt") == "PLANTED-ALT"
    assert browser.get(seen.get("src")).status == 200
    # Its author meets it as it is.
    assert list(browser_of(ada).get(shared.page).root.iter("img"))


def test_a_photo_left_out_is_not_there_at_all(ada, ben, browser_of):
    shared = shares(ada, {"notes": ("scan-photo",)}, {"alt": "the other"})
    browser = browser_of(wishes(ben, scan_photo="leave-out"))
    page = browser.get(shared.page)
    assert [seen.get("alt") for seen in page.root.iter("img")] == ["the other"]
    assert str(shared.photos[0]) not in page.html and "shared by" not in page.main
    assert same(get(browser, shared.url()), get(browser, shared.url().replace("/pictures/", "/pictures/1")))
    assert browser.get(shared.url(1)).status == 200


def test_a_note_that_is_never_printed_does_not_stand_on_the_cover(ada, ben, browser_of):
    shared = shares(ada, {"notes": ("tfmr",)})
    page = browser_of(wishes(ben, tfmr="cover")).get(shared.page)
    assert "A photo you asked us to cover." in page.main


def test_a_room_that_lifts_a_note_shows_its_photos(ada, browser_of):
    from tealight.groups.models import Group
    from tealight.place.queries import notes

    lifted = notes().keys(Group.objects.get(slug="late-loss").lifts)[0]
    rowan = wishes(make.in_room(make.a_person("Rowan")), **{lifted.replace("-", "_"): "leave-out"})
    shared = shares(ada, {"notes": (lifted,)}, room="late-loss")
    assert browser_of(rowan).get(shared.url()).status == 200


def test_what_is_covered_around_it_covers_it(ada, ben, cy, browser_of):
    story = make.a_story(ada, notes=("physical-detail",))
    shared, told = answers(ada, story), shares(ada, notes=("physical-detail",))
    browser = browser_of(wishes(ben, physical_detail="cover"))
    assert browser.get(told.url()).status == browser.get(shared.url()).status == 404
    assert browser.get(told.url(opened="story")).status == 200
    assert browser.get(shared.url(opened="story")).status == 200
    covered = answers(ada, make.a_story(cy), notes=("physical-detail",))
    assert browser.get(covered.url()).status == 404
    assert browser.get(covered.url(opened=f"r{covered.reply}")).status == 200
    page = browser.get(f"{covered.page}?open=r{covered.reply}")
    assert browser.get(next(page.root.iter("img")).get("src")).status == 200


def test_an_answer_under_a_covered_reply_is_covered_with_it(ada, ben, cy, browser_of):
    story = make.a_story(cy)
    above = make.a_reply(cy, story, notes=("physical-detail",))
    shared = answers(ada, story, answers=above)
    browser = browser_of(wishes(ben, physical_detail="cover"))
    assert browser.get(shared.url()).status == 404
    page = browser.get(f"{shared.page}?open=r{above}")
    assert browser.get(next(page.root.iter("img")).get("src")).status == 200


def test_an_answer_under_a_reply_that_waits_shows_its_photo_where_its_page_does(ada, ben, cy, browser_of):
    """What nobody can read any more covers nothing: its page shows the answer, so the photo is no broken one."""
    from tealight.stories.models import Reply

    story = make.a_story(cy)
    above = make.a_reply(cy, story, notes=("physical-detail",))
    shared = answers(ada, story, answers=above)
    Reply.objects.filter(id=above).update(held_on=make.NOW.date())
    browser = browser_of(wishes(ben, physical_detail="cover"))
    page = browser.get(shared.page)
    assert "A reply stood here." in page.main
    assert browser.get(next(page.root.iter("img")).get("src")).status == 200
    browser = browser_of(keeps_away(ada, "block", cy))
    page = browser.get(f"/stories/{story}/replies/{shared.reply}/?open=story")
    assert page.status == 200 and browser.get(shared.url(opened="story")).status == 200


@pytest.mark.parametrize("way", ["block", "mute", "hide"])
def test_whoever_turned_from_someone_does_not_meet_their_photos(ada, ben, browser_of, way):
    shared = shares(ada)
    browser = browser_of(keeps_away(ben, way, ada))
    assert browser.get(shared.url()).status == 404
    assert browser.get(shared.url(opened="story")).status == 200
