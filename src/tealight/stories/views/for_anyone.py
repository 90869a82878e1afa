"""The page of a story for whoever has no account: drawn once, for minutes (decision 15).

What is for anyone is the same for everyone without an account who opened and chose nothing. Each
request asks anew whether the story may be read, whether it or anything under it was changed, and what
the people named there are called; only when all of it is as it was is the page of before sent, with
this visitor's form token.
Nothing that a member is shown is kept here, and nothing for longer than ten minutes: what was erased
is then gone from memory too.
"""

from dataclasses import dataclass
from datetime import datetime
from threading import Timer

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from tealight.accounts.queries import Face
from tealight.kernel.viewer import Visitor
from tealight.place.queries import Place
from tealight.stories.queries.facts import CoveredStory, StoryPage
from tealight.stories.queries.story_row import version_and_people
from tealight.ui.ago import quarter
from tealight.ui.stencil import Stencil
from tealight.ui.templatetags.ui import form_token

#: pages kept at most, and for how long
MOST, MINUTES = 100, 10


@dataclass(slots=True)
class _Drawn:
    place: Place
    quarter: datetime
    version: int
    faces: tuple[Face, ...]
    #: the page, with a blank for each form token
    page: Stencil
    #: the rows that last told the same version, and the same faces
    told: list[tuple] | None = None

    def is_told_by(self, rows: list[tuple]) -> bool:
        """Return whether `rows`, as `version_and_people` gives them, tell the version and the faces of the page.

        No rows tell no version.
        """
        if not rows or rows != self.told:
            told = {(version, Face.of_columns(*face)) for version, *face in rows}
            if not told or told != {(self.version, face) for face in self.faces}:
                return False
            self.told = rows
        return True


_drawn: dict[int, _Drawn] = {}


class ForAnyone:
    """One asking for a story's page, by somebody without an account, with nothing opened or chosen."""

    def __init__(self, request: HttpRequest, story: int):
        self._request, self._story = request, story

    @classmethod
    def asks(cls, request: HttpRequest, story: int) -> "ForAnyone | None":
        """Return the asking, or None if the page is not the same for all who ask so."""
        # A cookie may choose colours, or how large the words are.
        brings_nothing = not request.GET and request.COOKIES.keys() <= {settings.CSRF_COOKIE_NAME}
        # An address with noughts before the number leads here as well, and stands in the form for colours.
        brings_nothing = brings_nothing and request.path == f"/stories/{story}/"
        return cls(request, story) if brings_nothing and isinstance(request.viewer, Visitor) else None

    def again(self) -> HttpResponse | None:
        """Return the page drawn before, if it is still letter for letter what would be drawn now."""
        drawn = _drawn.get(self._story)
        if drawn is None or not self._is_still(drawn):
            return None
        return drawn.page.fill(form_token(get_token(self._request)).encode())

    def _is_still(self, drawn: _Drawn) -> bool:
        if (self._request.place, quarter(self._request.now)) != (drawn.place, drawn.quarter):
            return False
        people = sorted({face.id for face in drawn.faces})
        return drawn.is_told_by(version_and_people(self._request.viewer, self._story, people))

    def keep(self, page: StoryPage | CoveredStory, response: HttpResponse) -> None:
        """Keep what was drawn of `page`: not of a cover, nor of photos, which may be ready a moment later."""
        token = getattr(self._request, "tealight_form_token", "")
        if not token or isinstance(page, CoveredStory) or _has_photos(page):
            return
        if not _drawn:
            _empty_later()
        elif len(_drawn) >= MOST:
            _drawn.clear()
        here, now = self._request.place, quarter(self._request.now)
        _drawn[self._story] = _Drawn(here, now, *page.made_of, Stencil(response.content, token.encode()))


def _has_photos(page: StoryPage) -> bool:
    cards = [*page.replies, *(answer for card in page.replies for answer in card.answers)]
    return bool(page.pictures or any(card.pictures for card in cards))


def _empty_later() -> None:
    timer = Timer(60 * MINUTES, _drawn.clear)
    timer.daemon = True
    timer.start()
