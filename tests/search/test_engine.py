"""The index: what is put in is found, in order, and what is taken out is nowhere."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection

from tealight.search import find, jobs, models
from tealight.search.actions import index
from tealight.search.engines import postgres
from tealight.search.marking import BEGIN, END, marked
from tealight.search.models import Passage
from tealight.search.words import question
from tests.ground.disk import disk  # noqa: F401 - a fixture

NOON = datetime(2026, 9, 23, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def put(thing, words, *, hours=0, mask=0, before=None, kind="story"):
    index.put(kind, thing, NOON + timedelta(hours=hours), before or {}, {mask: words} if words else {})


def found(typed, **choices):
    return [hit.thing for hits in find.newest(question(typed), **choices) for hit in hits]


@pytest.mark.parametrize(("typed", "said"), [
    ("hoped", "We were hoping."), ("hoping", "I hope"), ("scans", "the scan"), ("cafe", "In the café"),
    ("CAFÉ", "a cafe"), ('"no heartbeat"', "There was no heartbeat."), ("no", "No."), ("heart*", "no heartbeat"),
    ("didn’t", "He didn't say"), ("post-mortem", "the post mortem"), ("12w3d", "at 12w3d"), ("אחרי", "אחרי הכול"),
    ("teasel", "Teasel’s garden"), ("buried", "we bury"), ("miscarriages", "miscarriage"),
])
def test_words_are_found_as_people_say_them(typed, said):
    put(1, said)
    put(2, "Something else entirely.")
    assert found(typed) == [1]


@pytest.mark.parametrize(("typed", "said"), [
    ('"no heartbeat"', "No scan, a heartbeat"), ("heart", "heartbeat"), ("scan garden", "the scan"), ("eart*", "heart"),
])
def test_what_was_not_said_is_not_found(typed, said):
    put(1, said)
    assert found(typed) == []


def test_the_newest_hour_comes_first_and_a_page_goes_on_where_the_last_ended():
    for number in range(1, 8):
        put(number, "the garden", hours=number)
    assert found("garden") == [7, 6, 5, 4, 3, 2, 1]
    hits = next(iter(find.newest(question("garden"))))
    assert found("garden", before=hits[2].place) == [4, 3, 2, 1]


def test_a_key_tells_the_hour_and_nothing_finer():
    for number in range(1, 40):
        put(number, "the garden")
    keys = list(Passage.objects.order_by("thing").values_list("id", flat=True))
    assert {key >> 14 for key in keys} == {int(NOON.timestamp()) // 3600}
    assert keys != sorted(keys) and keys != sorted(keys, reverse=True)
    assert max(keys) < 2**53


def test_two_keys_that_would_be_the_same_are_drawn_again(monkeypatch):
    """Whoever writes in the hour in which two keys meet is told nothing of it."""
    drawn = iter([5, 5, 6, 6, 6, 5, 7, 8])
    monkeypatch.setattr(models.secrets, "randbits", lambda bits: next(drawn))
    put(1, "the garden")
    put(2, "the garden")
    index.put_many("story", [(3, NOON, {0: "the garden"}), (4, NOON, {0: "the garden"})])
    assert sorted(found("garden")) == [1, 2, 3, 4]


def test_an_hour_that_is_full_runs_over_into_the_next(monkeypatch):
    monkeypatch.setattr(models.secrets, "randbits", lambda bits: 5)
    for thing in range(1, 4):
        put(thing, "the garden")
    index.put_many("story", [(number, NOON, {0: "the garden"}) for number in range(4, 7)])
    hours = [key >> 14 for key in Passage.objects.order_by("thing").values_list("id", flat=True)]
    assert hours[0] == int(NOON.timestamp()) // 3600 and len(set(hours)) == 6
    assert sorted(found("garden")) == [1, 2, 3, 4, 5, 6]


def test_words_under_the_key_of_nothing_stop_nobody(monkeypatch):
    from tealight.search.engines import engine

    monkeypatch.setattr(models.secrets, "randbits", lambda bits: 5)
    engine().add([(models.passage_id(NOON), "left behind")])
    put(1, "the garden")
    assert found("garden") == [1]


def test_what_is_there_already_is_not_put_in_twice():
    put(1, "the garden")
    with pytest.raises(IntegrityError):
        put(1, "the garden")


def test_the_closest_is_what_says_it_most():
    put(1, "garden garden garden", hours=1)
    put(2, "A long walk past the school and the shop, then home again by the river, and a garden.", hours=2)
    assert [hit.thing for hits in find.closest(question("garden")) for hit in hits] == [1, 2]


def test_what_is_changed_is_found_by_its_new_words_only():
    put(1, "the scan")
    index.put("story", 1, NOON, {0: "the scan"}, {0: "the garden", 4: "the blood"})
    assert found("scan") == [] and found("garden") == [1]
    assert [(hit.thing, hit.mask) for hits in find.newest(question("blood")) for hit in hits] == [(1, 4)]


def test_the_same_words_again_change_nothing():
    put(1, "the scan")
    before = list(Passage.objects.values_list("id", flat=True))
    index.put("story", 1, NOON, {0: "the scan"}, {0: "the scan"})
    assert list(Passage.objects.values_list("id", flat=True)) == before


def test_kinds_do_not_meet():
    put(1, "the scan", kind="story")
    put(1, "the scan", kind="reply")
    index.put("reply", 1, NOON, {0: "the scan"}, {})
    assert [hit.kind for hits in find.newest(question("scan")) for hit in hits] == ["story"]


def test_a_batch_grows_and_reads_further_back():
    for number in range(1, 400):
        put(number, "the garden", hours=-number)
    assert [len(hits) for hits in find.newest(question("garden"))] == [60, 240, 99]


@pytest.mark.parametrize("typed", ["garden", "walk", '"first year"', "walk garden", "rowan", "row*", '"the garden" walk', "zebrafinch"])
def test_however_it_is_looked_for_all_that_answers_is_found_once_the_newest_first(typed, monkeypatch):
    """Ways through the index are chosen by how many hold a word; what is found must not hang on which."""
    monkeypatch.setattr(find, "FURTHEST", 70)
    monkeypatch.setattr(postgres, "_WALKED", 7)
    monkeypatch.setattr(postgres, "_LOOKED", 25)
    said = {
        number: " ".join(words for every, words in (
            (1, "the garden"), (2, "a walk"), (3, "the first"), (4, "year"), (50, "in our first year"), (90, "a rowan"),
        ) if number % every == 0)
        for number in range(1, 301)
    }
    index.put_many("story", [(number, NOON - timedelta(days=4 * number), {0: words}) for number, words in said.items()])
    seen, before = [], None
    while True:
        answers = find.newest(question(typed), before)
        seen += [hit.thing for hits in answers for hit in hits]
        if (before := answers.earlier) is None:
            break
    terms = [term.words for term in question(typed).terms]
    assert seen == [number for number, words in said.items() if all(f" {term}" in f" {words}" for term in terms)]
    assert {hit.thing for hits in find.closest(question(typed)) for hit in hits} <= set(seen)


def test_words_put_in_before_there_were_spans_are_found(monkeypatch):
    """A place that was there before its index knew of days must not lose what was said in it."""
    for number in range(1, 40):
        put(number, "the garden", hours=-24 * number)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("""UPDATE "search_words" SET words = ts_delete(words, (SELECT array_agg(mark) FROM"""
                           """ unnest(tsvector_to_array(words)) AS mark WHERE mark LIKE '#%'))""")
            for statement in postgres.MARK:
                cursor.execute(statement)
        monkeypatch.setattr(postgres, "_WALKED", 1)
        monkeypatch.setattr(postgres, "_OFTEN", 0.5)
    assert found("garden") == list(range(1, 40))


@pytest.mark.django_db(transaction=True, databases=["default", "ring"])
def test_a_word_taken_out_is_in_no_file(disk):  # noqa: F811
    """Someone erases what they wrote; a thief of the disk must not find the word in the index."""
    for number in range(200):
        put(number + 1, f"some words {number}")
    put(999, "the zebrafinch sang")
    if not disk.is_sqlite:
        index.put("story", 999, NOON, {0: "the zebrafinch sang"}, {})
        assert found("zebrafinch") == []
        return
    disk.checkpoint()
    assert b"zebrafinch" in disk.everything()
    index.put("story", 999, NOON, {0: "the zebrafinch sang"}, {})
    jobs.tidy.func()
    disk.checkpoint()
    assert b"zebrafinch" not in disk.everything()
    assert found("words") != []


def test_what_was_found_is_marked_and_nothing_else():
    shown = marked(question('"no heartbeat" hope'), ["There was no heartbeat. We had hoped.", "Nothing of it."])
    assert shown[0] == f"There was {BEGIN}no heartbeat{END}. We had {BEGIN}hoped{END}."
    assert shown[1] == ""


def test_the_marking_keeps_no_text():
    from tealight.search import marking

    marked(question("zebrafinch"), ["the zebrafinch sang"])
    assert marking._table().execute("SELECT count(*) FROM text").fetchone() == (0,)


