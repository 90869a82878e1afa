"""What was asked while a page was drawn: whether it still is so, and whether it was everything."""

import pytest

from tealight.kernel.noted import noting
from tealight.kernel.viewer import Visitor
from tealight.magazine.models import Topic


@pytest.fixture(autouse=True)
def _two(db):
    for slug, title in (("aa", "Alder"), ("bb", "Birch")):
        Topic.objects.create(slug=slug, title=title)


def asked(viewer, slug="aa"):
    return viewer.prepared.ask("a topic", lambda slug: Topic.objects.filter(slug=slug), slug)


def test_it_is_still_so_until_a_row_changes():
    viewer, noted = noting(Visitor())
    (row,) = noted.drawn(lambda: asked(viewer))
    assert row.title == "Alder" and noted.is_all and noted.is_still_so()
    Topic.objects.filter(slug="bb").update(title="Beech")
    assert noted.is_still_so(), "nobody asked about that one"
    Topic.objects.filter(slug="aa").update(title="Ash")
    assert not noted.is_still_so()


def test_a_row_that_comes_is_seen():
    viewer, noted = noting(Visitor())
    assert noted.drawn(lambda: asked(viewer, "cc")) == [] and noted.is_still_so()
    Topic.objects.create(slug="cc", title="Cedar")
    assert not noted.is_still_so()


def test_what_is_asked_in_another_way_is_no_part_of_it():
    viewer, noted = noting(Visitor())
    noted.drawn(lambda: (asked(viewer), Topic.objects.count()))
    assert not noted.is_all


def test_what_could_have_no_row_hides_nothing_else():
    viewer, noted = noting(Visitor())
    noted.drawn(lambda: (viewer.prepared.ask("nothing", lambda code: Topic.objects.none(), "aa"), Topic.objects.count()))
    assert not noted.is_all


def test_what_was_written_for_the_viewer_is_gone_on_with():
    viewer = Visitor()
    asked(viewer)
    other, noted = noting(viewer)
    assert other == viewer and [row.title for row in noted.drawn(lambda: asked(other))] == ["Alder"]
    assert viewer.prepared is not other.prepared
