"""The team acts on whoever is behind a face, and learns nobody's name (PRIVACY, "Anonymous writing" 9)."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.models import Sanction, SanctionKind
from tealight.accounts.queries.decisions import SANCTION_SLOTS, own_decisions
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound, Refused
from tealight.moderation.models import Decision
from tealight.moderation.queries.decisions import decisions
from tests import make
from tests.ground.work import drain
from tests.groups.dump import dump
from tests.moderation.asking import again
from tests.moderation.deciding import decide, face_of, lift

TODAY = clock.day(make.NOW)
#: numbers and marks a page's forms draw anew each time it is shown
_DRAWN = re.compile(r'(?<=name="window" value=)"[^"]*"|(?<=name="ticket" value=)"[^"]*"')


@pytest.fixture
def untold(ada):
    """A face of Ada's that nobody can tell is hers."""
    return face_of(ada)


def test_9_a_decision_about_an_anonymous_face_holds_for_the_person_everywhere(ada, ben, mira, untold):
    decide(mira, untold)
    assert again(ada).sanctions == {"write"} and again(ben).sanctions == frozenset()
    for anonymous in (True, False):
        with pytest.raises(Refused, match="stops you from writing"):
            make.a_story(again(ada), "Again.", anonymous=anonymous)
    make.a_story(again(ada), "For myself.", audience="me")


def test_9_a_decision_about_a_pen_name_is_the_same_deed(ada, mira):
    decide(mira, ada.persona_id, "photos")
    assert again(ada).sanctions == {"photos"} and Sanction.objects.get().tag is not None


def test_9_what_would_show_the_team_whose_it_is_cannot_be_decided(ada, mira, untold):
    """Read by a person first, what Ada shares under her own name would begin to wait at the desk the same day."""
    with pytest.raises(Refused, match="would show whose it is"):
        decide(mira, untold, "pre-read")
    assert not Sanction.objects.exists() and not Decision.objects.exists()
    decide(mira, ada.persona_id, "pre-read")
    assert again(ada).sanctions == {"pre-read"}


@pytest.mark.parametrize("kind", [kind for kind in SanctionKind.values if kind != SanctionKind.PRE_READ])
def test_9_every_kind_is_enforced_by_the_tag_alone(ada, mira, untold, kind):
    decide(mira, untold, kind, until=TODAY + timedelta(days=7))
    row = Sanction.objects.get()
    assert again(ada).sanctions == {kind} and row.persona_id is None
    assert "7 December 2026" in own_decisions(again(ada), make.NOW)[0]
    assert make.as_viewer(ada.member_id, make.NOW + timedelta(days=8)).sanctions == frozenset()


def test_9_lifted_it_holds_no_more_and_no_other_does(ada, mira, untold):
    faces = untold, face_of(ada, "And this.")
    first, second = decide(mira, faces[0]), decide(mira, faces[1], "photos")
    lift(mira, first)
    lift(mira, first)  # pressed twice
    assert again(ada).sanctions == {"photos"}
    assert {row.id for row in Decision.objects.filter(lifted_on__isnull=True)} == {second}


def test_9_two_decisions_about_two_faces_of_one_person_look_like_two_about_two(ada, ben, mira):
    one, two, other = face_of(ada), face_of(ada, "And this."), face_of(ben)
    made = [decide(mira, face) for face in (one, two, other)]
    assert len(set(made)) == 3
    rows = {row.decision: row for row in Sanction.objects.all()}
    assert len({bytes(row.tag) for row in rows.values()}) == 3
    listed = {line.face.id: line for line in decisions(mira)}
    assert listed.keys() == {one, two, other}
    hers, hers_too, his = (listed[face] for face in (one, two, other))
    for name in ("what", "until", "reason", "decided_by", "decided_on", "lifted_on", "appeal"):
        assert getattr(hers, name) == getattr(hers_too, name) == getattr(his, name), name


def test_9_the_answer_is_the_same_whatever_holds_already(ada, ben, mira, untold):
    decide(mira, untold, "suspend")
    shapes = []
    for face in (untold, face_of(ben)):
        before = dump()
        answer = decide(mira, face, "suspend")
        new = [(table, dict(row)) for table, rows in dump().items() for row in rows - before[table]]
        assert type(answer) is int
        shapes.append(sorted((table, tuple(sorted((c, type(v).__name__) for c, v in row.items()))) for table, row in new))
    assert shapes[0] == shapes[1]


def test_9_pressed_twice_it_is_one_decision(ada, mira, untold):
    from tealight.kernel.ids import new_id

    number = new_id()
    assert [decide(mira, untold, decision_id=number) for _ in range(2)] == [number, number]
    assert Decision.objects.count() == Sanction.objects.count() == 1


def test_9_a_decision_about_somebody_who_left_writes_the_same_rows(ada, ben, mira, untold):
    gone = face_of(ben)
    close_account(viewer=again(ben), now=make.NOW, keep_words=True)
    drain()
    shapes = []
    for face in (untold, gone):
        before = dump()
        decide(mira, face)
        new = [(table, dict(row)) for table, rows in dump().items() for row in rows - before[table]]
        shapes.append(sorted((table, tuple(sorted((c, type(v).__name__) for c, v in row.items()))) for table, row in new))
    assert shapes[0] == shapes[1]


def test_9_a_decision_about_somebody_who_left_takes_the_same_steps(ada, ben, mira, untold):
    """Fewer would be quicker: whoever decides could see whose words are of somebody who left."""
    gone, asked = face_of(ben), []
    close_account(viewer=again(ben), now=make.NOW, keep_words=True)
    drain()
    for face in (untold, gone):
        with CaptureQueriesContext(connection) as seen:
            decide(mira, face)
        asked.append([re.sub(r"0x\w+|x?'[^']*'|\d+", "", query["sql"])[:60] for query in seen])
    assert asked[0] == asked[1]


def test_9_nothing_written_names_the_person_the_face_or_who_decided(ada, mira, untold):
    drain()
    before = dump()
    lift(mira, decide(mira, untold, reason="Unkind."))
    after = dump()
    written = [(table, dict(row)) for table in after for row in after[table] - before[table]]
    assert {table for table, _ in written} == {"accounts_sanction", "moderation_decision", "accounts_deed", "ledger_link"}
    for one in (ada.member_id, ada.persona_id, untold, mira.member_id, mira.persona_id):
        assert not [table for table, row in written if str(one) in " ".join(str(value) for value in row.values())]


def test_9_a_moderator_who_decides_about_a_face_of_their_own_is_answered_alike(ada, mira):
    mine = face_of(mira)
    assert type(decide(mira, mine, "photos")) is int
    assert again(mira).sanctions == {"photos"}


@pytest.mark.parametrize("roles", [(), ("listener",), ("editor",), ("keyholder", "operator")])
def test_only_moderators_and_leads_decide_and_lift(mira, untold, roles):
    other = make.a_person("Somebody Else", roles=roles)
    number = decide(mira, untold)
    for deed in (lambda: decide(other, untold), lambda: lift(other, number), lambda: decisions(other)):
        with pytest.raises(Refused, match="Only a moderator"):
            deed()


def test_what_cannot_be_is_refused(mira, untold):
    with pytest.raises(NotFound):
        decide(mira, 7)
    with pytest.raises(NotFound):
        lift(mira, 7)
    with pytest.raises(Refused, match="over already"):
        decide(mira, untold, until=TODAY - timedelta(days=1))
    with pytest.raises(ValueError, match="exile"):
        decide(mira, untold, "exile")
    assert not Sanction.objects.exists()


# ── when a person's places are taken ─────────────────────────────────────────────────────────────
def test_when_all_places_are_taken_what_is_over_makes_room(ada, mira, untold):
    over = decide(mira, untold, "photos", until=TODAY, now=make.NOW)
    for _ in range(SANCTION_SLOTS - 1):
        decide(mira, untold, "write")
    tomorrow = make.NOW + timedelta(days=1)
    decide(make.as_viewer(mira.member_id, tomorrow), untold, "suspend", now=tomorrow)
    assert make.as_viewer(ada.member_id, tomorrow).sanctions == {"write", "suspend"}
    assert not Sanction.objects.filter(decision=over).exists() and Sanction.objects.count() == SANCTION_SLOTS


def test_when_all_hold_the_one_that_another_outlasts_makes_room(ada, mira, untold):
    decide(mira, untold, "photos")
    for days in range(1, SANCTION_SLOTS):
        decide(mira, untold, "write", until=TODAY + timedelta(days=days))
    decide(mira, untold, "letters")
    assert again(ada).sanctions == {"photos", "write", "letters"}
    ends = set(Sanction.objects.filter(kind="write").values_list("until", flat=True))
    assert TODAY + timedelta(days=1) not in ends and TODAY + timedelta(days=SANCTION_SLOTS - 1) in ends


def test_of_what_made_room_the_team_sees_nothing(ada, mira, untold):
    first = decide(mira, untold, "write", until=TODAY + timedelta(days=1))
    for _ in range(SANCTION_SLOTS):
        decide(mira, untold, "write")
    assert first in {line.id for line in decisions(mira)}
    lift(mira, first)
    assert again(ada).sanctions == {"write"}


def test_two_decisions_at_once_take_two_places(ada, mira, untold, monkeypatch):
    from tealight.moderation.actions import sanction_persona

    slots = ada.keys.slots("sanction/v1", SANCTION_SLOTS)
    drawn = iter([slots[3], slots[3], slots[4]])
    monkeypatch.setattr(sanction_persona, "_free_place", lambda *_: next(drawn))
    decide(mira, untold)
    decide(mira, untold, "photos")
    assert again(ada).sanctions == {"write", "photos"}


def test_places_are_taken_by_chance(ada, mira, untold, monkeypatch):
    """One after the other, a row of nights would tell who had two decisions."""
    from tealight.moderation.actions import sanction_persona

    monkeypatch.setattr(sanction_persona.secrets, "choice", lambda free: free[-1])
    decide(mira, untold)
    slots = ada.keys.slots("sanction/v1", SANCTION_SLOTS)
    assert bytes(Sanction.objects.get().tag) == max(slots) != slots[0] or max(slots) == slots[0]


# ── what others see ──────────────────────────────────────────────────────────────────────────────
#: pages that list or count decisions, as /transparency/ does for everyone
_COUNTED = ("/desk/cms", "/desk/decisions/", "/desk/workbook/complaints/")


def _sent(page):
    """What came, without what is drawn anew for each answer."""
    is_file = page.response["Content-Type"] == "application/pdf"
    return page.response.content if is_file else _DRAWN.sub('"drawn"', page.html)


def test_9_every_page_of_the_team_and_of_members_answers_the_same_whether_or_not_one_exists(
    ada, ben, mira, browser_of, monkeypatch
):
    """But for the list of what the team decided, which says the same whoever is behind a face: test_deciding.py."""
    from tests.structure.routes import routes

    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)  # the queue says what time it is
    untold, named = face_of(ada), make.a_story(again(ada), "As myself.")
    lead = make.a_person("Hazel", roles=("lead", "operator", "keyholder"))
    fixed = [route.path for route in routes() if "<" not in route.path and not route.is_of_a_library]
    paths = [path for path in fixed if path.startswith("/desk/") and not path.startswith(_COUNTED)]
    paths += ["/", "/stories/", f"/stories/{named}/", f"/people/{ada.persona_id}/", f"/desk/people/{ada.persona_id}/"]

    def seen():
        return {
            (who.pen_name, path): (page.status, _sent(page))
            for who in (mira, lead, ben)
            for browser in [browser_of(again(who))]
            for path in paths
            for page in [browser.get(path, follow=False)]
        }

    decide(mira, untold, "suspend")
    Sanction.objects.all().delete()  # the decision stands; what holds for the person does not
    before = seen()
    assert sum(status == 200 for status, _ in before.values()) > 20
    decide(mira, untold, "suspend")
    assert again(ada).sanctions == {"suspend"}
    assert seen() == before
