"""The comparing finds what it is for: each of these wrong rules, one at a time, is a disagreement."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from django.db.models import Q

from tealight.kernel.verdict import NotFound
from tests.visibility import building
from tests.visibility.life import Life
from tests.visibility.reader import Disagreement
from tests.visibility.test_every_surface import compare

pytestmark = pytest.mark.slow


def person(viewer):
    return getattr(viewer, "persona_id", None)


def version(asked):
    from tealight.stories.models import Story

    return Story.objects.filter(id=asked.story).values_list("version", flat=True).first()


def pages_kept_by(key_of):
    from tealight.stories.queries import story

    right, kept = story.story_page, {}

    def story_page(viewer, notes, asked):
        key = key_of(viewer, asked)
        if kept.get(key) is None:  # who was shown nothing leaves nothing to be shown to others
            kept[key] = right(viewer, notes, asked)
        return kept[key]

    return "tealight.stories.views.story.story_page", story_page


# ── wrong rules, each as a patch of one name ─────────────────────────────────────────────────────
def search_forgets_who_may_read():
    from tealight.stories.models import Story

    return "tealight.stories.queries.found._stories", lambda viewer, room, need: Story.objects.filter(sealed__isnull=True)


def search_forgets_covers():
    return "tealight.stories.queries.found._hidden", lambda viewer, author, group: 0


def lists_forget_filters():
    from tealight.stories import policy

    def readable(rows, viewer):
        return rows.filter(policy.visible_to(viewer))

    return "tealight.stories.queries.feed.readable", readable


def replies_that_wait_are_read():
    return "tealight.stories.policy.replies_visible_to", lambda viewer: Q(withdrawn_on__isnull=True)


def a_room_is_read_by_all():
    from tealight.stories import policy

    right = policy.visible_to
    return "tealight.stories.policy.visible_to", lambda viewer: right(viewer) | policy._SHARED & Q(audience="group")


def opening_a_story_opens_more():
    from tealight.stories.queries import covers

    return "tealight.stories.queries.story.passages", lambda *given, opened, **named: covers.passages(
        *given, opened=lambda index: True, **named
    )


def the_file_of_a_photo_forgets_covers():
    return "tealight.stories.queries.pictures.cover_of_whole", lambda *given: None


def a_sign_is_enough_for_a_photo():
    from tealight.stories.views import pictures

    right, last = pictures._found, []

    def found(request, *which):
        try:
            last[:] = [right(request, *which)]
        except NotFound:
            if not request.headers.get("If-None-Match", "") or not last:
                raise
        return replace(last[0], sign=request.headers.get("If-None-Match", last[0].sign).strip('"'))

    return "tealight.stories.views.pictures._found", found


def a_page_is_kept_for_everyone():
    return pages_kept_by(lambda viewer, asked: asked)


def cards_are_kept_for_everyone():
    from tealight.stories.queries import feed

    right, kept = feed.card, {}

    def card(row, viewer, notes):
        return kept.setdefault((row.id, row.excerpt), right(row, viewer, notes))

    return "tealight.stories.queries.feed.card", card


STANDING_STILL = [
    search_forgets_who_may_read, search_forgets_covers, lists_forget_filters, replies_that_wait_are_read,
    a_room_is_read_by_all, opening_a_story_opens_more, the_file_of_a_photo_forgets_covers, a_sign_is_enough_for_a_photo,
    a_page_is_kept_for_everyone, cards_are_kept_for_everyone,
]


@pytest.mark.parametrize("wrong", STANDING_STILL, ids=lambda wrong: wrong.__name__.replace("_", " "))
def test_a_wrong_rule_is_found(db, monkeypatch, wrong):
    building.a_ground()
    monkeypatch.setattr(*wrong())
    with pytest.raises(Disagreement):
        for seed in range(6):
            compare(seed, Counter(), 12, 24)


# ── what is right at first and wrong when something happens ──────────────────────────────────────
def a_page_is_kept_for_its_reader_for_ever():
    return pages_kept_by(lambda viewer, asked: (person(viewer), asked))


def a_page_is_kept_while_its_story_stays():
    """By reader and version of the story, and without what its reader chose since."""
    return pages_kept_by(lambda viewer, asked: (person(viewer), asked, version(asked)))


def a_page_is_kept_under_the_version_that_came_after_it():
    """With all its reader chose, but made of what was read before somebody changed the story."""
    from tealight.stories.queries import story

    right, kept = story.story_page, {}

    def story_page(viewer, notes, asked):
        found = kept.get((repr(viewer), asked, version(asked)))
        if found is None:
            found = right(viewer, notes, asked)
            kept[repr(viewer), asked, version(asked)] = found
        return found

    return "tealight.stories.views.story.story_page", story_page


def the_place_is_kept_for_ever():
    from tealight.place import queries

    right, kept = queries.place, []

    def place():
        kept.extend([] if kept else [right()])
        return kept[0]

    return "tealight.web.context.place", place


def a_viewer_is_kept_for_ever():
    from tealight.accounts import sessions

    right, kept = sessions.person_of_row, {}

    def person_of_row(member, now):
        return kept.setdefault(member.id, right(member, now))

    return "tealight.accounts.sessions.person_of_row", person_of_row


def a_page_for_anyone_is_kept_whatever_becomes_of_it():
    return "tealight.stories.views.for_anyone.ForAnyone._is_still", lambda asking, drawn: True


GOING_ON = [
    a_page_is_kept_for_its_reader_for_ever, a_page_is_kept_while_its_story_stays,
    a_page_is_kept_under_the_version_that_came_after_it, the_place_is_kept_for_ever, a_viewer_is_kept_for_ever,
    a_page_for_anyone_is_kept_whatever_becomes_of_it,
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("wrong", GOING_ON, ids=lambda wrong: wrong.__name__.replace("_", " "))
def test_what_goes_stale_is_found(monkeypatch, wrong):
    monkeypatch.setattr(*wrong())
    life = Life(Random(8), Counter(), only=frozenset({"feed", "kept"}))
    with pytest.raises(Disagreement):
        for _ in range(500):  # some need a change in the very moment somebody reads
            life.turn()
