"""Drafts: whose they are, how many, and what a row says of them: nothing."""

import pytest

from tests import make
from tests.stories.drafting import bodies, window


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
    assert {field.name for field in Draft._meta.fields} == {"id", "tag", "body", "day"}
    keep("x" * 600, window("a"), subject)
    assert len(bytes(Draft.objects.get().body)) == len(bytes(short.body))
    assert str(subject.id).encode() not in bytes(short.tag) + bytes(short.body)


def test_nothing_of_a_draft_comes_back_in_another_about_the_same_thing(keep, teasel, rowan, monkeypatch):
    """PRIVACY 3: a tag of the thread would join what is begun in it without a name and, later, under one's own."""
    from tealight.stories.actions import keep_draft
    from tealight.stories.models import Draft
    from tealight.stories.queries.drafts import DraftKind, Subject

    slots = iter((7, 8))
    monkeypatch.setattr(keep_draft, "draw", lambda free: next(slots))
    story, rows = make.a_story(rowan), []
    for anonymous in (True, False):
        kept = keep("So sorry.", window("a"), Subject(DraftKind.REPLY, story))
        rows.append({name: value for name, value in Draft.objects.values().get().items() if name != "day"})
        make.a_reply(make.as_viewer(teasel.member_id), story, "So sorry.", draft=kept.keeping, anonymous=anonymous)
    assert set(rows[0].values()).isdisjoint(rows[1].values())


@pytest.mark.parametrize("kind", ["story", "reply"])
def test_of_two_windows_that_saw_nothing_of_each_other_one_steps_aside(keep, teasel, monkeypatch, kind):
    from tealight.stories.actions import keep_draft
    from tealight.stories.queries.drafts import DraftKind, Subject, draft_about, drafts

    about = Subject(DraftKind(kind), 7)
    monkeypatch.setattr(keep_draft, "draw", lambda free: free[0])
    a = keep("a", window("a"), about)
    with monkeypatch.context() as patch:
        patch.setattr(keep_draft, "locked_for", lambda *asked: [])
        b = keep("b", window("b"), about)
    assert draft_about(teasel, about).fields["body"] == "a"
    b, a = keep("b2", b.keeping, about), keep("a2", a.keeping, about)
    assert b.beside and not a.beside and a.subject == about
    assert (b.subject == about) == (kind == "reply")
    b = keep("b3", b.keeping, b.subject)
    assert not b.beside and bodies(teasel) == ["a2", "b3"]
    assert draft_about(teasel, about).fields["body"] == "a2"
    assert [one.beside for one in drafts(teasel)].count(True) == (kind == "reply")


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


def test_a_draft_takes_any_slot_that_is_free(keep, subject, teasel, monkeypatch):
    """PRIVACY 3: the first each time would be one tag for all they write, under a name and without one."""
    from tealight.stories.actions import keep_draft

    offered = []
    monkeypatch.setattr(keep_draft, "draw", lambda free: offered.append(free) or free[-1])
    first = keep("One", window("a"), subject)
    keep("Two", window("b"), subject)
    assert first.keeping.slot == 63
    assert offered == [list(range(64)), list(range(63))]
