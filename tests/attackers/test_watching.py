"""Attackers who only look: every minute, at pictures and their addresses, at what is not there, at changes.

PRIVACY, adversary A2, and "Anonymous writing" 5 and 6.
"""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tests import make
from tests.attackers.worlds import SAID, again, compare, tells
from tests.page import Browser

pytestmark = pytest.mark.slow


def at(monkeypatch, minute: int) -> None:
    """Let it be so many minutes past the hour, for requests too."""
    monkeypatch.setattr(clock, "now", lambda: make.NOW + timedelta(minutes=minute))


def shares(browser, anonymous: bool, words: str) -> None:
    form = browser.get("/stories/new/").form("/stories/new/")
    how = "anonymous" if anonymous else "pen-name"
    sent = browser.send(form, press="do=share", follow=False, body=words, audience="members", write_as=how)
    assert sent.status == 303


# ── every minute ─────────────────────────────────────────────────────────────────────────────────
def test_5_a_poller_of_every_minute_sees_the_same_whoever_came_and_wrote(two, monkeypatch):
    """She signs in, reads, writes as nobody and goes: between two looks nothing moves that is hers alone."""
    from tealight.stories.models import Story

    ben = two.watchers["Ben"]
    pages = ["/stories/", "/", *(f"/people/{person.persona_id}/" for person in (two.ada, two.cy))]

    def look():
        return [ben.get(url) for url in pages]

    def live(author):
        seen = []
        for minute in range(0, 10, 2):
            at(monkeypatch, minute)
            if minute == 2:
                browser = Browser.of(again(author))
            elif minute == 4:
                browser.get(f"/stories/{two.by_ben}/")
            elif minute == 6:
                shares(browser, True, SAID)
            elif minute == 8:
                browser.post("/sign-out/")
            two.draw_alike(minute)
            seen += look()
        polled[author.pen_name] = seen
        return ()

    polled = {}
    two.twice(live, look=look)
    assert len(polled["Ada"]) == len(polled["Cy"]) == 5 * len(pages)
    assert any(SAID in seen.body for seen in polled["Ada"]), "nothing was written"
    for one, other in zip(polled["Ada"], polled["Cy"], strict=True):
        compare(one, other, "polling")
    assert not Story.objects.filter(source=SAID).exists()


def test_5_within_an_hour_no_look_tells_the_minute(two, monkeypatch):
    """What was written early and late in an hour looks alike from then on, and stands where chance put it."""
    ben, pages = two.watchers["Ben"], []
    for minute in (3, 3, 58):
        with two.world():
            at(monkeypatch, minute)
            story = tells(two.ada, now=clock.now())
            at(monkeypatch, 59)
            two.draw_alike(8)
            pages.append([ben.get(url) for url in ("/stories/", f"/stories/{story}/")])
    assert all(SAID in page.body for page in pages[1])
    for early, late in zip(*pages[1:], strict=True):
        compare(early, late)


def test_5_a_change_tells_the_day_alone(two, monkeypatch):
    from tealight.stories.actions.edit_story import edit_story

    ben, pages = two.watchers["Ben"], []
    for minute in (1, 1, 57, 3 * 60):
        with two.world():
            story = tells(two.ada)
            edit_story(
                viewer=again(two.ada), now=make.NOW + timedelta(minutes=minute), story=story, title="", source="Now.",
                audience="members", need="no-reply",
            )
            two.draw_alike(8)
            pages.append(ben.get(f"/stories/{story}/"))
    assert "Now." in pages[1].body
    for page in pages[2:]:
        compare(pages[1], page)


def test_5_numbers_tell_no_order_and_no_author(two):
    """Forty things in a row: their numbers, and those of their faces, neither rise nor lie near each other."""
    from tealight.stories.models import Story

    rows = [Story.objects.get(id=tells(author)) for author in (two.ada, two.cy) for _ in range(20)]
    for numbers in ([row.id for row in rows], [row.persona_id for row in rows]):
        rising = sum(one < other for one, other in zip(numbers, numbers[1:], strict=False))
        assert 5 < rising < 34, "of 39 steps about half rise by chance"
        assert min(abs(one - other) for one, other in zip(sorted(numbers), sorted(numbers)[1:], strict=False)) > 1000


# ── signs of what is kept, and what is not there ─────────────────────────────────────────────────
def test_nothing_of_a_page_is_kept_or_signed_for_whoever_reads_it(two):
    story = tells(two.ada)
    for watcher in two.watchers.values():
        headers = dict(watcher.get(f"/stories/{story}/").headers)
        assert headers["Cache-Control"] == "no-store"
        assert not {"ETag", "Last-Modified", "Expires"} & headers.keys()


@pytest.mark.parametrize("gone", ["taken back", "held", "for herself"])
def test_what_is_not_there_costs_as_many_statements_as_what_never_was(two, gone):
    """The time of a 404 is the statements it asks: they are the same, one by one."""
    from tealight.stories.actions.withdraw_story import withdraw_story
    from tealight.stories.models import Story

    story = tells(two.ada, "See https://example.org/" if gone == "held" else SAID, **({"audience": "me"} if gone == "for herself" else {}))
    if gone == "taken back":
        withdraw_story(viewer=again(two.ada), now=make.NOW, story=story)
    never = story - 1 if story % 10 else story + 1
    assert not Story.objects.filter(id=never).exists()
    for name in ("Ben", "Eve", "visitor"):
        watcher = two.watchers[name]
        for url in ("/stories/{}/", "/stories/{}/?open=story", "/stories/{}/edit/"):
            watcher.get(url.format(never))
            there, nowhere = watcher.get(url.format(story)), watcher.get(url.format(never))
            assert there.asked == nowhere.asked and there.status == nowhere.status, (name, url)
            assert there.body.replace(str(story), "#") == nowhere.body.replace(str(never), "#"), (name, url)
        if name != "visitor":
            for url in ("/stories/{}/reaction/", "/stories/{}/keeping/", "/stories/{}/distance/hide/"):
                watcher.post(url.format(never), {})
                there, nowhere = watcher.post(url.format(story), {}), watcher.post(url.format(never), {})
                assert (there.status, there.asked) == (nowhere.status, nowhere.asked), (name, url)


# ── photos ───────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def shown(two, django_capture_on_commit_callbacks):
    """An anonymous story with a photo, looked at by a moderator and let through; the upload as it was, and the photo."""
    from tealight.media.models import Photo, Upload
    from tealight.stories import wording
    from tealight.stories.actions.let_story_appear import let_story_appear
    from tealight.stories.actions.showing import Chosen
    from tealight.stories.models import Story
    from tests.media.sending import a_photo
    from tests.media.shared import draw_all

    upload = Upload.objects.get(id=a_photo(again(two.ada)))
    with django_capture_on_commit_callbacks(execute=True):
        story = tells(two.ada, photos=(Chosen(upload.id, alt="A lamp"),))
        draw_all()
    row = Story.objects.get(id=story)
    words = wording.take(row, row, two.mira)
    let_story_appear(viewer=again(two.mira), now=make.NOW, story=story, seen=wording.mark(row, words, two.mira))
    (picture,) = words.pictures
    return story, upload, Photo.objects.get(id=picture.id)


def test_4_a_photo_has_nothing_of_the_upload_it_was(two, shown):
    from django.conf import settings

    from tealight.media.models import Upload

    _, upload, photo = shown
    assert not Upload.objects.exists()
    assert photo.id != upload.id and photo.name != upload.name and bytes(photo.held_by) != bytes(upload.tag)
    media = settings.TEALIGHT.data / "media"
    assert not [*media.rglob(f"{upload.name}*")]
    files = [*media.rglob(f"{photo.name}*")]
    assert files and {file.stat().st_mtime for file in files} == {make.NOW.replace(hour=0).timestamp()}
    assert all(file.stat().st_size >= 1024 for file in files)


def test_the_address_and_the_sign_of_a_photo_are_the_same_for_all_and_say_nothing(two, shown):
    story, upload, photo = shown
    url = f"/stories/{story}/pictures/{photo.id}/96/webp/"
    answers = [two.watchers[name].browser.client.get(url) for name in ("Ben", "Eve", "Mira")]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.headers["ETag"] for answer in answers}) == 1
    page = two.watchers["Ben"].get(f"/stories/{story}/").body
    assert str(photo.id) in page
    for hidden in (upload.id, upload.name, photo.name, two.ada.member_id, two.ada.persona_id):
        assert str(hidden) not in page and str(hidden) not in "".join(answers[0].headers.values())


def test_4_the_same_photo_shared_as_oneself_is_another_file_with_another_sign(two, shown):
    """What is drawn of it may look alike; no byte on the disk and no sign tells that it is one photo."""
    from django.conf import settings

    from tealight.media.models import Photo
    from tests.media.shared import shares as shares_photos

    _, _, photo = shown
    other = Photo.objects.get(id=shares_photos(again(two.ada), {}).photos[0])
    assert {other.id, other.name, bytes(other.held_by)}.isdisjoint({photo.id, photo.name, bytes(photo.held_by)})
    media = settings.TEALIGHT.data / "media"
    one, two_ = ({file.read_bytes() for file in media.rglob(f"{each.name}*")} for each in (photo, other))
    assert one and two_ and one.isdisjoint(two_)


def test_6_with_a_photo_others_see_the_same_whoever_shared_it(two, monkeypatch):
    """Held for a person to look at, for everyone alike: for who reads it, and for who looks through what waits."""
    import random

    from tealight.media import files
    from tests.media.shared import chosen

    def live(author):
        dice = random.Random(5)
        monkeypatch.setattr(files, "new_key", lambda: dice.randbytes(32))
        return (tells(author, photos=chosen(again(author), {"alt": "A lamp"})),)

    two.twice(live)
