"""Writing under a face made for one story: PRIVACY, "Anonymous writing", by its numbers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.accounts.models import Member, Persona, PersonaKind, Sanction
from tealight.kernel.verdict import NotFound, Refused
from tealight.stories.actions.edit_story import edit_story
from tealight.stories.actions.withdraw_reply import withdraw_reply
from tealight.stories.actions.withdraw_story import withdraw_story
from tealight.stories.models import Reply, Story
from tests import make
from tests.ground.work import drain
from tests.groups.dump import dump

SAID = "I have told nobody this."


def again(viewer):
    """Return `viewer` as they ask next."""
    return make.as_viewer(viewer.member_id)


@pytest.fixture
def untold(ada):
    """A story of Ada's that nobody can tell is hers."""
    return make.a_story(ada, SAID, anonymous=True)


def face_of(thing) -> Persona:
    return Persona.objects.get(id=thing.persona_id)


def edited(viewer, story, **choices):
    usual = {"title": "", "source": SAID, "audience": "members", "need": "company"}
    edit_story(viewer=again(viewer), now=make.NOW, story=story, **{**usual, **choices})


# ── 1: from the first minute, per item, the same rules for everyone ──────────────────────────────
def test_1_somebody_who_joined_this_minute_can_be_anonymous(place):
    new = make.a_person("New Here")
    story = Story.objects.get(id=make.a_story(new, SAID, anonymous=True))
    assert face_of(story).kind == PersonaKind.THREAD
    assert story.held_on is None


def test_1_each_thing_is_anonymous_or_not_by_itself(ada, ben):
    story = make.a_story(ben)
    as_herself = Reply.objects.get(id=make.a_reply(ada, story, "As myself."))
    unnamed = Reply.objects.get(id=make.a_reply(ada, story, "As nobody.", anonymous=True))
    assert as_herself.persona_id == ada.persona_id
    assert unnamed.persona_id not in (ada.persona_id, ben.persona_id)


@pytest.mark.parametrize("words", ["Look at https://example.org/", "No link at all."])
def test_1_whether_it_waits_is_the_same_whoever_wrote_it(place, mira, words):
    old, new = make.a_person("Long Here", now=make.NOW - timedelta(days=60)), make.a_person("New Here")
    waits = {
        Story.objects.get(id=make.a_story(someone, words, anonymous=True)).held_on is not None
        for someone in (again(old), new, mira)
    }
    assert len(waits) == 1


def test_1_what_a_decision_has_to_do_with_it_is_said_to_the_author_alone(ada):
    Sanction.objects.create(tag=ada.keys.slots("sanction/v1", 1)[0], kind="pre-read")
    with pytest.raises(Refused, match="under your pen name"):
        make.a_story(again(ada), SAID, anonymous=True)
    assert not Story.objects.exists() and not Persona.objects.filter(kind=PersonaKind.THREAD).exists()


# ── 2: a name of one story, unlinkable to any other ──────────────────────────────────────────────
def test_2_the_face_is_the_same_within_a_thread_and_another_in_the_next(ada, ben):
    first, second = make.a_story(ben), make.a_story(ben, "Another evening.")
    a, b = (Reply.objects.get(id=make.a_reply(again(ada), first, words, anonymous=True)) for words in ("One.", "Two."))
    other = Reply.objects.get(id=make.a_reply(again(ada), second, "Three.", anonymous=True))
    assert a.persona_id == b.persona_id != other.persona_id
    assert face_of(a).story == first and face_of(other).story == second


def test_2_two_people_in_one_thread_never_have_one_name(ada, ben, cy, monkeypatch):
    from tealight.accounts import gentle_names

    story = make.a_story(ben)
    drawn = iter(["Still", "Water", "Still", "Water", "Warm", "Harbour"])
    monkeypatch.setattr(gentle_names, "choice", lambda words: next(drawn))
    names = {face_of(Reply.objects.get(id=make.a_reply(who, story, "Here.", anonymous=True))).name for who in (ada, cy)}
    assert names == {"Still Water", "Warm Harbour"}


def test_2_a_face_has_no_day_no_count_and_no_page(ada, untold, browser_of, ben):
    face = face_of(Story.objects.get(id=untold))
    told = {name: value for name, value in vars(face).items() if value not in (None, "") and not name.startswith("_")}
    assert told.keys() == {"id", "kind", "name", "name_key", "story", "owner_tag", "walk_tag", "seal"}
    assert browser_of(ben).get(f"/people/{face.id}/").status == 404


# ── 3: she finds her things, and nobody else can ─────────────────────────────────────────────────
def test_3_her_things_are_found_again_however_many_there_are(ada, monkeypatch):
    from tealight.accounts.queries import own_personas

    monkeypatch.setattr(own_personas, "BLOCK", 3)
    stories = [make.a_story(again(ada), f"Evening {number}.", anonymous=True) for number in range(7)]
    assert sorted(again(ada).thread_personas) == sorted(stories)


@pytest.mark.parametrize("many", [2, 3, 4, 6])
def test_3_a_block_with_room_in_it_is_the_last_one(ada, monkeypatch, many):
    """Each of her requests would ask once more otherwise, and whoever has no such name asks once."""
    from tealight.accounts.queries import own_personas

    monkeypatch.setattr(own_personas, "BLOCK", 3)
    stories = [make.a_story(again(ada), f"Evening {number}.", anonymous=True) for number in range(many)]
    again(ada)  # the statement is written once
    with CaptureQueriesContext(connection) as asked:
        assert sorted(again(ada).thread_personas) == sorted(stories)
    assert sum("walk_tag" in query["sql"] for query in asked) == 1 + many // 3


def test_3_a_name_whose_story_is_deleted_for_good_still_takes_its_place(ada):
    from tealight.accounts.queries.own_personas import next_number
    from tealight.stories.actions.erase_story import erase_story

    story = make.a_story(ada, SAID, anonymous=True)
    make.a_story(again(ada), "Another evening.", anonymous=True)
    erase_story(viewer=again(ada), now=make.NOW, story=story)
    assert not Story.objects.filter(id=story).exists() and next_number(ada.keys) == 2


def test_3_tags_of_two_people_have_nothing_in_common(ada, cy, ben):
    story = make.a_story(ben)
    make.a_reply(ada, story, "One.", anonymous=True)
    make.a_reply(cy, story, "Two.", anonymous=True)
    one, two = Persona.objects.filter(kind=PersonaKind.THREAD)
    assert {bytes(one.owner_tag), bytes(one.walk_tag)}.isdisjoint({bytes(two.owner_tag), bytes(two.walk_tag)})
    assert again(ada).thread_personas != again(cy).thread_personas


# ── 4: nothing written with it leads to her ──────────────────────────────────────────────────────
@pytest.mark.parametrize("wrote", ["a story", "a reply"])
def test_4_no_row_written_with_it_holds_the_member_or_the_pen_name(ada, ben, wrote):
    story = make.a_story(ben)
    before = dump()
    if wrote == "a story":
        make.a_story(ada, SAID, anonymous=True)
    else:
        make.a_reply(ada, story, SAID, anonymous=True)
    after = dump()
    rows = {table: set(after[table]) - set(before.get(table, ())) for table in after}
    touched = {table for table, some in rows.items() if some}
    touched = {table for table in touched if not table.startswith("search_")}
    assert touched == {"accounts_persona", "stories_story", "ledger_event", *(["stories_reply"] if wrote == "a reply" else [])}
    hers = {ada.member_id, ada.persona_id, str(ada.member_id), str(ada.persona_id)}
    for table, some in rows.items():
        for row in some:
            for column, value in dict(row).items():
                assert value not in hers, (table, column)
                assert str(ada.member_id) not in str(value) and str(ada.persona_id) not in str(value), (table, column)


def test_4_her_own_row_changes_by_no_byte(ada, ben):
    story = make.a_story(ben)
    before = dump()["accounts_member"]
    make.a_reply(ada, story, SAID, anonymous=True)
    make.a_story(again(ada), SAID, anonymous=True)
    assert dump()["accounts_member"] == before


# ── 6: what is hers is seen on her own page alone ────────────────────────────────────────────────
def test_6_she_reads_changes_and_takes_back_what_nobody_can_tell_is_hers(ada, ben, untold, browser_of):
    page = browser_of(again(ada)).get(f"/stories/{untold}/")
    assert f"/stories/{untold}/edit/" in page.links()
    assert f"/stories/{untold}/edit/" not in browser_of(ben).get(f"/stories/{untold}/").links()
    edited(ada, untold, source="I have told nobody this, until now.")
    with pytest.raises(Refused):
        edited(ben, untold)
    withdraw_story(viewer=again(ada), now=make.NOW, story=untold)
    assert SAID not in browser_of(ben).get(f"/stories/{untold}/").html
    with pytest.raises(NotFound):
        withdraw_story(viewer=again(ben), now=make.NOW, story=untold)


def test_6_her_own_list_has_it_and_her_page_for_others_has_not(ada, ben, untold, browser_of):
    assert f"/stories/{untold}/" in browser_of(again(ada)).get("/stories/mine/").links()
    for who in (ben, again(ada)):
        assert f"/stories/{untold}/" not in browser_of(who).get(f"/people/{ada.persona_id}/").links()


def test_6_a_reply_under_the_other_face_of_its_author_answers_a_story_as_anyones(ada):
    named, unnamed = make.a_story(ada, "Said as myself."), make.a_story(ada, SAID, anonymous=True)
    make.a_reply(again(ada), named, "And as nobody.", anonymous=True)
    make.a_reply(again(ada), unnamed, "And as myself.")
    assert all(Story.objects.get(id=story).answered_on is not None for story in (named, unnamed))


def test_6_a_reply_under_the_same_face_does_not_answer_its_own_story(ada, untold):
    make.a_reply(again(ada), untold, "One thing more.", anonymous=True)
    assert Story.objects.get(id=untold).answered_on is None


def test_6_she_is_written_a_notice_of_her_own_anonymous_answer_and_not_shown_it(ada, browser_of):
    from tealight.notices.models import Notice

    story = make.a_story(ada)
    reply = make.a_reply(again(ada), story, "As nobody.", anonymous=True)
    drain()
    assert Notice.objects.filter(reply=reply, persona_id=ada.persona_id).exists(), "as anybody's answer would be"
    assert f"/stories/{story}/replies/{reply}/" not in browser_of(again(ada)).get("/notices/").html
    assert "replied to" not in browser_of(again(ada)).get("/notices/").html


def test_6_taking_back_an_anonymous_reply_is_hers_alone(ada, ben, cy):
    story = make.a_story(ben)
    reply = make.a_reply(ada, story, "As nobody.", anonymous=True)
    for other in (ben, cy):
        with pytest.raises(Refused):
            withdraw_reply(viewer=other, now=make.NOW, reply=reply)
    withdraw_reply(viewer=again(ada), now=make.NOW, reply=reply)
    assert Reply.objects.get(id=reply).withdrawn_on


# ── 8: no circle, and a block is no test ─────────────────────────────────────────────────────────
def test_8_nothing_is_anonymous_in_a_circle(ada, ben, untold):
    owner = make.a_circle(again(ada), ben)
    with pytest.raises(Refused, match="circle"):
        make.a_story(owner, SAID, audience="circle", anonymous=True)
    with pytest.raises(Refused, match="circle"):
        edited(owner, untold, audience="circle")
    told = make.a_story(owner, "For you.", audience="circle")
    with pytest.raises(Refused, match="circle"):
        make.a_reply(again(ben), told, "As nobody.", anonymous=True)


def test_8_whoever_was_blocked_under_the_pen_name_can_still_read_and_answer(ada, ben, untold, browser_of):
    from tealight.accounts.actions.block_persona import block_persona

    block_persona(viewer=again(ada), now=make.NOW, persona_id=ben.persona_id)
    assert SAID in browser_of(again(ben)).get(f"/stories/{untold}/").html
    make.a_reply(again(ben), untold, "With you.")


def test_written_for_oneself_and_anonymous_it_stays_so_when_it_is_shared(ada, ben):
    story = make.a_story(ada, SAID, audience="me", anonymous=True)
    edited(ada, story, audience="members")
    assert Story.objects.get(id=story).persona_id not in (ada.persona_id, None)
    assert Member.objects.filter(persona_id=Story.objects.get(id=story).persona_id).count() == 0


def test_a_double_click_shares_once_under_one_face(ada):
    from tealight.kernel.ids import new_id

    number = new_id()
    for viewer in (ada, again(ada)):
        make.a_story(again(viewer), SAID, anonymous=True, story_id=number)
    assert Story.objects.count() == 1
    assert Persona.objects.filter(kind=PersonaKind.THREAD).count() == 1


# ── 7: what answers her is worked out when she looks ─────────────────────────────────────────────
def test_7_an_answer_is_shown_to_her_alone_and_noted_nowhere(ada, ben, untold, browser_of):
    from tealight.notices.models import Notice

    reply = make.a_reply(ben, untold, "With you.")
    drain()
    assert not Notice.objects.exists()
    where = f"/stories/{untold}/replies/{reply}/"
    before = dump()
    for path in ("/notices/", "/"):
        assert where in browser_of(again(ada)).get(path).links(), path
        assert where not in browser_of(ben).get(path).links(), path
    after = dump()
    assert {table for table in after if after[table] != before[table]} <= {"accounts_session"}, "nobody can tell she looked"


def test_7_it_is_there_until_she_writes_there_again(ada, ben, untold, browser_of):
    reply = make.a_reply(ben, untold, "With you.")
    make.a_reply(again(ada), untold, "Thank you.", anonymous=True)
    assert f"/stories/{untold}/replies/{reply}/" not in browser_of(again(ada)).get("/notices/").links()
    later = make.a_reply(ben, untold, "Any time.")
    assert f"/stories/{untold}/replies/{later}/" in browser_of(again(ada)).get("/notices/").links()


def test_7_under_a_story_of_somebody_else_only_answers_to_her_count(ada, ben, cy, browser_of):
    story = make.a_story(ben)
    mine = make.a_reply(ada, story, "As nobody.", anonymous=True)
    to_ben, to_her = make.a_reply(cy, story, "Hello Ben."), make.a_reply(cy, story, "You too.", answers=mine)
    links = browser_of(again(ada)).get("/notices/").links()
    assert f"/stories/{story}/replies/{to_her}/" in links and f"/stories/{story}/replies/{to_ben}/" not in links


def test_7_what_she_left_out_is_not_told_of(ada, ben, untold, browser_of):
    from tealight.accounts.actions.mute_persona import mute_persona

    reply = make.a_reply(ben, untold, "With you.")
    mute_persona(viewer=again(ada), now=make.NOW, persona_id=ben.persona_id)
    assert f"/stories/{untold}/replies/{reply}/" not in browser_of(again(ada)).get("/notices/").links()
