"""Drafts: nothing kept is lost to another window, a late save, or a lost answer."""

import pytest

from tests import make
from tests.stories.drafting import bodies, window


def test_a_later_save_of_one_window_replaces_the_former(keep, subject, teasel):
    first = keep("One", window("a"), subject)
    second = keep("One two", first.keeping, subject)
    assert bodies(teasel) == ["One two"]
    assert (second.keeping.slot, second.keeping.base) == (first.keeping.slot, first.keeping.base + 1)


def test_a_save_whose_answer_was_lost_makes_no_second_draft(keep, subject, teasel):
    keep("One", window("a"), subject)
    keep("One two", window("a"), subject)  # the page never heard of a slot
    assert bodies(teasel) == ["One two"]


def test_saves_that_overtake_each_other_stay_one_draft(keep, subject, teasel):
    first = keep("One", window("a"), subject)
    keep("One two three", first.keeping, subject)
    keep("One two", first.keeping, subject)
    assert len(bodies(teasel)) == 1


def test_going_on_with_a_draft_in_a_new_window_goes_on(keep, subject, teasel):
    first = keep("One", window("a"), subject)
    keep("One two", window("b", slot=first.keeping.slot, base=first.keeping.base), subject)
    assert bodies(teasel) == ["One two"]


def test_two_windows_are_both_kept(keep, subject, teasel):
    first = keep("One", window("a"), subject)
    base = first.keeping.base
    kept_b = keep("One, in b", window("b", slot=first.keeping.slot, base=base), subject)
    kept_a = keep("One, in a", first.keeping, subject)
    assert kept_a.beside and not kept_b.beside
    assert bodies(teasel) == ["One, in a", "One, in b"]


def test_a_window_kept_beside_goes_on_beside(keep, subject, teasel):
    first = keep("One", window("a"), subject)
    keep("b", window("b", slot=first.keeping.slot, base=first.keeping.base), subject)
    beside = keep("a", first.keeping, subject)
    for step in ("a2", "a3"):
        beside = keep(step, beside.keeping, beside.subject)
        assert not beside.beside
    assert bodies(teasel) == ["a3", "b"]


def test_stories_kept_beside_each_other_become_two_stories(keep, subject, teasel, stories):
    """Otherwise sharing the one would make the other "already shared", and lose it."""
    first = keep("One", window("a"), subject)
    keep("b", window("b", slot=first.keeping.slot, base=first.keeping.base), subject)
    beside = keep("a", first.keeping, subject)
    assert beside.subject.id != subject.id
    make.a_story(teasel, "b", story_id=subject.id)
    make.a_story(teasel, "a", story_id=beside.subject.id)
    assert stories.count() == 2


def test_words_kept_beside_others_never_take_their_place(keep, teasel):
    """Both have been saved as often: the number of the save alone does not say which a page has seen."""
    from tealight.stories.queries.drafts import DraftKind, Subject

    about = Subject(DraftKind.REPLY, 7)
    for number in range(4):  # whichever of two rows is come upon first
        kept = keep("One", window(f"a{number}"), about)
        keep(f"b{number}", window(f"b{number}", slot=kept.keeping.slot, base=kept.keeping.base), about)
        beside = keep("a", kept.keeping, about)
        beside = keep("a2", beside.keeping, about)
        keep(f"a{number}", beside.keeping, about)
        assert {f"a{number}", f"b{number}"} <= set(bodies(teasel))
        about = Subject(DraftKind.REPLY, about.id + 1)


@pytest.mark.parametrize("kind", ["reply", "edit", "edit-reply"])
def test_answers_and_changes_are_kept_beside_each_other_too(keep, teasel, kind):
    from tealight.stories.queries.drafts import DraftKind, Subject, draft_about, drafts

    about = Subject(DraftKind(kind), 7, 3)
    first = keep("One", window("a"), about)
    keep("b", window("b", slot=first.keeping.slot, base=first.keeping.base), about)
    beside = keep("a", first.keeping, about)
    again = keep("a2", beside.keeping, beside.subject)
    assert beside.beside and not again.beside
    assert bodies(teasel) == ["a2", "b"]
    assert draft_about(teasel, about).fields["body"] == "b"
    assert [draft.beside for draft in drafts(teasel)].count(True) == 1


def test_a_slot_used_again_is_never_written_over_by_an_old_page(keep, subject, teasel):
    """Thrown away elsewhere, its slot went to other words; the old page is still being typed in."""
    from tealight.stories.actions.throw_draft_away import throw_draft_away
    from tealight.stories.queries.drafts import DraftKind, Subject

    old = keep("Old", window("a"), subject)
    throw_draft_away(viewer=teasel, now=make.NOW, slot=old.keeping.slot)
    other = keep("Other", window("c"), Subject(DraftKind.STORY, 6_000_000))
    assert other.keeping.slot == old.keeping.slot
    keep("Old, typed on", old.keeping, subject)
    assert bodies(teasel) == ["Old, typed on", "Other"]


def test_a_page_whose_draft_was_thrown_away_keeps_it_anew(keep, subject, teasel):
    from tealight.stories.actions.throw_draft_away import throw_draft_away

    old = keep("Old", window("a"), subject)
    throw_draft_away(viewer=teasel, now=make.NOW, slot=old.keeping.slot)
    throw_draft_away(viewer=teasel, now=make.NOW, slot=old.keeping.slot)
    keep("Old, typed on", old.keeping, subject)
    assert bodies(teasel) == ["Old, typed on"]


# ── sharing takes the draft along ────────────────────────────────────────────────────────────────
def test_sharing_takes_its_own_draft_and_no_other(keep, subject, teasel):
    from tealight.stories.queries.drafts import DraftKind, Subject

    mine = keep("Words", window("a"), subject)
    keep("Other", window("c"), Subject(DraftKind.STORY, 6_000_000))
    make.a_story(teasel, "Words", story_id=subject.id, draft=mine.keeping)
    assert bodies(teasel) == ["Other"]


def test_words_another_window_saved_meanwhile_outlive_the_sharing(keep, subject, teasel):
    first = keep("One", window("a"), subject)
    keep("One, in b", window("b", slot=first.keeping.slot, base=first.keeping.base), subject)
    make.a_story(teasel, "One, in a", story_id=subject.id, draft=first.keeping)
    assert bodies(teasel) == ["One, in b"]


@pytest.mark.parametrize("late", ["Words", "Wor", "", "Words\r\n"])
def test_a_save_that_arrives_after_sharing_keeps_nothing(keep, subject, teasel, late):
    make.a_story(teasel, "Words", story_id=subject.id, draft=window("a"))
    assert keep(late, window("a"), subject).shared
    assert bodies(teasel) == []


def test_other_words_after_sharing_are_kept(keep, subject, teasel):
    make.a_story(teasel, "Words", story_id=subject.id)
    assert not keep("Not those", window("b"), subject).shared
    assert bodies(teasel) == ["Not those"]


def test_a_save_that_arrives_after_a_reply_keeps_nothing(keep, teasel, rowan):
    from tealight.stories.queries.drafts import DraftKind, Subject

    story = make.a_story(rowan)
    about = Subject(DraftKind.REPLY, story)
    kept = keep("So sor", window("a"), about, shared_as=77)
    make.a_reply(teasel, story, "So sorry.", reply_id=77, draft=kept.keeping)
    assert bodies(teasel) == []
    assert keep("So sorr", kept.keeping, about, shared_as=77).shared
    assert bodies(teasel) == []


def test_a_reply_takes_the_draft_of_its_own_place_only(keep, teasel, rowan):
    from tealight.stories.queries.drafts import DraftKind, Subject

    story = make.a_story(rowan)
    first = make.a_reply(rowan, story)
    below = keep("below", window("b"), Subject(DraftKind.REPLY, story, first))
    kept = keep("above", window("a"), Subject(DraftKind.REPLY, story))
    make.a_reply(teasel, story, "above", draft=kept.keeping)
    assert bodies(teasel) == ["below"]
    make.a_reply(teasel, story, "below", answers=first, draft=below.keeping)
    assert bodies(teasel) == []
