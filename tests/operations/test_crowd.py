"""A place of any size: its rows are those the actions would have written."""

from datetime import UTC, datetime, time, timedelta

import pytest

from tests import make

SIZE = {"people": 12, "stories": 30, "replies": 200}
SAME = ("persona_id", "title", "excerpt", "source", "parts", "notes", "audience", "group_id", "circle_id", "need",
        "ordinal", "withdrawn_on", "held_on", "removed_on", "closed_on", "edited_on", "hour")


@pytest.fixture
def crowd(place):
    """`crowd(seed=1)`: everything told by a crowd of the usual size."""
    from tealight.operations.demo.crowd import Size, grow
    from tealight.stories.models import Story

    make.the_rooms()

    def told(seed=1, **size):
        there = set(Story.objects.values_list("id", flat=True))
        grow(Size(**{**SIZE, **size}, seed=seed), make.NOW)
        return list(Story.objects.exclude(id__in=there))

    return told


def test_it_is_as_large_as_was_asked_for(crowd):
    from tealight.accounts.models import Member
    from tealight.stories.models import Reply

    assert len(crowd()) == 30 and Reply.objects.count() == 200 and Member.objects.count() == 12


def author_of(row):
    from tealight.accounts.models import Member

    return make.as_viewer(Member.objects.get(persona_id=row.persona_id).id)


def as_it_is(row):
    """The columns of a row; what is sealed in it, opened."""
    sealed = row.sealed and row.sealed.open_json(author_of(row).keys, row.id)
    return [getattr(row, name) for name in SAME if hasattr(row, name)] + [sealed]


def masks(kind, thing):
    """The notes under which words of a thing can be found."""
    from tealight.search.models import Passage

    return set(Passage.objects.filter(kind=kind, thing=thing).values_list("mask", flat=True))


def shared_again(row):
    """Share what a story says by the action; return the row."""
    from tealight.place.queries import notes
    from tealight.stories import wording
    from tealight.stories.models import Story

    words = wording.take(row, row, author_of(row))
    return Story.objects.get(id=make.a_story(
        author_of(row), words.source, now=row.hour, title=words.title, audience=row.audience, group=row.group_id,
        need=row.need, notes=[note.key for note in notes().of(row.notes)],
    ))


def answered_again(row, other):
    """Answer `other` by the action as `row` was answered; return the pairs of replies."""
    from tealight.place.queries import notes
    from tealight.stories import wording
    from tealight.stories.models import Reply

    twins: dict[int, int] = {}
    for reply in row.replies.order_by("ordinal"):
        twins[reply.id] = make.a_reply(
            author_of(reply), other.id, wording.take(reply, row, author_of(reply)).source, now=reply.hour,
            answers=twins.get(reply.answers_id), notes=[note.key for note in notes().of(reply.notes)],
        )
    return [(Reply.objects.get(id=one), Reply.objects.get(id=twin)) for one, twin in twins.items()]


def midnight(day):
    return datetime.combine(day, time(), UTC)


def withdrawn_again(row, other, replies=()):
    """Take back by the actions what was taken back of `row` and its replies."""
    from tealight.stories.actions.withdraw_reply import withdraw_reply
    from tealight.stories.actions.withdraw_story import withdraw_story

    for reply, twin in replies:
        if reply.withdrawn_on:
            withdraw_reply(viewer=author_of(twin), now=midnight(reply.withdrawn_on), reply=twin.id)
            twin.refresh_from_db()
    if row.withdrawn_on:
        withdraw_story(viewer=author_of(other), now=midnight(row.withdrawn_on), story=other.id)
    other.refresh_from_db()


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


def test_what_was_taken_back_equals_what_taking_it_back_leaves(crowd):
    from tealight.search import find
    from tealight.search.words import question
    from tealight.stories import wording
    from tealight.stories.models import Reply

    rows = [row for row in crowd(stories=150, replies=600) if row.withdrawn_on]
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


def test_what_was_answered_was_still_there(crowd):
    from tealight.stories.models import Reply

    crowd(stories=20, replies=1000)
    rows = Reply.objects.select_related("answers", "story")
    for reply in rows:
        assert reply.answers is None or reply.answers.withdrawn_on is None or reply.answers.withdrawn_on >= reply.hour.date()
        assert reply.story.withdrawn_on is None or reply.story.withdrawn_on >= (reply.withdrawn_on or reply.hour.date())


def test_the_same_number_makes_the_same_words(place):
    import random

    from tealight.operations.demo.phrases import Phrases
    from tealight.place.queries import notes

    first, second, other = (Phrases(random.Random(seed), notes()) for seed in (3, 3, 4))
    said = [[phrases.story() for _ in range(5)] for phrases in (first, second, other)]
    assert said[0] == said[1] != said[2]


def test_replies_are_as_long_as_people_write_and_seldom_the_same(place):
    import random
    from collections import Counter

    from tealight.operations.demo.phrases import Phrases
    from tealight.place.queries import notes

    phrases = Phrases(random.Random(1), notes())
    said = [phrases.reply().source for _ in range(2000)]
    lines = [line for reply in said for line in reply.splitlines() if line and not line.startswith("[note: ")]
    words = [sum(len(line.split()) for line in reply.splitlines() if not line.startswith("[note: ")) for reply in said]
    assert 95 <= sum(words) / len(words) <= 105 and min(words) >= 80
    assert sum(count <= 120 for count in words) > 1900
    assert len(set(said)) == len(said)
    sentences = Counter(sentence for line in lines for sentence in line.replace("? ", ". ").split(". "))
    long = Counter({sentence: count for sentence, count in sentences.items() if sentence.count(" ") > 8})
    assert len(long) > 0.6 * sum(long.values())
    assert len({word.strip(".,?’").lower() for line in lines for word in line.split()}) > 3500


def test_every_sentence_is_the_same_words_in_a_page(place):
    import random

    from tealight.kernel import prose
    from tealight.operations.demo.phrases import Phrases
    from tealight.place.queries import notes
    from tealight.stories.wording import as_written

    phrases, known = Phrases(random.Random(1), notes()), as_written(notes())
    for kind in phrases.kinds.values():
        for pieces in kind:
            text, html = phrases._joined([phrases._filled(pieces)])
            assert [part.html for part in prose.render(text, known)] == [html]


def test_what_is_told_stays_in_its_time_and_is_found(crowd):
    from collections import Counter

    from tealight.search import find
    from tealight.search.words import question
    from tealight.stories.models import Reply

    crowd()
    first = make.NOW - timedelta(days=3 * 365 + 1)
    hours = [row.hour for row in Reply.objects.all()]
    assert min(hours) > first and max(hours) <= make.NOW
    assert max(Counter(hours).values()) < 10, "nobody answers everything in one hour"
    for reply in Reply.objects.select_related("story"):
        assert reply.hour >= reply.story.hour
    assert [hit for hits in find.newest(question("the")) for hit in hits]


def test_nobody_speaks_before_they_came_or_where_they_are_not(crowd):
    from tealight.accounts.models import Member
    from tealight.stories.models import Reply

    crowd()
    people = {member.persona_id: member for member in Member.objects.all()}
    viewers = {persona: make.as_viewer(member.id) for persona, member in people.items()}
    for reply in Reply.objects.select_related("story"):
        for thing in (reply, reply.story):
            assert thing.hour.date() >= people[thing.persona_id].joined_on
            assert reply.story.group_id is None or reply.story.group_id in viewers[thing.persona_id].groups
