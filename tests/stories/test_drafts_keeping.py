"""Drafts: nothing kept is lost to another window, a late save, or a lost answer."""

import pytest

from tests import make


@pytest.fixture
def keep(teasel):
    """`keep("words", keeping, subject)`: keep a draft as Teasel."""
    from tealight.stories.actions.keep_draft import keep_draft

    def kept(body, keeping, subject, **choices):
        viewer = choices.pop("viewer", teasel)
        fields = {"title": "", "body": body, "audience": "", "need": "company", "notes": []}
        return keep_draft(viewer=viewer, now=make.NOW, subject=subject, fields=fields, keeping=keeping, **choices)

    return kept


@pytest.fixture
def subject():
    from tealight.stories.queries.drafts import DraftKind, Subject

    return Subject(DraftKind.STORY, 5_000_000)


def window(name, **known):
    from tealight.stories.queries.drafts import Keeping

    return Keeping(window=name, **known)


def bodies(viewer):
    from tealight.stories.queries.drafts import drafts

    return sorted(draft.fields["body"] for draft in drafts(viewer))


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


# ── whose they are, and how many ────────────────────────────────────────────────────────────────
def test_drafts_are_found_by_their_owner_alone(keep, subject, teasel, rowan):
    from tealight.stories.queries.drafts import draft, draft_about

    kept = keep("Mine", window("a"), subject)
    keep("Theirs", window("a"), subject, viewer=rowan)
    assert (bodies(teasel), bodies(rowan)) == (["Mine"], ["Theirs"])
    assert draft(rowan, kept.keeping.slot).fields["body"] == "Theirs"
    assert draft_about(teasel, subject).fields["body"] == "Mine"


def test_a_row_says_neither_whose_nor_what_nor_how_long_it_is(keep, subject, teasel):
    from tealight.stories.models import Draft

    keep("x", window("a"), subject)
    short = Draft.objects.get()
    assert {field.name for field in Draft._meta.fields} == {"id", "tag", "about", "body", "day"}
    keep("x" * 600, window("a"), subject)
    assert len(bytes(Draft.objects.get().body)) == len(bytes(short.body))
    assert str(subject.id).encode() not in bytes(short.tag) + bytes(short.about) + bytes(short.body)


def test_the_sixty_fifth_draft_is_refused_and_none_is_lost(keep, teasel):
    from tealight.kernel.verdict import Refused
    from tealight.stories.models import Draft
    from tealight.stories.queries.drafts import DraftKind, Subject

    for number in range(1, Draft.SLOTS + 1):
        keep(f"{number}", window("a" * number), Subject(DraftKind.STORY, number))
    with pytest.raises(Refused, match="64 drafts already"):
        keep("one more", window("b"), Subject(DraftKind.STORY, 999))
    assert len(bodies(teasel)) == Draft.SLOTS
    keep("1, changed", window("a"), Subject(DraftKind.STORY, 1))
    assert "1, changed" in bodies(teasel)


def test_a_draft_far_too_long_is_refused_with_a_sentence(keep, subject, teasel):
    from tealight.kernel.verdict import Refused

    keep("x" * 399_000, window("a"), subject)
    with pytest.raises(Refused, match="too long to be kept"):
        keep("x" * 400_001, window("a"), subject)
    assert len(bodies(teasel)[0]) == 399_000


def test_nothing_is_kept_where_nothing_can_be_written(keep, subject, teasel):
    from tealight.kernel.verdict import Refused
    from tealight.place.actions.shape_place import shape_place

    shape_place(viewer=make.TEST, now=make.NOW, read_only_on=make.NOW.date())
    with pytest.raises(Refused, match="only be read"):
        keep("x", window("a"), subject)


def test_keeping_tells_nobody(keep, subject, teasel):
    from tealight.ledger.models import Event

    keep("x", window("a"), subject)
    assert not Event.objects.exists()


@pytest.mark.parametrize(("kind", "number", "under"), [("story", 0, 0), ("story", -1, 0), ("reply", 2**53, 0), ("reply", 1, -1)])
def test_numbers_nothing_can_have_are_about_nothing(db, kind, number, under):
    from tealight.kernel.verdict import NotFound
    from tealight.stories.queries.drafts import DraftKind, Subject

    with pytest.raises(NotFound):
        Subject(DraftKind(kind), number, under)


@pytest.mark.django_db(transaction=True)
def test_windows_that_save_at_one_moment_are_all_kept(teasel, disk):
    """First saves of several pages ask for the same free slot; none is lost."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    from tealight.stories.actions.keep_draft import keep_draft
    from tealight.stories.queries.drafts import DraftKind, Keeping, Subject

    def save(number):
        try:
            for step in ("", " more"):
                keep_draft(
                    viewer=teasel, now=make.NOW, subject=Subject(DraftKind.STORY, 1 + number % 3),
                    fields={"body": f"{number}{step}"}, keeping=Keeping(window=f"w{number}"),
                )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, range(8)))
    last = {body.split()[0] for body in bodies(teasel)}
    assert last == {str(number) for number in range(8)}
