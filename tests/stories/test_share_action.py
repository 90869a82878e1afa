"""The one home of sharing: what it refuses whoever calls it, what waits, and what a second call does."""

from datetime import timedelta

import pytest

from tests import make
from tests.stories.wishes import lets_appear

WORDS = "Nobody warns you about the admin."


@pytest.fixture
def share(teasel):
    from tealight.stories.actions.share_story import share_story

    def shared(source=WORDS, **choices):
        return share_story(**{"viewer": teasel, "now": make.NOW, "title": "", "source": source, "audience": "members", **choices})

    return shared


def test_a_second_call_with_the_same_words_is_harmless(share, stories):
    from tealight.ledger.models import Event

    assert share(story_id=5) == share(story_id=5) == 5
    assert stories.count() == 1 and Event.objects.count() <= 1


def test_the_same_words_with_other_line_ends_are_the_same(share, stories):
    share("One.\r\nTwo.\r\n", story_id=5)
    assert share("One.\nTwo.", story_id=5) == 5


def test_a_line_end_counts_once(share, stories):
    """Browsers send two signs for it; nobody is refused for the half they did not write."""
    share("a\r\n" * 20_000)
    assert make.written(stories.get()).count("\n") == 19_999


def test_a_second_call_is_harmless_after_sharing_was_paused(share):
    from tealight.place.actions.shape_place import shape_place

    share(story_id=5)
    shape_place(viewer=make.TEST, now=make.NOW, posting_paused_on=make.NOW.date())
    assert share(story_id=5) == 5


@pytest.mark.parametrize("change", [{"source": "Other."}, {"title": "Other"}])
def test_other_words_under_the_same_id_are_refused_with_where_the_first_are(share, stories, change):
    from tealight.stories.actions.writing import SharedAlready

    share(story_id=5)
    with pytest.raises(SharedAlready) as refused:
        share(story_id=5, **change)
    assert refused.value.shared == 5 and make.written(stories.get()) == WORDS


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_one_moment_share_once(share, stories, disk):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    def click(_):
        try:
            return share(story_id=5)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(click, range(6))) == {5}
    assert stories.count() == 1


def test_a_room_one_is_not_in_is_refused_whatever_the_page_said(share, stories):
    from tealight.groups.models import Group
    from tealight.kernel.verdict import Refused

    for slug in ("tfmr", "early-loss"):
        with pytest.raises(Refused, match="Join this room") as refused:
            share(audience="group", group=Group.objects.get(slug=slug).id)
        assert refused.value.about == "audience"
    with pytest.raises(Refused):
        share(audience="group", group=424242)
    assert stories.count() == 0


def test_a_closed_room_takes_nothing_new(share, stories):
    from tealight.groups.actions.close_room import close_room
    from tealight.groups.models import Group
    from tealight.kernel.verdict import Refused

    room = Group.objects.get(slug="late-loss").id
    close_room(viewer=make.TEST, now=make.NOW, group=room)
    with pytest.raises(Refused, match="This room is closed"):
        share(audience="group", group=room)
    assert stories.count() == 0


def test_a_room_counts_only_for_a_room(share, stories):
    from tealight.groups.models import Group

    share(audience="members", group=Group.objects.get(slug="tfmr").id)
    assert stories.get().group_id is None


@pytest.mark.parametrize(("audience", "said"), [("circle", "no circle yet"), ("anyone", "for members")])
def test_who_cannot_be_reached_is_refused(share, audience, said):
    from tealight.kernel.verdict import Refused

    with pytest.raises(Refused, match=said):
        share(audience=audience)


def test_what_is_kept_for_oneself_is_no_event(share):
    from tealight.ledger.models import Event

    share(audience="me")
    assert not Event.objects.exists()


def test_names_called_in_what_is_kept_for_oneself_call_nobody(share, rowan, stories, words_of, teasel):
    share("For @Rowan, one day.", audience="me")
    assert words_of(stories.get(), teasel).source == "For @Rowan, one day."


# ── what waits for a person ──────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("source", "waits"),
    [
        ("No link at all.", False), ("[here](https://a.example)", True), ("https://a.example", True),
        ("HTTP://A.EXAMPLE", True), ("www.a.example", True), ("awww. sweet", False), ("http", False),
        ("mail me at a@b.example", False),
    ],
)
def test_a_newcomers_links_wait(share, cy, stories, source, waits):
    share(source, viewer=cy)
    assert (stories.get().held_on is not None) == waits


def test_after_a_week_links_do_not_wait(share, stories):
    six = make.a_person("Six", joined_on=make.NOW.date() - timedelta(days=6))
    seven = make.a_person("Seven", joined_on=make.NOW.date() - timedelta(days=7))
    assert stories.get(id=share("https://a.example", viewer=six)).held_on
    assert not stories.get(id=share("https://a.example", viewer=seven)).held_on


def test_a_call_by_name_is_no_link(share, cy, rowan, stories):
    share("Thank you @Rowan.", viewer=cy)
    assert stories.get().held_on is None


def test_the_first_words_of_who_joined_without_script_wait_until_one_has_appeared(share, mira, stories, again):
    plain = make.a_person("Plain", first_post_held=True, joined_on=make.NOW.date() - timedelta(days=90))
    first = share("One.", viewer=plain)
    assert stories.get(id=first).held_on
    assert stories.get(id=share("Two.", viewer=again(plain))).held_on
    assert not stories.get(id=share("For me.", viewer=again(plain), audience="me")).held_on
    assert stories.get(id=share("Three.", viewer=again(plain))).held_on
    lets_appear(mira, stories.get(id=first))
    assert not stories.get(id=share("Four.", viewer=again(plain))).held_on


def test_a_replys_first_words_wait_too(share, rowan, stories):
    from tealight.stories.models import Reply

    plain = make.a_person("Plain", first_post_held=True)
    make.a_reply(plain, make.a_story(rowan))
    assert Reply.objects.get().held_on


# ── the database refuses what the code forbids ───────────────────────────────────────────────────
@pytest.mark.parametrize(
    "change",
    [{"audience": "me"}, {"audience": "circle"}, {"audience": "group"}, {"withdrawn_on": make.NOW.date()},
     {"need": "money"}, {"audience": "everyone"}],
)
def test_a_row_that_would_show_private_words_cannot_be(share, stories, change):
    from django.db import IntegrityError, transaction

    share()
    with pytest.raises(IntegrityError), transaction.atomic():
        stories.update(**change)


def test_whoever_is_read_first_waits_with_everything_others_can_read(share, teasel, stories, again):
    """A decision of the team; what is for oneself or a circle is nobody's to read first."""
    from tealight.accounts.models import Sanction

    Sanction.objects.create(tag=teasel.keys.slots("sanction/v1", 1)[0], kind="pre-read")
    viewer = make.a_circle(again(teasel))
    assert stories.get(id=share("One.", viewer=viewer)).held_on
    for audience in ("me", "circle"):
        assert not stories.get(id=share("Two.", viewer=viewer, audience=audience)).held_on
