"""The small hours of the sample: written by the same actions as real ones."""

from tealight.kernel.viewer import Visitor
from tealight.operations.demo.small_hours import SAID, WAITS, confess
from tealight.stories.confession_policy import APPEARED
from tealight.stories.models import Confession
from tests import make


class People(dict):
    """As `Residents`: whoever wrote anonymously is loaded anew."""

    def forget(self, key):
        self[key] = make.as_viewer(self[key].member_id)


def test_all_but_one_appeared_and_one_waits(place, mira, ada):
    living = People(mira=mira, ada=ada, candytuft=make.a_person("Candytuft"), gingham=make.a_person("Gingham"))
    confess(living, make.NOW)
    assert set(Confession.objects.filter(APPEARED).values_list("text", flat=True)) == {words for _, _, words in SAID}
    assert Confession.objects.filter(held_on__isnull=False).get().text == WAITS
    assert not isinstance(living["ada"], Visitor)
