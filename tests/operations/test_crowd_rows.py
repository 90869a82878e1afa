"""A crowd's rows are those the actions would have written."""

import pytest

from tests import make
from tests.operations.again import (
    answered_again,
    as_it_is,
    author_of,
    masks,
    photos_of,
    shared_again,
    withdrawn_again,
)


def test_a_story_equals_what_sharing_it_writes(crowd):
    rows = [row for row in crowd() if not row.withdrawn_on]
    assert len(rows) > 20
    for row in rows:
        other = shared_again(row)
        assert as_it_is(row) == as_it_is(other)
        assert masks("story", row.id) == masks("story", other.id) != set()


def test_a_thread_equals_what_answering_it_writes(crowd):
    row = max((row for row in crowd() if not row.withdrawn_on), key=lambda story: story.next_ordinal)
    other = shared_again(row)
    replies = answered_again(row, other)
    withdrawn_again(row, other, replies)
    assert len(replies) > 15
    again = {reply.id: twin.id for reply, twin in replies}
    for reply, twin in replies:
        assert as_it_is(reply) == as_it_is(twin)
        assert masks("reply", reply.id) == masks("reply", twin.id)
        assert (reply.answers_id and again[reply.answers_id]) == twin.answers_id
    assert (row.next_ordinal, row.version, row.answered_on) == (other.next_ordinal, other.version, other.answered_on)


@pytest.mark.slow
def test_what_was_taken_back_equals_what_taking_it_back_leaves(crowd, monkeypatch):
    from tealight.operations.demo import threads
    from tealight.search import find
    from tealight.search.words import question
    from tealight.stories import wording
    from tealight.stories.models import Reply

    monkeypatch.setattr(threads, "_TAKEN_BACK", 0.2)
    rows = [row for row in crowd(stories=20, replies=120) if row.withdrawn_on]
    assert 1 <= len(rows) < 15
    for row in rows:
        other = shared_again(row)
        replies = answered_again(row, other)
        withdrawn_again(row, other, replies)
        assert as_it_is(row) == as_it_is(other) and row.source == row.title == "" and row.parts == []
        assert (row.version, row.next_ordinal, row.answered_on) == (other.version, other.next_ordinal, other.answered_on)
    gone = [*rows, *Reply.objects.filter(withdrawn_on__isnull=False).select_related("story")]
    assert len(gone) > 15
    for thing in gone:
        assert thing.hour.date() <= thing.withdrawn_on <= make.NOW.date()
        assert masks("story", thing.id) == masks("reply", thing.id) == set()
        first = wording.take(thing, getattr(thing, "story", thing), author_of(thing)).source.splitlines()[-1]
        words = " ".join(f'"{piece}"' for piece in first.split(". ")[0].split(", ")[:1])
        assert thing.id not in [hit.thing for hits in find.newest(question(words)) for hit in hits]


@pytest.mark.slow
def test_photos_equal_what_sharing_them_leaves(crowd, monkeypatch, commits):
    from tealight.media.models import Photo
    from tealight.operations.demo import pictures, threads
    from tealight.operations.demo.texts import SamplePhoto
    from tealight.place.queries import notes
    from tealight.stories import wording

    monkeypatch.setattr(threads, "_WITH_PHOTOS", 0.3)
    monkeypatch.setattr(pictures, "DRAWINGS", {name: pictures.DRAWINGS[name] for name in ("boat", "stones")})
    rows = [row for row in crowd() if wording.take(row, row, author_of(row)).pictures]
    assert len(rows) >= 4
    photos = list(Photo.objects.all())
    assert len({photo.name for photo in photos}) == len({bytes(photo.held_by) for photo in photos}) + len(photos) - len(rows)
    drawn = {pictures.SHOWN[name]: name for name in pictures.DRAWINGS}
    for row in rows:
        words, author = wording.take(row, row, author_of(row)), author_of(row)
        asked = [
            SamplePhoto(drawn[picture.alt], picture.alt, picture.line, tuple(note.key for note in notes().of(picture.notes)))
            for picture in words.pictures
        ]
        with commits():
            other = shared_again(row, photos=pictures.sent(author, row.hour, asked))
        with commits():
            pictures.draw_all_sizes("story", other.id, row.hour)
        withdrawn_again(row, other)
        assert photos_of(row) == photos_of(other) != []
        assert as_it_is(row) == as_it_is(other)
