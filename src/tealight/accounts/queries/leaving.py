"""What the pages of closing an account say: what there is, what was chosen, when. For its member alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.accounts.models import Member
from tealight.accounts.queries.own import own_record
from tealight.kernel.viewer import Person


@dataclass(frozen=True, slots=True)
class Counted:
    """How many things of one kind are the viewer's own, by who can read them."""

    #: one of them and many: "story", "stories"
    words: tuple[str, str]
    shared: int = 0
    anonymous: int = 0
    #: only the viewer can read them, or the viewer and their circle
    private: int = 0


@dataclass(frozen=True, slots=True)
class Own:
    """What is the viewer's own, in the words of the page: "3 stories and 1 reply"; "" where there is nothing."""

    shared: str
    anonymous: str
    private: str


def own_things_counted(viewer: Person) -> Own:
    """Return how much of what there is, as nobody but the viewer may be told."""
    counts = [kind.ask("count")(viewer) for kind in import_string(settings.TEALIGHT_KINDS).values() if kind.count]
    record = own_record(viewer)
    private = [(count.words, count.private) for count in counts]
    private += [(("loss", "losses"), len(record.losses)), (("story kept", "stories kept"), len(record.kept)), (("article kept", "articles kept"), len(record.kept_articles))]
    return Own(
        _said((count.words, count.shared) for count in counts),
        _said((count.words, count.anonymous) for count in counts),
        _said(private),
    )


def leaves_on(viewer: Person) -> date | None:
    """Return the day the viewer's account closes, if they said it shall. One statement."""
    return Member.objects.filter(id=viewer.member_id).values_list("leaves_on", flat=True).first()




def _said(things) -> str:
    said = list(_each(things))
    return said[0] if len(said) == 1 else " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def _each(things) -> Iterator[str]:
    for (one, many), number in things:
        if number:
            yield f"{number} {one if number == 1 else many}"
