"""A place of any size: who is in it, what they say, and when."""

from datetime import timedelta

from tests import make
from tests.operations.again import author_of


def test_it_is_as_large_as_was_asked_for(crowd):
    from tealight.accounts.models import Member
    from tealight.stories.models import Reply

    assert len(crowd()) == 30 and Reply.objects.count() == 200 and Member.objects.count() == 12


def test_a_picture_of_a_crowd_is_sent_to_whoever_may_read_its_words(crowd, monkeypatch):
    from tealight.operations.demo import pictures, threads
    from tests.page import Browser

    monkeypatch.setattr(threads, "_WITH_PHOTOS", 0.3)
    monkeypatch.setattr(pictures, "DRAWINGS", {"boat": pictures.DRAWINGS["boat"]})
    row = next(row for row in crowd() if row.pictures)
    answer = Browser.of(author_of(row)).client.get(f"/stories/{row.id}/pictures/{row.pictures[0]['id']}/960/webp/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")


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
