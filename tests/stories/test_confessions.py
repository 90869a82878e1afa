"""Confessions: a few words of nobody, read by a person before members meet them, and by nobody else."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import System, Visitor
from tealight.stories.actions.hold_confessions import hold_confessions
from tealight.stories.actions.let_confession_appear import let_confession_appear
from tealight.stories.actions.react_to_confession import react_to_confession
from tealight.stories.actions.remove_confessions import remove_confessions
from tealight.stories.actions.show_when_due import show_when_due
from tealight.stories.actions.writing import ChangedSince
from tealight.stories.models import Confession, ConfessionReaction
from tests import make
from tests.stories.confessing import SAID, appeared, let_appear, send

FOUND = "/small-hours/"


def row_of(number):
    return Confession.objects.get(id=number)


def filtered(viewer, **choices):
    from tealight.accounts.actions.choose_filters import choose_filters

    choose_filters(viewer=viewer, now=make.NOW, **choices)
    return make.as_viewer(viewer.member_id)


# ── nobody but the team meets one that waits, and nobody one that was refused ────────────────────
def test_one_that_waits_is_met_by_nobody_but_the_team(ada, ben, mira, browser_of, anybody):
    _, number = send(ada)
    assert SAID not in browser_of(ben).get(FOUND).html and browser_of(ben).get(f"{FOUND}{number}/").status == 404
    assert SAID not in browser_of(ada).get(FOUND).html, "its writer's list is everybody's"
    assert SAID not in browser_of(ben).get("/").html
    assert SAID in browser_of(mira).get("/desk/held/").main
    assert SAID not in anybody.get(FOUND).html


def test_it_appears_once_a_person_has_read_it_and_its_hour_has_come(ada, ben, mira, browser_of):
    _, number = send(ada)
    drawn = row_of(number).appears_at
    assert clock.hour(make.NOW) < drawn <= clock.hour(make.NOW) + timedelta(days=1) and drawn == clock.hour(drawn)
    let_confession_appear(viewer=mira, now=make.NOW, confession=number, seen=str(number))
    assert SAID not in browser_of(ben).get(FOUND).html, "its hour is not over"
    show_when_due(viewer=System("its hour has come"), now=drawn, kind="confession", thing=number)
    assert SAID in browser_of(ben).get(FOUND).main
    assert row_of(number).hour == drawn and row_of(number).appears_at is None


def test_read_late_it_appears_at_once_and_never_unread(ada, mira):
    _, number = send(ada)
    late = make.NOW + timedelta(days=2)
    show_when_due(viewer=System("its hour has come"), now=late, kind="confession", thing=number)
    assert row_of(number).held_on, "nobody has read it"
    let_confession_appear(viewer=mira, now=late, confession=number, seen=str(number))
    assert row_of(number).appears_at is None and row_of(number).hour == clock.hour(late)


def test_its_hour_is_drawn_by_chance(ada):
    hours = {row_of(send(text=f"Night {n}.")[1]).appears_at for n in range(40)}
    assert len(hours) > 8


def test_one_that_does_not_stand_is_read_by_its_writer_alone(ada, ben, mira, browser_of):
    number = appeared(mira, ada)
    remove_confessions(viewer=mira, now=make.NOW, kind="confession", things=[number])
    assert SAID not in browser_of(ben).get(FOUND).html and browser_of(ben).get(f"{FOUND}{number}/").status == 404
    assert browser_of(mira).get(f"{FOUND}{number}/").status == 404
    assert SAID in browser_of(ada).get("/small-hours/mine/").main
    remove_confessions(viewer=mira, now=make.NOW, kind="confession", things=[number], on=False)
    assert SAID in browser_of(ben).get(FOUND).main


def test_the_team_can_let_one_wait_again(ben, mira, browser_of):
    number = appeared(mira)
    hold_confessions(viewer=mira, now=make.NOW, kind="confession", things=[number])
    assert SAID not in browser_of(ben).get(FOUND).html


def test_a_visitor_reads_none(mira, anybody):
    number = appeared(mira)
    assert SAID not in anybody.get(FOUND).html
    assert anybody.get(f"{FOUND}{number}/").goes_to.startswith("/sign-in/") or SAID not in anybody.get(f"{FOUND}{number}/").html
    from tealight.place.queries import notes, place
    from tealight.stories.queries.confession_kind import confession_snapshot, confessions_seen
    from tealight.stories.queries.confessions import confession, teaser

    assert confessions_seen(Visitor(), [number]) == {} and teaser(Visitor(), place(), make.NOW) is None
    assert confession(Visitor(), notes(), number, True) is None
    with pytest.raises(NotFound):
        confession_snapshot(Visitor(), number)


def test_only_the_team_lets_one_appear_and_never_its_own(ada, ben, mira):
    _, number = send(ada)
    with pytest.raises((NotFound, Refused)):
        let_confession_appear(viewer=ben, now=make.NOW, confession=number, seen=str(number))
    with pytest.raises(ChangedSince):
        let_confession_appear(viewer=mira, now=make.NOW, confession=number, seen="other words")
    _, own = send(mira, "Mine.")
    with pytest.raises(Refused, match="Someone else reads"):
        let_confession_appear(viewer=make.as_viewer(mira.member_id), now=make.NOW, confession=own, seen=str(own))


# ── filters ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("want", ["show", "cover", "leave-out"])
def test_filters_hold_on_every_surface(ada, ben, mira, browser_of, want):
    from tealight.place.queries import notes

    number = appeared(mira, ada, note=notes().by_key["faith"].mask)
    ben = filtered(ben, preset="own", choices={"faith": want})
    browser = browser_of(ben)
    listed, alone, opened, home = (browser.get(url) for url in (FOUND, f"{FOUND}{number}/", f"{FOUND}{number}/?open=1", "/"))
    assert (SAID in listed.html) == (SAID in alone.html) == (SAID in home.html) == (want == "show")
    assert SAID in opened.main, "who asks for it is shown it"
    assert (f"{FOUND}{number}/" in listed.html) == (want != "leave-out"), "left out says nothing at all"
    assert ("A few words with faith" in listed.main) == (want == "cover")
    assert "hidden" not in listed.main


def test_screening_suggests_the_notes_and_the_team_sets_them(ada, mira):
    from tealight.place.queries import notes
    from tealight.stories.actions.note_confession import note_confession

    _, number = send(ada, "I saw the two lines on the positive pregnancy test, and felt nothing.")
    suggested = row_of(number).notes
    assert suggested & notes().by_key["pregnancy"].mask
    mask = notes().by_key["faith"].mask
    assert note_confession(viewer=mira, now=make.NOW, kind="confession", thing=number, mask=mask) == mask
    assert row_of(number).notes == suggested | mask
    note_confession(viewer=mira, now=make.NOW, kind="confession", thing=number, mask=suggested, on=False)
    assert row_of(number).notes == mask


def test_blocks_do_nothing(ada, ben, mira, browser_of):
    from tealight.accounts.actions.block_persona import block_persona

    appeared(mira, ada)
    block_persona(viewer=ben, now=make.NOW, persona_id=ada.persona_id)
    assert SAID in browser_of(ben).get(FOUND).main


# ── answers without words ────────────────────────────────────────────────────────────────────────
def test_somebody_stands_beside_it_and_steps_back(ada, ben, mira, browser_of):
    number = appeared(mira, ada)
    browser = browser_of(ben)
    form = browser.get(FOUND).form(f"{FOUND}{number}/reaction/")
    page = browser.send(form, press="reaction=with-you")
    assert 'aria-pressed="true"' in page.html
    form = page.form(f"{FOUND}{number}/reaction/")
    assert 'aria-pressed="true"' not in browser.send(form, press="reaction=none").html


def test_its_writer_learns_the_kinds_and_neither_who_nor_how_many(ada, ben, cy, mira, browser_of):
    number = appeared(mira, ada)
    for who in (ben, cy):
        react_to_confession(viewer=who, now=make.NOW, confession=number, kind="with-you")
        react_to_confession(viewer=who, now=make.NOW, confession=number, kind="with-you")
    assert ConfessionReaction.objects.count() == 2
    page = browser_of(ada).get("/small-hours/mine/").main
    assert "Left beside it: With you." in page
    assert not any(said in page for said in ("Ben", "Cy", "2 "))
    assert "With you." not in browser_of(cy).get(FOUND).main.replace("With you Been", "")


def test_nobody_stands_beside_what_waits_or_with_what_is_not_there(ada, ben, mira):
    _, number = send(ada)
    with pytest.raises(NotFound):
        react_to_confession(viewer=ben, now=make.NOW, confession=number, kind="with-you")
    with pytest.raises(NotFound):
        react_to_confession(viewer=mira, now=make.NOW, confession=number, kind="with-you")
    let_appear(mira, number)
    with pytest.raises(Refused):
        react_to_confession(viewer=ben, now=make.NOW, confession=number, kind="candle")


def test_there_is_no_way_to_answer_with_words(ben, mira, browser_of):
    number = appeared(mira)
    page = browser_of(ben).get(FOUND)
    assert "textarea" not in page.html and f"{FOUND}{number}/report/" in page.html


# ── the page ends ────────────────────────────────────────────────────────────────────────────────
def test_a_page_ends_and_goes_on_by_key(ben, mira, browser_of):
    from tealight.stories.queries.confessions import PAGE

    for n in range(PAGE + 2):
        appeared(mira, text=f"Night number {n}.", now=make.NOW - timedelta(hours=n))
    browser = browser_of(ben)
    first = browser.get(FOUND)
    (earlier,) = (link for link in first.links() if "before=" in link)
    second = browser.get(earlier)
    shown = [sum(f"Night number {n}." in page.html for n in range(PAGE + 2)) for page in (first, second)]
    assert shown == [PAGE, 2] and "That’s everything for now." in second.main


def test_a_page_asks_the_same_however_many_there_are(ben, mira, django_assert_num_queries):
    from tealight.place.queries import notes
    from tealight.stories.queries.confessions import confessions

    for n in range(3):
        appeared(mira, text=f"Night number {n}.")
    known = notes()
    with django_assert_num_queries(2):
        confessions(ben, known)


def test_a_visitors_door_asks_nothing_of_what_they_do_not_read(anybody, monkeypatch):
    from tealight.stories.views import small_hours

    asked = []
    for name in ("confessions", "notes_of"):
        monkeypatch.setattr(small_hours, name, lambda *given: asked.append(given))
    assert anybody.get(FOUND).heading == "Small hours" and not asked


def test_the_operator_names_it_and_the_address_stays(ben, olive, mira, browser_of, anybody):
    make.a_place_changes(small_hours="Half past three")
    appeared(mira)
    assert browser_of(ben).get(FOUND).heading == "Half past three"
    assert "More in Half past three" in browser_of(ben).get("/").main
    assert "Half past three" in anybody.get("/").main and "Half past three" in anybody.get(FOUND).main
    browser = browser_of(olive)
    form = browser.get("/desk/place/name/").form("/desk/place/name/")
    browser.send(form, small_hours="")
    assert browser_of(ben).get(FOUND).heading == "Small hours"


# ── beside other things ──────────────────────────────────────────────────────────────────────────
def test_one_or_two_stand_on_the_first_page(ben, mira, browser_of):
    for n in range(3):
        appeared(mira, text=f"Night number {n}.")
    page = browser_of(ben).get("/")
    assert sum(f"Night number {n}." in page.html for n in range(3)) == 2 and "More in Small hours" in page.main


def test_they_are_in_no_search_no_feed_and_no_sitemap(ada, ben, mira, browser_of, anybody):
    from tests.ground.work import drain

    appeared(mira, ada)
    drain()
    browser = browser_of(ben)
    page = browser.get("/search/")
    found = browser.post("/search/", {"words": "tiny hat", "room": "", "need": "", "order": "newest"}, follow=True)
    assert SAID not in page.html and SAID not in found.html
    assert SAID not in browser.get("/stories/").html and SAID not in browser.get("/notices/").html
    from tealight.search.models import Passage

    assert not Passage.objects.exists()
