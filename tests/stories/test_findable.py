"""Whatever becomes of what was written, the index holds what may stand open and nothing else."""

import random
from contextlib import suppress

import pytest

from tealight.kernel.verdict import NotFound, Refused
from tests import make
from tests.stories.wishes import takes_back


def in_the_index():
    from tealight.search.models import Passage

    return {(row.kind, row.thing, row.mask) for row in Passage.objects.all()}


def on_the_pages():
    from tealight.stories.actions.finding import kind_of, words_to_find
    from tealight.stories.models import Reply, Story

    things = [*Story.objects.all(), *Reply.objects.select_related("story")]
    return {(kind_of(thing), thing.id, mask) for thing in things for mask in words_to_find(thing)}


def test_a_random_life_leaves_the_index_as_a_fresh_one_would_be(ada, ben, place):
    from tealight.config.kinds import KINDS
    from tealight.stories.actions.edit_reply import edit_reply
    from tealight.stories.actions.edit_story import edit_story
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    chance = random.Random(7)
    old = make.NOW.date().replace(year=2025)
    ada = make.a_circle(make.in_room(make.a_person("Dora", joined_on=old)), ben)
    cy = make.in_room(make.a_person("Edith", joined_on=old))
    words = ["The garden.", "[note: birth]\nThe scan.\n\nThe garden.", "A scan.\n\n[note: faith]\nA candle."]
    stories, replies = [], []
    for _ in range(60):
        deed = chance.choice(("tell", "tell", "answer", "answer", "change", "change-reply", "back", "back-reply"))
        said, notes = chance.choice(words), chance.choice(([], ["ivf"]))
        audience = chance.choice(("members", "members", "me", "circle"))
        if deed == "tell":
            stories.append(make.a_story(ada, said, audience=audience, notes=notes))
        elif deed == "answer" and stories:
            story = chance.choice(stories)
            with suppress(NotFound, Refused):  # only-me, circle and taken-back ones are not hers to answer
                replies.append(make.a_reply(cy, story, said, notes=notes))
        elif deed == "change" and stories:
            with suppress(Refused):  # an answered one does not go to others
                edit_story(viewer=ada, now=make.NOW, story=chance.choice(stories), title="Then", source=said,
                           audience=audience, need="no-reply", notes=notes)
        elif deed == "change-reply" and replies:
            with suppress(NotFound):  # its story was taken back
                edit_reply(viewer=cy, now=make.NOW, reply=chance.choice(replies), source=said, notes=notes)
        elif deed == "back" and len(stories) > 6:
            takes_back(ada, stories.pop())
        elif deed == "back-reply" and replies:
            withdraw_reply(viewer=cy, now=make.NOW, reply=replies.pop())
        assert in_the_index() == on_the_pages(), deed
    assert in_the_index()
    for persona, keep in ((cy.persona_id, True), (cy.persona_id, False), (ada.persona_id, False)):
        for kind in ("reply", "story"):
            KINDS[kind].ask("erase")(viewer=make.TEST, now=make.NOW, persona_id=persona, keep_words=keep)
            assert in_the_index() == on_the_pages()
    assert in_the_index() == set()


@pytest.mark.parametrize("again", [False, True])
def test_a_story_sent_twice_is_found_once(ada, ben, again):
    from tealight.kernel.ids import new_id
    from tealight.search import find
    from tealight.search.words import question

    number = new_id()
    for _ in range(2 if again else 1):
        make.a_story(ada, "The wallpaper.", story_id=number)
    assert [hit.thing for hits in find.newest(question("wallpaper")) for hit in hits] == [number]
