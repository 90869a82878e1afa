"""What people look for, and what should come of it: a small labelled set of our own, the same for both engines."""

from datetime import UTC, datetime, timedelta

import pytest

from tealight.search import find
from tealight.search.actions import index
from tealight.search.words import question

HOUR = datetime(2026, 9, 23, 12, tzinfo=UTC)
#: key -> words, as people here write
SAID = {
    "scan": "At the twelve week scan there was no heartbeat. The sonographer went very quiet.",
    "scans": "I have had four scans since and I look at the ceiling in all of them.",
    "garden": "We planted a rowan where the old shed was. It flowered the May after.",
    "funeral": "The funeral was eleven minutes. My brother carried the coffin under one arm.",
    "work": "I went back to work on a Monday and nobody said his name.",
    "phased": "HR offered a phased return. I cried in the lift, then I took it.",
    "bleeding": "Does anyone know how long the bleeding goes on after the tablets? Mine is three weeks.",
    "milk": "My milk came in on day four. Nobody had warned me it would.",
    "partner": "My husband won’t talk about it. He mows the lawn instead.",
    "mil": "My mother-in-law said at least we know we can get pregnant.",
    "tests": "They found nothing in the tests. Post-mortem, bloods, chromosomes: nothing.",
    "trying": "We started trying again and I hate the calendar on the fridge.",
    "date": "The due date is next week. Does anyone do anything on the day?",
    "candle": "I light a candle by the kitchen window when it rains.",
    "nicu": "Nine days in NICU. I can still hear the monitors.",
    "anger": "Angry at the midwife, at the car park, at the woman with the pram.",
    "sleep": "I can’t sleep. Three o’clock again, and the house ticking.",
    "photo": "We have one photograph. His hand round my finger.",
    "café": "We used to meet in the café by the clinic and not say much.",
    "ashes": "We scattered his ashes at the beach where we were married.",
}
#: what is typed -> what should be found
ASKED = {
    "scan": {"scan", "scans"}, '"no heartbeat"': {"scan"}, "sonographer": {"scan"}, "planting": {"garden"},
    "flower*": {"garden"}, "funerals": {"funeral"}, "coffin": {"funeral"}, "work": {"work"},
    "returning": {"phased"}, '"phased return"': {"phased"}, "bleeding tablets": {"bleeding"},
    "bleed": {"bleeding"}, "milk": {"milk"}, "husband talk": {"partner"}, "mother-in-law": {"mil"},
    "post-mortem": {"tests"}, "chromosome": {"tests"}, "trying again": {"trying"}, '"due date"': {"date"},
    "candles": {"candle"}, "nicu": {"nicu"}, "monitor": {"nicu"}, "angry midwife": {"anger"}, "sleeping": {"sleep"},
    "can't sleep": {"sleep"}, "photograph*": {"photo"}, "cafe": {"café"}, "ashes beach": {"ashes"}, "scatter": {"ashes"},
    "pregnan*": {"mil"}, "umbrella": set(), '"his ashes at"': {"ashes"}, '"ashes his"': set(), "name": {"work"},
}


@pytest.mark.django_db
def test_what_is_looked_for_is_found_and_little_else():
    keys = list(SAID)
    for number, key in enumerate(keys):
        index.put("story", number, HOUR + timedelta(hours=number), {}, {0: SAID[key]})
    wrong = {}
    for typed, wanted in ASKED.items():
        found = {keys[hit.thing] for hits in find.newest(question(typed)) for hit in hits}
        if found != wanted:
            wrong[typed] = found
    assert not wrong, wrong
