"""Stories for anyone are read without an account only while the operator lets them be."""

from tealight.place.actions.shape_place import shape_place
from tests import make


def a_story_for_anyone(ada):
    day = make.NOW.date()
    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=day)
    return make.a_story(ada, "The kettle was on all night.", title="Kettle", audience="anyone")


def test_a_visitor_reads_a_story_for_anyone(ada, anybody):
    story = a_story_for_anyone(ada)
    assert "The kettle was on all night." in anybody.get(f"/stories/{story}/").main


def test_a_visitor_does_not_once_the_operator_says_no(ada, anybody, browser_of, ben):
    story = a_story_for_anyone(ada)
    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=None)
    # Asked to sign in, as for a story that never was.
    assert "The kettle" not in anybody.get(f"/stories/{story}/").html
    assert anybody.get(f"/stories/{story}/").url.startswith("/sign-in/")
    assert anybody.get("/stories/12345/").url.startswith("/sign-in/")
    assert "The kettle was on all night." in browser_of(ben).get(f"/stories/{story}/").main


def test_a_visitor_meets_it_behind_the_filters_everyone_starts_with(ada, anybody):
    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=make.NOW.date())
    covered = make.a_story(ada, "There was blood.", audience="anyone", notes=["physical-detail"])
    page = anybody.get(f"/stories/{covered}/")
    assert "There was blood." not in page.html
    assert "A story with physical detail." in page.main
