"""The box of a reply with nothing in it yet: drawn once for everyone, and filled in for each.

It stands under every story, and its dozen fields cost a fifth of the page. What is kept has a blank
wherever something is of one story or one person: where it goes, to whom, who signs it, the page's
tokens. So nobody's name or token can come to anybody else.
"""

import re
from collections.abc import Hashable
from html import escape
from types import SimpleNamespace

from django.http import HttpRequest
from django.template import Context, engines
from django.utils.safestring import SafeString

from tealight.media.policy import may_send
from tealight.stories.forms import ReplyForm
from tealight.stories.forms.kept import new_window
from tealight.stories.views.beside import notes_of
from tealight.stories.views.box import Box
from tealight.stories.views.photos import photos_of
from tealight.ui.templatetags.ui import BOX, token_of

#: signs that no page holds (prose.tidy) stand round the name of a blank
_BLANK = re.compile("\ufdd3([a-z_]+)\ufdd4")
#: what a box with nothing in it hangs on, but for its blanks -> its texts, and names of blanks between them
_drawn: dict[Hashable, list[str]] = {}
_MOST = 64


def empty_box(
    request: HttpRequest, *, action: str, to: str, save_url: str, label: str, aside: str, face: str,
    is_few: bool, may_be_anonymous: bool, may_appear_later: bool, answers: str,
) -> SafeString:
    """Return the box, with nothing in it, that `ui/reply_box.html` would draw of these facts."""
    offered = {"is_few": is_few, "may_be_anonymous": may_be_anonymous, "may_appear_later": may_appear_later}
    key = (request.place.version, may_send(request.viewer).sentence, label, aside, bool(face), *offered.values())
    pieces = _drawn.get(key)
    if pieces is None:
        if len(_drawn) >= _MOST:
            _drawn.clear()
        pieces = _drawn[key] = _BLANK.split(_draw(request, label, aside, bool(face), **offered))
    filled = {
        "action": action, "to": to, "save_url": save_url, "writer": request.viewer.pen_name, "face": face,
        "answers": answers,
        "ticket": ReplyForm.draw(request.viewer), "window": new_window(),
    }
    ready = {name: escape(value) for name, value in filled.items()} | {"token": token_of(request)}
    return SafeString("".join([ready[piece] if place % 2 else piece for place, piece in enumerate(pieces)]))


def _draw(request: HttpRequest, label: str, aside: str, has_face: bool, *, is_few: bool, **may: bool) -> str:
    form = ReplyForm(request.viewer, notes_of(request), face=_blank("face") if has_face else "", is_few=is_few)
    form.initial |= {"ticket": _blank("ticket"), "window": _blank("window")}
    box = Box(
        form, action=_blank("action"), to=_blank("to"), writer=_blank("writer"), save_url=_blank("save_url"),
        answers=_blank("answers"),
        label=label, aside=aside, photos=photos_of(request, form), **may,
    )
    context = Context({name: getattr(box, name, "") for name in BOX})
    # What a form takes of a request is the token alone, and that is a blank.
    context.request = SimpleNamespace(tealight_form_token=SafeString(_blank("token")))
    return engines["django"].engine.get_template("ui/reply_box.html").render(context)


def _blank(name: str) -> str:
    return f"\ufdd3{name}\ufdd4"
