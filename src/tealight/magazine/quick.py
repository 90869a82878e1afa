"""The quick view of an article: which text and which words of its own it was approved for, and what readers get of it."""

from collections.abc import Iterator
from hashlib import sha256

from tealight.magazine.drafting.places import Places
from tealight.magazine.drafting.sentences import plain_words
from tealight.magazine.models import Article

#: how a quick view stands
NONE, DRAFTED, CHANGED, STALE, APPROVED = "none", "drafted", "changed", "stale", "approved"
_HALF = 32
#: what of a block is not read: its name, its picture, and for whom it is covered
_UNREAD = frozenset({"id", "image", "notes"})


def digest(page: Article) -> str:
    """Return a sign of the article's words and of its quick view's, a half for each; other words have another.

    Of both, because whoever changes an approved point changes what was approved. Of words alone: a bold word, a link
    or the name of a block makes nothing stale.
    """
    text = (page.title, page.standfirst, *_words(page.body.get_prep_value()))
    quick = (*_words(page.quick_points.get_prep_value()), "do", page.quick_do.strip(), "help", page.quick_help.strip())
    return _sign(text) + _sign(quick)


def is_approved(page: Article) -> bool:
    """Return whether an editor approved this quick view for the text as it is now."""
    return state(page) == APPROVED


def state(page: Article) -> str:
    """Return how the quick view of `page` stands: NONE, DRAFTED, CHANGED (its own words), STALE (the text) or APPROVED."""
    if not page.quick_points:
        return NONE
    if not page.quick_of:
        return DRAFTED
    now = digest(page)
    if page.quick_of == now:
        return APPROVED
    return CHANGED if page.quick_of[:_HALF] == now[:_HALF] else STALE


def own_words(page: Article) -> tuple[str, ...]:
    """Return the points and lines of the quick view of `page` that do not stand so in its text: what no reviewer read.

    A draft of the software's has none of it.
    """
    text = " ".join(" ".join((page.standfirst, *_words(page.body.get_prep_value()))).split()).casefold()
    points = (f"{one.value['lead']} {one.value['rest'] or ''}" for one in page.quick_points)
    said = (" ".join(one.split()) for one in (*points, *_lines(page.quick_do), *_lines(page.quick_help)))
    return tuple(one for one in said if one.casefold() not in text)


def writers_of(page: Article) -> frozenset[int]:
    """Return the accounts by which the newest draft's quick view came to say what its text does not say so.

    By their own words in it, or by a change of the text under it.
    """
    by: dict[str, int | None] = {}
    for revision in page.revisions.order_by("id"):
        said = own_words(revision.as_object())
        by = {one: by.get(one, revision.user_id) for one in said}
    return frozenset(user for user in by.values() if user)


def for_readers(page: Article, parts: list[tuple[int, str]]) -> tuple[dict, list[tuple[int, str]]]:
    """Return the approved quick view as readers read it, and the text's `parts` with an anchor where each point belongs.

    Nothing, and the parts as they are, where none is approved. See queries/facts.py for the shape.
    """
    if not is_approved(page):
        return {}, parts
    places = Places(parts)
    points = [
        [one.value["lead"], one.value["rest"] or "", places.anchor(f"{one.value['lead']} {one.value['rest'] or ''}", f"point-{number}")]
        for number, one in enumerate(page.quick_points, start=1)
    ]
    return {"points": points, "do": _lines(page.quick_do), "help": _lines(page.quick_help)}, places.parts


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _words(kept) -> Iterator[str]:
    """Yield the words of what a stream keeps, in order."""
    if isinstance(kept, str):
        yield plain_words(kept)
    elif isinstance(kept, dict):
        for name in sorted(kept):
            if name not in _UNREAD:
                yield from _words(kept[name])
    elif isinstance(kept, list | tuple):
        for one in kept:
            yield from _words(one)


def _sign(said: tuple[str, ...]) -> str:
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:_HALF]
