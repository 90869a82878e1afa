"""After a theft of ring and key: killed at any step, at each of them everything opens."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.accounts.models import LinkPurpose, Throttle
from tealight.config.keyed import MOVED
from tealight.kernel.crypto import generations, ring
from tealight.operations import rekeying
from tealight.place.queries import place as place_now
from tests import make
from tests.media.portraits import file_of
from tests.operations.lived import (
    again,
    begun,
    check_all_opens,
    drafts,
    is_done,
    only,
    rest,
    with_keys,
)

pytestmark = pytest.mark.slow


# ── while it goes on ─────────────────────────────────────────────────────────────────────────────
def test_after_each_single_row_everything_opens(lived, browser_of, django_capture_on_commit_callbacks):
    browser, moved = browser_of(again(lived.ada)), []
    generations.begin()
    check_all_opens(lived)
    generations.write_with_new()
    check_all_opens(lived)
    moving = rekeying.move_all(lambda seconds: None)
    while True:
        with django_capture_on_commit_callbacks(execute=True):
            step = next(moving, None)
        if step is None:
            break
        moved.append(step)
        check_all_opens(lived)
        for address in (lived.shared.url(), file_of(lived.ada)):
            assert browser.get(address).status == 200, step
    once = [step for step in moved if step[0] in MOVED]
    assert {kind for kind, _ in once} == MOVED.keys(), "something of each kind was there to move"
    assert len(once) == len(set(once)), "each once"
    assert rekeying.left_over() == ()
    for page in ("/", "/stories/mine/", "/account/", f"/stories/{lived.told}/edit/", f"/stories/{lived.circle}/"):
        assert browser.get(page, follow=False).status in {200, 302, 303}, page
    assert "I have told nobody this" in browser.get(f"/stories/{lived.told}/edit/").html


@pytest.mark.parametrize("steps", [0, 1, 6, 14])
def test_killed_anywhere_doing_it_again_comes_to_the_same_end(lived, steps):
    going = rekeying.rekey(lambda seconds: None)
    if steps < 2:
        for _ in range(steps + 1):
            next(going)
    else:
        begun()
        going = rekeying.move()
        for _ in range(steps):
            next(going)
    going.close()
    check_all_opens(lived)
    rest()
    assert is_done()
    check_all_opens(lived)


def test_killed_while_the_old_keys_go_it_is_gone_on_with(lived, monkeypatch):
    real, calls = ring.wrap, []

    def killed(*given):
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*given)

    begun()
    list(rekeying.move())
    with monkeypatch.context() as patch:
        patch.setattr(ring, "wrap", killed)
        with pytest.raises(KeyboardInterrupt):
            generations.end()
    assert generations.is_unfinished(), "the place's own entry says so until the last"
    rest()
    assert is_done()
    check_all_opens(lived)


def test_what_a_process_wrote_that_had_not_learned_yet_keeps_the_old_keys_until_it_has_moved(lived):
    begun()
    list(rekeying.move_all(lambda seconds: None))
    keys = again(lived.ada).keys
    late = with_keys(again(lived.ada), type(keys)(keys.owner, keys.generations[::-1]))
    drafts(late, "late", window="w")
    assert rekeying.left_over() == ("1 drafts",)
    check_all_opens(lived)
    rest()
    assert is_done()
    check_all_opens(lived)
    from tealight.stories.queries.drafts import drafts as own_drafts

    assert {one.fields["body"] for one in own_drafts(again(lived.ada))} == {"begun", "late"}


def test_while_something_is_left_the_old_keys_stay_and_it_is_said(lived, monkeypatch):
    monkeypatch.setattr(rekeying, "move_all", lambda wait: iter(()))
    with pytest.raises(rekeying.NotRekeyed, match="old keys stay"):
        rest()
    assert generations.is_unfinished() and place_now().signed_out_on is None
    check_all_opens(lived)


def test_what_does_not_open_holds_nothing_else_up_and_keeps_the_old_keys(lived):
    from tealight.stories.models import Draft

    broken = Draft.objects.get()
    Draft.objects.filter(id=broken.id).update(body=bytes(broken.body)[:-1] + bytes([broken.body[-1] ^ 1]))
    with pytest.raises(rekeying.NotRekeyed, match="1 drafts\\."):
        rest()
    assert generations.is_unfinished()


def test_what_pages_and_links_were_given_before_goes_on(lived, browser_of):
    from tealight.accounts.links import look_at_link, write_own_link
    from tealight.accounts.models import Member
    from tealight.accounts.queries.own import own_record
    from tealight.accounts.queries.throttles import throttle_tags, waiting_until
    from tealight.stories import wording
    from tealight.stories.forms import ticket
    from tealight.stories.models import Story

    ada, story = again(lived.ada), Story.objects.get(id=lived.told)
    form, seen = ticket.draw(ada, "story"), wording.mark(story, wording.take(story, story, ada), ada)
    member = Member.objects.get(id=ada.member_id)
    link = write_own_link(LinkPurpose.RECOVER, member, own_record(ada), make.NOW, timedelta(days=1))
    Throttle.objects.create(
        tag=throttle_tags("password", "ada")[0], count=9, until=make.NOW + timedelta(hours=1), forget_on=make.NOW.date()
    )
    browser = browser_of(ada)
    begun()
    ada = again(ada)
    assert ticket.read(ada, "story", form) == int(form.partition(".")[0])
    assert ticket.read(again(lived.ben), "story", form) is None
    assert seen in wording.marks(story, wording.take(story, story, ada), ada)
    assert look_at_link(link, make.NOW, LinkPurpose.RECOVER).body["member"] == ada.member_id
    assert waiting_until(throttle_tags("password", "ada"), make.NOW)
    assert browser.get("/stories/mine/", follow=False).status == 200
    words = browser.get("/account/sessions/").words
    assert "this device" in words and "another device" not in words


def test_two_words_begun_in_one_slot_in_one_moment_are_both_kept(lived):
    """One process learns of the new keys just before the other: they share no tag, and both slots are free."""
    from tealight.stories.models import Draft
    from tealight.stories.queries.drafts import drafts as own_drafts

    begun()
    keys = again(lived.ada).keys
    Draft.objects.all().delete()
    old, new = keys.generations[1].number, keys.generations[0].number
    for number in (old, new):
        drafts(with_keys(again(lived.ada), only(keys, number)), f"under {number}", window="w")
    list(rekeying.move())
    assert {one.fields["body"] for one in own_drafts(again(lived.ada))} == {f"under {old}", f"under {new}"}
    assert len({one.slot for one in own_drafts(again(lived.ada))}) == 2


def test_what_one_process_writes_with_new_keys_another_that_has_not_learned_of_them_finds(lived):
    from tealight.stories.queries.drafts import drafts as own_drafts

    generations.begin()
    remembered = again(lived.ada)
    generations.write_with_new()
    drafts(again(lived.ada), "new")
    assert again(lived.ada).keys.generations != remembered.keys.generations
    assert {one.fields["body"] for one in own_drafts(remembered)} == {"begun", "new"}


# ── nobody learns who wrote what ─────────────────────────────────────────────────────────────────
def test_no_statement_about_an_anonymous_thing_holds_its_member(lived):
    begun()
    hers = {str(number) for who in (lived.ada, lived.cy) for number in (who.member_id, who.persona_id)}
    seen, moving = {}, rekeying.move()
    while True:
        with CaptureQueriesContext(connection) as asked:
            step = next(moving, None)
        if step is None:
            break
        # What is worked out about everybody before the first row of a kind asks for nobody by name either.
        seen.setdefault(step[0], []).extend(query["sql"] for query in asked)
    for kind in ("faces of one story", "sanctions", "drafts", "stories", "replies", "photos not shared yet"):
        assert seen[kind], kind
        for sql in seen[kind]:
            assert not any(name in sql for name in hers), (kind, sql)


def test_faces_move_in_the_order_of_their_rows_whoever_bears_them(lived):
    begun()
    faces = [row for kind, row in rekeying.move() if kind == "faces of one story"]
    assert faces == sorted(faces)
    assert len(faces) == 6, "of two people, and of a visitor who confessed"
