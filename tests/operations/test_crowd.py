"""A place of any size: its rows are those the actions would have written."""

from datetime import timedelta

import pytest

from tests import make

SIZE = {"people": 12, "stories": 30, "replies": 200}
SAME = ("title", "excerpt", "source", "parts", "notes", "audience", "group_id", "circle_id", "need", "sealed",
        "withdrawn_on", "held_on", "removed_on", "closed_on", "edited_on", "hour")


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


def test_a_story_equals_what_sharing_it_writes(crowd):
    from tealight.accounts.models import Member
    from tealight.place.queries import notes
    from tealight.search.models import Passage
    from tealight.stories.actions.share_story import share_story
    from tealight.stories.models import Story

    for row in crowd():
        member = Member.objects.get(persona_id=row.persona_id)
        viewer, known = make.as_viewer(member.id, make.NOW), notes()
        shared = share_story(
            viewer=viewer, now=row.hour, title=row.title, source=row.source, audience=row.audience, group=row.group_id,
            need=row.need, notes=[note.key for note in known.of(row.notes)],
        )
        other = Story.objects.get(id=shared)
        assert [getattr(row, name) for name in SAME] == [getattr(other, name) for name in SAME]
        masks = [set(Passage.objects.filter(kind="story", thing=thing).values_list("mask", flat=True)) for thing in (row.id, other.id)]
        assert masks[0] == masks[1] != set()


def test_a_thread_equals_what_answering_it_writes(crowd):
    from tealight.accounts.models import Member
    from tealight.place.queries import notes
    from tealight.stories.actions.reply_to_story import reply_to_story
    from tealight.stories.models import Reply, Story

    row = max(crowd(), key=lambda story: story.next_ordinal)
    author = make.as_viewer(Member.objects.get(persona_id=row.persona_id).id)
    again = make.a_story(author, row.source, audience=row.audience, group=row.group_id, now=row.hour)
    twins: dict[int, int] = {}
    for reply in row.replies.order_by("ordinal"):
        viewer = make.as_viewer(Member.objects.get(persona_id=reply.persona_id).id)
        twins[reply.id] = reply_to_story(
            viewer=viewer, now=reply.hour, story=again, source=reply.source, answers=twins.get(reply.answers_id),
            notes=[note.key for note in notes().of(reply.notes)],
        )
        twin = Reply.objects.get(id=twins[reply.id])
        assert [getattr(reply, n) for n in ("source", "parts", "notes", "ordinal", "persona_id", "hour")] == [
            getattr(twin, n) for n in ("source", "parts", "notes", "ordinal", "persona_id", "hour")
        ]
    other = Story.objects.get(id=again)
    assert (row.next_ordinal, row.version, row.answered_on) == (other.next_ordinal, other.version, other.answered_on)


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
