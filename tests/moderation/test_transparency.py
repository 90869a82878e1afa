"""What was decided, counted for everyone: nothing in it leads to anybody."""

import csv
import io
import json
from datetime import date

import pytest

from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Visitor
from tealight.moderation.models import Appeal, Decision
from tealight.moderation.queries.counted import decisions_counted

#: the page shows whole months; this one is over, whenever the test is run
MONTH = date(2026, 10, 1)


def some(many: int, what: str, category: str = "privacy", noticed: str = "report", on: date = MONTH) -> None:
    Decision.objects.bulk_create(
        Decision(
            id=new_id(), kind="story", thing=4242, face=4343, what=what, ground="rules", category=category, noticed=noticed,
            sealed=b"sealed", decided_on=on,
        )
        for _ in range(many)
    )


@pytest.fixture
def counted(place):
    some(7, "remove", noticed="software")
    some(2, "warn")
    some(9, "remove", on=date(2026, 9, 30))
    some(1, "suspend", on=date(2026, 11, 3))
    first = Decision.objects.filter(what="warn").first()
    Appeal.objects.create(
        tag=b"t", decision=first, sealed=b"s", appealed_on=MONTH, heard_on=MONTH, outcome="undone", answer=b"a"
    )


def test_by_month_and_reason_and_small_numbers_as_a_few(counted):
    found = decisions_counted(Visitor(), MONTH, date(2026, 11, 1))
    assert [(row.month, row.what, row.noticed, row.how_many) for row in found.rows] == [
        (MONTH, "remove", "software", "7"), (MONTH, "warn", "report", "a few"),
    ]
    assert found.by_what == (("Taken down", "5 or more"), ("A warning", "a few"))
    assert [(one.outcome, one.how_many) for one in found.appeals] == [("It was undone", "a few")]


def test_no_sum_less_its_parts_tells_a_small_number(counted):
    """Nine of two reasons, seven of one of them: the page must not say nine."""
    found = decisions_counted(Visitor(), MONTH, date(2026, 11, 1))
    assert found.by_category == (("Something private of somebody’s", "5 or more"),)


def test_the_page_is_for_anyone_and_holds_no_id_no_day_and_no_face(counted, anybody):
    page = anybody.get("/transparency/")
    assert page.status == 200 and "Decided by software" in page.main and "Taken down" in page.main
    table = list(csv.DictReader(io.StringIO(anybody.client.get("/transparency/decisions.csv").content.decode())))
    given = json.loads(anybody.client.get("/transparency/decisions.json").content)
    assert given["decisions"] == table and given["appeals"] == [{"outcome": "It was undone", "count": "a few"}]
    row = table[0]
    assert row["application_month"] == "2026-10" and row["automated_decision"] == "AUTOMATED_DECISION_NOT_AUTOMATED"
    assert (row["automated_detection"], row["decision_ground"]) == ("Yes", "DECISION_GROUND_INCOMPATIBLE_CONTENT")
    assert row["category"] == "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS"
    everything = str(given) + page.main
    assert "4242" not in everything and "4343" not in everything and "2026-10-01" not in everything
    assert "suspend" not in everything.lower(), "a month that is under way would tell of a day"


def test_an_empty_place_says_so(anybody):
    page = anybody.get("/transparency/")
    assert "Nothing was decided" in page.main and "None was heard" in page.main
