"""What a member turned from, kept and chose: in their own sealed record, and nowhere else."""

import pytest

from tealight.accounts.actions.block_persona import block_persona
from tealight.accounts.actions.choose_country import choose_country
from tealight.accounts.actions.choose_filters import choose_filters
from tealight.accounts.actions.choose_word import choose_word
from tealight.accounts.actions.hide_persona import hide_persona
from tealight.accounts.actions.keep_story import keep_story
from tealight.accounts.actions.mute_persona import mute_persona
from tealight.accounts.actions.unblock_persona import unblock_persona
from tealight.accounts.actions.unhide_persona import unhide_persona
from tealight.accounts.actions.unkeep_story import unkeep_story
from tealight.accounts.actions.unmute_persona import unmute_persona
from tealight.accounts.models import Member
from tealight.accounts.policy import MOST_KEPT
from tealight.kernel.verdict import Refused
from tealight.place.queries import notes
from tests.make import NOW, as_viewer

TURNS = [
    (block_persona, unblock_persona, "blocked"),
    (mute_persona, unmute_persona, "muted"),
    (hide_persona, unhide_persona, "hidden"),
]


@pytest.mark.parametrize(("turn", "turn_back", "kept_in"), TURNS)
def test_turning_from_someone_and_back(ada, ben, turn, turn_back, kept_in):
    for _ in range(2):  # a repeated call is harmless
        turn(viewer=ada, now=NOW, persona_id=ben.persona_id)
    assert getattr(as_viewer(ada.member_id), kept_in) == {ben.persona_id}
    assert getattr(as_viewer(ben.member_id), kept_in) == frozenset()
    for _ in range(2):
        turn_back(viewer=ada, now=NOW, persona_id=ben.persona_id)
    assert getattr(as_viewer(ada.member_id), kept_in) == frozenset()


@pytest.mark.parametrize("turn", [turn for turn, _, _ in TURNS])
def test_nobody_turns_from_themselves(ada, turn):
    with pytest.raises(Refused, match="This is you"):
        turn(viewer=ada, now=NOW, persona_id=ada.persona_id)


def test_a_full_list_says_so_and_keeps_what_it_has(ada):
    from tealight.accounts.actions.change_record import change_record

    change_record(ada.member_id, lambda record: setattr(record, "kept", list(range(1, MOST_KEPT + 1))))
    with pytest.raises(Refused, match="full at 300"):
        keep_story(viewer=ada, now=NOW, story_id=999)
    assert len(as_viewer(ada.member_id).kept) == MOST_KEPT
    keep_story(viewer=ada, now=NOW, story_id=5)  # has it already
    unkeep_story(viewer=ada, now=NOW, story_id=5)
    keep_story(viewer=ada, now=NOW, story_id=999)
    assert as_viewer(ada.member_id).kept[0] == 999


def test_a_new_member_starts_with_the_starting_filters(ada):
    known = notes()
    assert set(known.keys(ada.filters.leave_out)) == {"pregnancy", "birth", "scan-photo", "child-photo"}
    assert set(known.keys(ada.filters.cover)) == {"baby-photo", "physical-detail", "self-harm"}


def test_filters_can_be_chosen_one_by_one(ada):
    choose_filters(viewer=ada, now=NOW, preset="own", choices={"faith": "leave-out", "pregnancy": "show", "x": "cover"})
    filters, known = as_viewer(ada.member_id).filters, notes()
    assert known.by_key["faith"].mask & filters.leave_out
    assert not known.by_key["pregnancy"].mask & (filters.leave_out | filters.cover)
    assert known.by_key["birth"].mask & filters.leave_out, "what was not named stays as it was"


@pytest.mark.parametrize(("preset", "left_out"), [("gentle", True), ("as-they-come", False)])
def test_presets(ada, preset, left_out):
    choose_filters(viewer=ada, now=NOW, preset=preset)
    filters = as_viewer(ada.member_id).filters
    assert bool(filters.leave_out) is left_out
    assert preset == "gentle" or not filters.cover


def test_every_photo_is_one_choice_beside_the_notes(ada):
    def chosen(**choices):
        choose_filters(viewer=ada, now=NOW, **choices)
        return as_viewer(ada.member_id).filters.photos

    assert ada.filters.photos == "show"
    assert chosen(preset="gentle") == "leave-out"
    assert chosen(preset="own", choices={"faith": "cover"}) == "leave-out", "what was not named stays as it was"
    assert chosen(preset="own", photos="cover") == "cover"
    assert chosen(preset="own", photos="burn") == "cover"
    assert chosen(preset="start") == "show"


def test_who_chose_gentle_before_there_was_a_choice_about_photos_has_them_left_out(ada):
    from tealight.accounts.actions.change_record import change_record

    def as_before(record):
        record.preset, record.photos = "gentle", ""

    change_record(ada.member_id, as_before)
    assert as_viewer(ada.member_id).filters.photos == "leave-out"


def test_every_photo_is_asked_about_where_the_notes_are(ada, browser_of):
    browser = browser_of(ada)
    page = browser.get("/account/filters/")
    form = page.form("/account/filters/")
    assert form.fields["every-photo"] == ["show"]
    browser.send(form, **{"every-photo": "cover"})
    filters = as_viewer(ada.member_id).filters
    assert filters.photos == "cover" and filters.leave_out == ada.filters.leave_out
    assert browser.get("/account/filters/").form("/account/filters/").fields["preset"] == ["own"]


def test_a_word_and_a_country(ada):
    choose_word(viewer=ada, now=NOW, word="pregnancy")
    choose_country(viewer=ada, now=NOW, country="ie")
    again = as_viewer(ada.member_id)
    assert (again.word, again.country) == ("pregnancy", "IE")
    with pytest.raises(Refused):
        choose_word(viewer=ada, now=NOW, word="foetus")
    with pytest.raises(Refused):
        choose_country(viewer=ada, now=NOW, country="<b>")


def test_the_row_tells_nothing_of_it(ada, ben):
    """A thief with the tables reads neither whom someone blocked nor what they cannot bear to see."""
    size = len(Member.objects.get(id=ada.member_id).record)
    block_persona(viewer=ada, now=NOW, persona_id=ben.persona_id)
    choose_filters(viewer=ada, now=NOW, preset="gentle")
    row = Member.objects.get(id=ada.member_id)
    assert str(ben.persona_id).encode() not in bytes(row.record)
    assert b"gentle" not in bytes(row.record)
    assert len(row.record) == size, "padding hides that something was added"
