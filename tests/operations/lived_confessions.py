"""A confession in the place of lived.py: a reaction beside it, and a word of the team, which go on opening."""

from tealight.kernel.viewer import Person
from tests import make

LINE = "I lost my son."


def confessed(ada: Person, mira: Person) -> None:
    """A visitor confessed something; Ada stands beside it, and the team left a word."""
    from tealight.stories.actions.react_to_confession import react_to_confession
    from tealight.stories.actions.tell_writer import tell_writer
    from tests.stories.confessing import appeared

    number = appeared(mira)
    react_to_confession(viewer=ada, now=make.NOW, confession=number, kind="with-you")
    tell_writer(viewer=mira, now=make.NOW, thing=number, text=LINE, word=7)


def check_confessed(ada: Person) -> None:
    """What the team left opens, and Ada finds where she stands."""
    from tealight.stories.models import Confession
    from tealight.stories.queries.beside_confessions import kinds_beside, own_beside
    from tealight.stories.queries.own_confessions import words_left

    row = Confession.objects.get()
    assert [word.text for word in words_left(row)] == [LINE]
    assert own_beside(ada, [row.id]) == {row.id: "with-you"} and kinds_beside(row.id) == ("With you",)
