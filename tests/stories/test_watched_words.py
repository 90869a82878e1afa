"""Words watched: a person is asked to look, or the words wait; nothing is ever removed, and no event says which word."""

import pytest

from tealight.groups.models import Group
from tealight.kernel.verdict import Refused
from tealight.place.actions.watch_words import watch_words
from tealight.place.models import WatchedWord
from tealight.screening.watching import plain, watch, watched_in
from tealight.stories.actions.edit_story import edit_story
from tealight.stories.models import Story
from tests import make
from tests.make import NOW, TEST

FACES = pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])


@pytest.fixture
def told(monkeypatch):
    """What is recorded of words."""
    said = []
    for action in ("share_story", "reply_to_story", "edit_story", "edit_reply"):
        module = f"tealight.stories.actions.{action}.record"
        monkeypatch.setattr(module, lambda verb, **facts: said.append((verb, facts)))
    return lambda: [facts for verb, facts in said if verb == "words.noticed"]


def watching(words, does="alert", room=""):
    group = Group.objects.get(slug=room).id if room else 0
    watch_words(viewer=TEST, now=NOW, words=words, does=does, group=group)


@pytest.mark.parametrize(("entry", "text", "found"), [
    ("crowdfund", "A CROWDFUND for the grave", "CROWDFUND"),
    ("crowdfund", "a crowdfunder", ""),  # whole words
    ("café nóir", "at the Cafe, Noir they said", "Cafe, Noir"),
    ("dont tell", "they said don’t tell anyone", "don’t tell"),
    ("serial number", "serial. A number", ""),
    ("a b c", "x a b a b c", "a b c"),
])
def test_whole_words_are_found_whatever_their_capitals_and_accents(entry, text, found):
    hits = watched_in(text, watch([plain(entry)]))
    assert [one.words for one in hits.values()] == ([found] if found else [])


def test_a_long_text_and_a_full_list_are_gone_through_in_no_time():
    import time

    over = watch([plain(f"word{number} other") for number in range(500)] + [plain("a a a b")])
    began = time.process_time()
    watched_in("a " * 10_000, over)
    assert time.process_time() - began < 2


@FACES
def test_an_alert_changes_nothing_and_says_only_which_thing(ada, told, anonymous):
    watching("serial number")
    story = make.a_story(ada, "What is the Serial Number?", anonymous=anonymous)
    assert Story.objects.get(id=story).held_on is None
    assert told() == [{"about": ("story", story), "now": NOW, "kind": "story"}]


@FACES
def test_what_holds_waits_for_a_person_and_its_author_is_told(ada, ben, told, browser_of, anonymous):
    watching("serial number", "hold")
    story = make.a_story(ada, "The serial number is gone.", anonymous=anonymous)
    assert Story.objects.get(id=story).held_on
    assert browser_of(ben).get(f"/stories/{story}/").status == 404
    assert "Your words are saved" in browser_of(ada).get(f"/stories/{story}/").main
    assert len(told()) == 1


@pytest.mark.parametrize("audience", ["me", "circle"])
def test_nobody_looks_at_what_the_team_may_not_read(ada, told, audience):
    watching("serial number", "hold")
    story = make.a_story(make.a_circle(ada), "The serial number.", audience=audience)
    assert Story.objects.get(id=story).held_on is None and not told()


@pytest.mark.parametrize("everywhere", [False, True])
def test_in_the_room_about_ending_a_pregnancy_words_alert_and_never_hold(ada, ben, told, everywhere):
    ada, ben = (_in_tfmr(one) for one in (ada, ben))
    watching("clinic", "hold", "" if everywhere else "tfmr")
    story = make.a_story(ada, "At the clinic.", room="tfmr")
    make.a_reply(ben, story, "Which clinic?")
    assert Story.objects.get(id=story).held_on is None and Story.objects.get(id=story).next_ordinal == 2
    assert len(told()) == 2


def _in_tfmr(viewer):
    from tealight.groups.actions._steps import let_in

    if not Group.objects.exists():
        make.the_rooms()
    let_in(viewer.member_id, Group.objects.get(slug="tfmr"))
    return make.as_viewer(viewer.member_id)


def test_a_word_of_one_room_is_none_elsewhere(ada, told):
    ada = make.in_room(ada, "early-loss")
    watching("clinic", room="early-loss")
    make.a_story(ada, "At the clinic.")
    assert not told()
    make.a_story(ada, "At the clinic.", room="early-loss")
    assert len(told()) == 1


def test_a_change_tells_only_of_what_is_new_in_it(ada, told):
    watching("clinic", "hold")
    story = make.a_story(ada, "A quiet day.")
    change = {"viewer": ada, "now": NOW, "story": story, "title": "", "audience": "members", "need": "company"}
    edit_story(**change, source="A quieter day.")
    assert not told()
    edit_story(**change, source="A quiet day at the clinic.")
    assert len(told()) == 1 and Story.objects.get(id=story).held_on
    edit_story(**change, source="A very quiet day at the clinic.")
    assert len(told()) == 1


def test_the_preview_says_that_it_waits(ada, browser_of):
    watching("clinic", "hold")
    writer = browser_of(ada)
    form = writer.get("/stories/new/").form("/stories/new/")
    page = writer.send(form, press="do=preview", body="At the clinic.", audience="members")
    assert "looked at by a person of the team" in page.main


def test_operators_and_leads_choose_words(olive, ada, mira, browser_of):
    make.the_rooms()
    desk = browser_of(olive)
    page = desk.get("/desk/words/")
    tfmr = str(Group.objects.get(slug="tfmr").id)
    refused = desk.send(page.form("/desk/words/"), follow=False, words="clinic", group=tfmr, does="hold")
    assert refused.status == 422 and "only alert" in refused.main
    for words in ("Clinic", "clínic "):  # one entry
        assert desk.send(page.form("/desk/words/"), follow=False, words=words, group=tfmr).status == 303
    assert desk.send(page.form("/desk/words/"), follow=False, words="?!", group="0").status == 422
    page = desk.get("/desk/words/")
    assert "clínic" in page.main and WatchedWord.objects.count() == 1
    desk.send(page.form(f"/desk/words/{WatchedWord.objects.get().id}/let-be/"))
    assert not WatchedWord.objects.exists()
    for someone in (ada, mira):
        assert browser_of(someone).get("/desk/words/").status == 404
        with pytest.raises(Refused):
            watch_words(viewer=someone, now=NOW, words="clinic", does="alert")


def test_the_list_has_a_bound(place, monkeypatch):
    monkeypatch.setattr(WatchedWord, "MOST", 1)
    watching("one")
    watching("one", "hold")
    with pytest.raises(Refused, match="Take one away"):
        watching("two")
