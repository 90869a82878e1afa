"""Being told: of replies, of answers, of being called by name. Never of one's own words."""

import pytest

from tests import make
from tests.stories.wishes import keeps_away, lets_appear, takes_back, wishes

NOTHING = "Nothing new."


def test_an_author_is_told_of_a_reply(ada, ben, told, page_of):
    make.a_reply(ben, make.a_story(ada, title="The kettle"))
    told()
    page = page_of(ada)
    assert "New: Ben replied to “The kettle”" in page.main
    assert page.title == "Notices · Harbour"
    assert NOTHING in page_of(ben).main


def test_who_is_answered_is_told_once_and_so_is_the_author(ada, ben, cy, told, page_of):
    story = make.a_story(ada, title="The kettle")
    reply = make.a_reply(ben, story)
    told()
    make.a_reply(cy, story, answers=reply)
    told()
    assert "Cy answered you" in page_of(ben).main
    assert page_of(ada).main.count("Cy replied") == 1


def test_who_is_called_by_name_is_told_in_a_story_and_in_a_reply(ada, ben, cy, told, page_of):
    story = make.a_story(ada, "I think of you, @Ben.")
    make.a_reply(cy, story, "So do I, @Ben and @Ada.")
    told()
    page = page_of(ben).main
    assert "Ada mentioned you" in page
    assert "Cy mentioned you" in page
    assert page_of(ada).main.count("Cy") == 1, "the reply tells her already"


def test_nobody_is_told_of_their_own_words(ada, told, notices):
    story = make.a_story(ada, "I am @Ada.")
    make.a_reply(ada, story, "Still @Ada.", answers=make.a_reply(ada, story))
    told()
    assert notices.count() == 0


def test_told_twice_it_is_said_once(ada, ben, notices):
    from tealight.notices.jobs import tell_of_reply, tell_of_story

    story = make.a_story(ada, "I think of you, @Ben.")
    reply = make.a_reply(ben, story, "And I of you, @Ada.")
    for _ in range(3):
        tell_of_reply.call(reply)
        tell_of_story.call(story)
    assert notices.count() == 2


def test_a_job_of_what_is_gone_does_no_harm(place, notices):
    from tealight.notices.jobs import tell_of_reply, tell_of_story

    tell_of_reply.call(1)
    tell_of_story.call(1)
    assert notices.count() == 0


def test_an_edit_tells_only_who_is_newly_called(ada, ben, cy, told, notices):
    from tealight.notices.actions.open_notices import open_notices
    from tealight.stories.actions.edit_story import edit_story

    story = make.a_story(ada, "I think of you, @Ben.")
    told()
    open_notices(viewer=ben, now=make.NOW)
    edit_story(
        viewer=ada, now=make.NOW, story=story, title="", source="I think of you, @Ben and @Cy.",
        audience="members", need="company",
    )
    told()
    assert notices.filter(opened_on__isnull=True).get().persona_id == cy.persona_id


def test_what_waits_is_told_of_when_it_appears(ada, ben, mira, told, page_of):
    from tealight.stories.models import Reply

    reply = make.a_reply(ben, make.a_story(ada), "See https://example.org/")
    told()
    assert NOTHING in page_of(ada).main
    lets_appear(mira, Reply.objects.get(id=reply))
    told()
    assert "Ben replied" in page_of(ada).main


def test_what_was_taken_back_is_told_of_no_more(ada, ben, cy, told, page_of):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    story = make.a_story(ada, "I think of you, @Cy.")
    reply = make.a_reply(ben, story)
    told()
    withdraw_reply(viewer=ben, now=make.NOW, reply=reply)
    assert NOTHING in page_of(ada).main
    takes_back(ada, story)
    assert NOTHING in page_of(cy).main


@pytest.mark.parametrize("way", ["block", "mute", "hide"])
def test_who_is_kept_away_reaches_nobody(ada, ben, told, page_of, way):
    ada = keeps_away(ada, way, ben)
    make.a_reply(ben, make.a_story(ada))
    make.a_story(ben, "I know you are here, @Ada.")
    told()
    assert NOTHING in page_of(ada).main
    assert "· new" not in page_of(ada).words


def test_what_is_left_out_is_not_told_of(ada, ben, told, page_of):
    ada = wishes(ada, birth="leave-out")
    make.a_reply(ben, make.a_story(ada), "Ours was born in May.", notes=["birth"])
    make.a_story(ben, "It is a girl, @Ada.", notes=["birth"])
    told()
    assert NOTHING in page_of(ada).main


def test_of_what_is_covered_it_is_not_said_by_whom(ada, ben, cy, told, page_of):
    ada = wishes(ada, physical_detail="cover")
    make.a_reply(ben, make.a_story(ada), "The tiles.", notes=["physical-detail"])
    make.a_reply(cy, make.a_story(ben, notes=["physical-detail"]), "Do you know this, @Ada?")
    told()
    page = page_of(ada).main
    assert "Someone replied to" in page
    assert "Someone mentioned you" in page
    assert "Ben" not in page
    assert "Cy" not in page


def test_who_may_not_read_it_is_not_told_of_it(ada, ben, cy, told, page_of):
    ada = make.a_circle(make.in_room(ada), cy)
    make.a_story(ada, "I think of you, @Ben.", room="late-loss")
    make.a_story(ada, "And of you, @Ben.", audience="circle")
    make.a_story(ada, "And of you, @Ben.", audience="me")
    told()
    assert NOTHING in page_of(ben).main


def test_no_row_shows_what_somebody_chose_or_joined(ada, ben, told, notices):
    """A row that is missing would tell a thief whom somebody blocked, or what they cannot bear."""
    ada = wishes(keeps_away(ada, "block", ben), birth="leave-out")
    make.a_reply(ben, make.a_story(ada), notes=["birth"])
    told()
    assert notices.count() == 1


def test_sealed_words_make_no_row_that_names_anyone(ada, ben, told, notices):
    ada = make.a_circle(ada, ben)
    story = make.a_story(ada, "Thank you, @Ben.", audience="circle")
    told()
    assert notices.count() == 0
    make.a_reply(make.as_viewer(ben.member_id), story, "And you, @Ada.")
    told()
    assert notices.get().kind == "reply"


def test_a_name_made_for_one_story_is_not_told_here(ada, ben, told, notices, db):
    from tealight.accounts.models import Persona
    from tealight.stories.models import Story

    story = make.a_story(ada)
    face = Persona.objects.create(kind="thread", name="Still Water", name_key="s", story=story, owner_tag=b"o" * 32)
    Story.objects.filter(id=story).update(persona=face)
    make.a_reply(ben, story)
    told()
    assert notices.count() == 0


def test_the_event_of_a_reply_leads_to_its_job(ada, ben, notices):
    from tealight.config.listeners import LISTENERS

    assert "tealight.notices.jobs.tell_of_reply" in LISTENERS["reply.posted"]
    assert "tealight.notices.jobs.tell_of_story" in LISTENERS["story.shared"]


def test_members_cannot_tell_and_say_so(ada, ben):
    from tealight.kernel.verdict import Refused
    from tealight.notices.actions.tell_of_story import tell_of_story

    with pytest.raises(Refused):
        tell_of_story(viewer=ben, now=make.NOW, story=make.a_story(ada))
