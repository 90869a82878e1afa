"""What tests of stories share: people who are no newcomers, and the page one writes on."""

from datetime import timedelta

import pytest

from tests import make
from tests.ground.disk import disk  # noqa: F401 - a fixture
from tests.stories.drafting import keep, subject  # noqa: F401 - fixtures


@pytest.fixture
def teasel(place):
    """A member of some months, in one room."""
    return make.in_room(make.a_person("Teasel", joined_on=make.NOW.date() - timedelta(days=90)))


@pytest.fixture
def rowan(place):
    """Another member of some months, in the same room."""
    return make.in_room(make.a_person("Rowan", joined_on=make.NOW.date() - timedelta(days=90)))


@pytest.fixture
def again():
    """`again(teasel)`: the same person as they ask at their next request."""
    return lambda viewer: make.as_viewer(viewer.member_id)


@pytest.fixture
def stories(place):
    """All stories."""
    from tealight.stories.models import Story

    return Story.objects


@pytest.fixture
def words_of():
    """`words_of(row, viewer)`: the words of a story or reply, opened as `viewer`."""
    from tealight.stories import wording
    from tealight.stories.models import Story

    return lambda row, viewer: wording.take(row, row if isinstance(row, Story) else row.story, viewer)


class Desk:
    """The page to write on, in one browser."""

    def __init__(self, browser):
        self.browser = browser

    def open(self, query=""):
        self.page = self.browser.get(f"/stories/new/{query}")
        return self.page.form("/stories/new/")

    def press(self, deed, form=None, **typed):
        """Fill in the page and press a button; what comes back, redirects not followed."""
        return self.browser.send(form or self.open(), press=f"do={deed}", follow=False, **typed)


@pytest.fixture
def desk(teasel, browser_of):
    """Teasel's page to write on."""
    return Desk(browser_of(teasel))


@pytest.fixture
def desk_of(browser_of):
    return lambda viewer: Desk(browser_of(viewer))


@pytest.fixture
def edit(desk):
    """`edit(story)`: the page to change it, and its form."""

    def opened(story, browser=None):
        url = f"/stories/{story}/edit/"
        page = (browser or desk.browser).get(url)
        return page, page.form(url)

    return opened


def press(desk, form, deed="save", **typed):
    """Press a button of the page to change a story; what comes back, redirects not followed."""
    return desk.browser.send(form, press=f"do={deed}", follow=False, **typed)


@pytest.fixture
def lin(place):
    """A listener."""
    return make.a_person("Lin", roles=("listener",))


@pytest.fixture
def olu(place):
    """Another listener."""
    return make.a_person("Olu", roles=("listener",))


@pytest.fixture
def at_any_pace(monkeypatch):
    """Confessions may be sent, and codes asked for, as often as a test does."""
    from datetime import timedelta

    from tealight.kernel.pace import Pace
    from tealight.stories.views import own_confessions, small_hours

    for where, name in ((small_hours, "WORKED"), (small_hours, "AGED"), (own_confessions, "PACE")):
        monkeypatch.setattr(where, name, Pace(each=50, everyone=500, per=timedelta(hours=1)))
