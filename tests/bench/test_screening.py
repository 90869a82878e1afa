"""The report of screening counts what it says it counts, and its page has a place for it."""

from bench.screening.report import LEAKS, PAGE, SETS, Counted, measure, page, rows_of
from bench.write import filled

from tealight.screening import Danger, Evidence, Leak, Nudge, Screened, Suggestion
from tealight.screening.notes import NOTES
from tealight.screening.said import DANGERS

WORDS = Evidence("x", 0, 1)
ROWS = [
    {"text": "right", "danger": "abuse", "notes": ["abuse", "faith"], "leaks": ["email", "name"], "nudges": True, "plan": True},
    {"text": "nothing", "danger": None, "notes": [], "leaks": [], "nudges": False},
    {"text": "too much", "danger": None, "notes": [], "leaks": [], "nudges": False},
    {"text": "another kind", "danger": "medical", "notes": [], "leaks": [], "nudges": False},
]
ANSWERS = {
    "right": Screened((Suggestion("abuse", (WORDS,)),), Danger("abuse", True, (WORDS,)), (Leak("handle", WORDS),), (Nudge(WORDS, "y"),)),
    "nothing": Screened(),
    "too much": Screened((Suggestion("faith", (WORDS,)),), Danger("abuse", False, (WORDS,)), (Leak("name", WORDS),), (Nudge(WORDS, "y"),)),
    "another kind": Screened((), Danger("psychosis", False, (WORDS,))),
}


def test_right_wrong_and_missed_are_counted_for_each_label():
    found = measure(ROWS, ANSWERS.__getitem__)
    assert (found.texts, found.ordinary, found.false_alarms) == (4, 2, 1)
    assert found.tables["danger"]["any"] == Counted(2, 1, 0)
    assert found.tables["kinds"]["abuse"] == Counted(1, 1, 0)
    assert found.tables["kinds"]["medical"] == Counted(0, 0, 1)
    assert found.tables["kinds"]["psychosis"] == Counted(0, 1, 0)
    assert found.tables["plan"]["plan"] == Counted(1, 0, 0)
    assert found.tables["notes"]["abuse"] == Counted(1, 0, 0)
    assert found.tables["notes"]["faith"] == Counted(0, 1, 1)
    assert found.tables["leaks"]["handle"] == Counted(1, 0, 0)
    assert found.tables["leaks"]["name"] == Counted(0, 1, 1)
    assert found.tables["nudges"]["nudge"] == Counted(1, 1, 0)


def test_figures_are_what_their_names_say():
    one = Counted(right=3, wrong=1, missed=2)
    assert (one.precision, one.recall, one.f1) == (0.75, 0.6, 6 / 9)
    nothing = Counted(0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)


def test_the_report_has_its_place_on_the_page():
    told = page({name: measure(ROWS, ANSWERS.__getitem__) for name in SETS})
    assert "| abuse | 1 | 0.50 | 1.00 | 0.67 | 0.67 | 0.67 |" in told
    assert told in filled(PAGE.read_text(), {"figures": told})


def test_labels_are_only_those_that_screening_knows():
    for name in SETS:
        for row in rows_of(name):
            assert row["danger"] in (None, *DANGERS)
            assert set(row["notes"]) <= set(NOTES)
            assert set(row["leaks"]) <= {*LEAKS, "email", "link"}


def test_no_text_was_learned_from_and_is_measured_with_too():
    unseen = {row["text"] for row in rows_of("held-out")}
    assert not any(row["text"] in unseen for name in SETS[1:] for row in rows_of(name))
