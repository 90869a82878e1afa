"""A line to the editors in the place of lived.py, which goes on opening."""

from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Person
from tests import make
from tests.magazine.writing import an_article

LINE = "I lost my son."


def answered(ada: Person) -> None:
    """Ada read an article, and wrote to its editors below it."""
    from tealight.magazine.actions.answer_helpful import answer_helpful

    article = an_article().id
    answer_helpful(viewer=ada, now=make.NOW, article=article, was_helpful=False, line=LINE, form_number=new_id())


def check_answered() -> None:
    """What she wrote opens."""
    from tealight.magazine.models import HelpfulLine

    (row,) = HelpfulLine.objects.all()
    assert row.sealed.open_json(place_keys(), row.pk)["text"] == LINE
