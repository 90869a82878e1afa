"""Which pages, people and stories a place is measured by, how full it is, and when it is quiet."""

import random

import pytest

from tests import make
from tests.stories.wishes import wishes

HOST = "127.0.0.1:8000"


@pytest.fixture
def crowd(db):
    """A small crowd, a reader with filters, and room for stories for anyone."""
    from tealight.operations.demo.crowd import Size, grow

    make.a_place(anyone_audience_on=make.NOW.date())
    make.the_rooms()
    grow(Size(people=24, stories=20, replies=60), make.NOW)
    return wishes(make.in_room(make.a_person("Ada Winter")), physical_detail="cover", birth="leave-out")


def test_the_threads_for_anyone_are_there_once_and_any_visitor_reads_them(crowd, anybody):
    from tealight.operations.measuring.laid_out import ANSWERS, THREADS, lay_out, told_to_anyone
    from tealight.stories.models import Reply

    lay_out()
    lay_out()
    threads = told_to_anyone()
    assert len(threads) == THREADS
    assert Reply.objects.filter(story_id__in=threads).count() == THREADS * ANSWERS
    assert all(anybody.get(f"/stories/{number}/").status == 200 for number in threads)


def test_every_page_measured_is_there(crowd):
    from tealight.help.actions import load_directory
    from tealight.operations.measuring.laid_out import lay_out
    from tealight.operations.measuring.pages import here, pages
    from tealight.operations.measuring.replying import signed_in

    lay_out()
    load_directory(viewer=make.TEST, now=make.NOW)
    key = signed_in(HOST, crowd).cookie
    found = pages(HOST, key, "bare")
    assert len({page.key for page in found}) == len(found)
    for page in found:
        if page.key not in {"floor-file", "floor-django"}:
            assert page.addresses, page.key
            asking = here(HOST, key if page.signed_in else "")
            assert {asking.get(address).status_code for address in page.addresses} == {200}, page.key


def test_stories_to_read_stand_open_and_have_replies(crowd):
    from tealight.operations.measuring.laid_out import lay_out, told_to_anyone
    from tealight.operations.measuring.pages import here, reader, stories_to_read
    from tealight.operations.measuring.replying import signed_in
    from tealight.stories.models import Story

    viewer = reader()
    assert stories_to_read(viewer) == [], "nobody was answered so often"
    lay_out()
    rows = Story.objects.filter(audience="members")
    long, covered, longer = rows[:3]
    rows.filter(id=long.id).update(next_ordinal=22, notes=0)
    rows.filter(id=covered.id).update(next_ordinal=22, notes=viewer.filters.cover)
    rows.filter(id=longer.id).update(next_ordinal=60, notes=0)
    found = stories_to_read(viewer)
    assert set(found) == {*told_to_anyone(), long.id}, "a story that is covered is one line, and no page to measure"
    asking = here(HOST, signed_in(HOST, viewer).cookie)
    assert all(b'id="replies"' in asking.get(f"/stories/{number}/").content for number in found)


def test_who_writes_is_neither_new_nor_of_the_team(crowd, mira):
    from tealight.operations.measuring.laid_out import writers

    found = writers(100)
    assert len(found) >= 4 and all(person.joined_days_ago > 7 and not person.roles for person in found)
    assert not {crowd.pen_name, mira.pen_name} & {person.pen_name for person in found}


def test_a_reply_filled_in_from_the_page_is_a_reply(crowd):
    from tealight.operations.demo.phrases import Phrases
    from tealight.operations.measuring.laid_out import writers
    from tealight.operations.measuring.replying import _statements
    from tealight.place.queries import notes
    from tealight.stories.models import Reply

    before = Reply.objects.count()
    asked = _statements(HOST, writers(1)[0], Phrases(random.Random(1), notes()))
    assert Reply.objects.count() == before + 2 and 5 < asked < 60


def test_somebody_signs_in_with_what_they_were_given(crowd, anybody):
    from tealight.operations.measuring.signing_in import _somebody

    name, password = _somebody()
    page = anybody.get("/sign-in/")
    assert "My things" in anybody.send(page.form("/sign-in/"), pen_name=name, password=password).words


def test_a_place_is_quiet_when_nothing_is_to_be_told_or_done(place, ada):
    from tealight.ledger.models import Event
    from tealight.operations.measuring.quiet import StillBusy, wait_until_quiet

    make.a_story(ada, "Told to those who listen.")
    assert Event.objects.exists()
    with pytest.raises(StillBusy, match=r"events to tell"):
        wait_until_quiet(0)
    moments = iter(range(100))
    wait_until_quiet(50, pause=lambda seconds: Event.objects.all().delete(), now=lambda: next(moments))


def test_the_disk_is_told_by_parts_that_add_up(place, ada):
    from tealight.operations.measuring.disk import sizes

    make.a_story(ada, "lantern " * 2000)
    found = sizes()
    assert found["all"] == pytest.approx(sum(size for name, size in found.items() if not name.startswith("all")))
    assert found["all but pictures"] == pytest.approx(found["all"] - found["pictures"])
    assert found["index for searching"] > 0 and found["stories and replies"] > 0 and min(found.values()) >= 0


def test_what_was_deleted_is_told_as_free_and_not_as_full(place, ada):
    from django.db import connection

    from tealight.operations.measuring.disk import sizes
    from tealight.stories.models import Story

    make.a_story(ada, "lantern " * 4000)
    before = sizes()
    Story.objects.all().delete()
    after = sizes()
    if connection.vendor == "sqlite":
        assert after["free inside the database"] > before["free inside the database"]
        assert after["stories and replies"] < before["stories and replies"]
    assert min(after.values()) >= 0


def test_syncing_leaves_nothing_behind(tmp_path):
    from tealight.operations.measuring.disk import synced

    sync = synced(tmp_path, times=5)
    assert 0 < sync.p50_ms <= sync.p99_ms
    assert list(tmp_path.iterdir()) == []


def test_the_floor_is_a_file_of_the_same_bytes(tmp_path, settings):
    import gzip

    from tealight.operations.measuring.laid_out import lay_floor

    settings.STATIC_ROOT = tmp_path
    lay_floor(b"a page " * 900)
    assert (tmp_path / "floor.html").read_bytes() == gzip.decompress((tmp_path / "floor.html.gz").read_bytes())


def test_the_database_says_its_name_and_whether_it_is_seen(place):
    from django.db import connection

    from tealight.operations.measuring import database

    assert database.name_and_version().startswith(("SQLite 3", "PostgreSQL "))
    if connection.vendor == "sqlite":
        assert (database.server(), database.unseen()) == (None, ""), "its work is done in our own processes"
    else:
        assert (database.server() is None) == bool(database.unseen())
