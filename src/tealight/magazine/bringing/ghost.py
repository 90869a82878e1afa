"""Ghost's export: one JSON file, {"db": [{"meta", "data"}]}, or bare {"meta", "data"}. Versions 1 to 6."""

import json
import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime

from tealight.magazine.bringing.addresses import OldSite, kept_path, picture_name
from tealight.magazine.bringing.facts import (
    Brought,
    Picture,
    Shipment,
    Unreadable,
    day_of,
    decoded,
    distinct,
    sayable,
    shortened,
)
from tealight.magazine.bringing.pieces import read_pieces

_READ = re.compile(r"[1-6](?![0-9])")
_NOBODY_ELSES = ("members", "members_subscribe_events", "comments", "email_recipients", "subscribers")


def read_ghost(content: bytes, *, pages: bool = False) -> Shipment:
    """Return what the export holds; Unreadable with a sentence if it is none. `pages`: those of no date are taken too."""
    tables = _tables(decoded(content))
    left: Counter = Counter()
    for name in _NOBODY_ELSES:
        if rows := _rows(tables, name):
            left[f"{name.replace('_', ' ')}, never taken"] += len(rows)
    names = {_key(row, "id"): _name(row, 120) for row in _rows(tables, "users")}
    tags = {_key(row, "id"): _name(row, 80) for row in _rows(tables, "tags") if _is_public(row)}
    authors, tagged = _joined(tables, "posts_authors", "author_id"), _joined(tables, "posts_tags", "tag_id")
    more = {_key(row, "post_id"): row for row in _rows(tables, "posts_meta")}
    articles = []
    for row in _rows(tables, "posts"):
        kind = row.get("type") or ("page" if row.get("page") else "post")
        if kind != "post" and not pages:
            left["pages that are no articles"] += 1
            continue
        number = _key(row, "id")
        by = [name for one in authors[number] or [_key(row, "author_id")] if (name := names.get(one))]
        under = [name for tag in tagged[number] if (name := tags.get(tag))]
        articles.append(_article(row, more.get(number, {}), by, under, left))
    return Shipment("ghost", distinct(articles, left), left)


def _tables(text: str) -> dict:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as fault:
        cut = " It seems to be cut off: copy it again." if fault.pos >= len(text.rstrip()) - 1 else ""
        raise Unreadable(f"The file is no whole JSON: it stops making sense at line {fault.lineno:,}.{cut}") from None
    except ValueError:  # a number of thousands of digits
        raise Unreadable("The file is no JSON that can be read.") from None
    except RecursionError:
        raise Unreadable("The file is nested deeper than any export of Ghost.") from None
    found = whole.get("db") if isinstance(whole, dict) and "db" in whole else [whole]
    first = found[0] if isinstance(found, list) and found else None
    meta, tables = (first.get("meta"), first.get("data")) if isinstance(first, dict) else (None, None)
    if not isinstance(meta, dict) or not isinstance(tables, dict) or "posts" not in tables:
        raise Unreadable("The file is JSON, but no export of Ghost: it has no posts. In Ghost: Settings, Import/Export, Export content.")
    version = str(meta.get("version", ""))
    if not _READ.match(version):
        raise Unreadable(f"This is an export of Ghost {shortened(version, 20) or 'without a version'}; we read those of Ghost 1 to 6.")
    return tables


def _rows(tables: dict, name: str) -> list[dict]:
    rows = tables.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(f"In the file, {name} is not a list of rows, as Ghost writes it.")
    return rows


def _joined(tables: dict, name: str, other: str) -> defaultdict:
    """Return post -> the others in their order."""
    found: defaultdict = defaultdict(list)
    for row in sorted(_rows(tables, name), key=lambda row: row["sort_order"] if isinstance(row.get("sort_order"), int) else 0):
        found[_key(row, "post_id")].append(_key(row, other))
    return found


def _is_public(row: dict) -> bool:
    return row.get("visibility") != "internal" and not _said(row, "name").startswith("#")


def _said(row: dict, name: str) -> str:
    value = row.get(name)
    return sayable(value) if isinstance(value, str) else ""


def _name(row: dict, most: int) -> str:
    return shortened(_said(row, "name"), most)


def _key(row: dict, name: str) -> str:
    """Return what the row, or one it belongs to, is called; "" for what no row is called."""
    value = row.get(name)
    value = str(value) if isinstance(value, int) else _said(row, name)
    return value if len(value) <= 64 else ""


def _article(row: dict, more: dict, authors: list[str], under: list[str], left: Counter) -> Brought:
    html = _said(row, "html")
    if not html and (row.get("lexical") or row.get("mobiledoc")):
        left["texts without HTML, which only Ghost can read"] += 1
    if row.get("codeinjection_head") or row.get("codeinjection_foot"):
        left["scripts"] += 1
    pieces = read_pieces(html, OldSite(), left)
    if picture := picture_name(_said(row, "feature_image"), frozenset()):
        said = shortened(_said(more, "feature_image_caption"), 300)
        pieces.insert(0, ("picture", Picture(picture, shortened(_said(more, "feature_image_alt"), 300), said)))
    elif row.get("feature_image"):
        left["pictures on other sites"] += 1
    published = _said(row, "status") == "published"
    if published and _said(row, "visibility") not in {"", "public"}:
        left["articles that were for members only, now drafts"] += 1
        published = False
    slug = _said(row, "slug")
    path = kept_path(slug) if published else ""
    return Brought(
        number=_key(row, "id"), slug=slug, title=shortened(_said(row, "title"), 255), author=shortened(", ".join(authors), 120),
        standfirst=shortened(_said(row, "custom_excerpt"), 300), category=under[0] if under else "", topics=tuple(under[1:]),
        published_on=_day(row.get("published_at") or row.get("created_at")), changed_on=_day(row.get("updated_at")),
        was_published=published, pieces=tuple(pieces), old_paths=(path,) if path else (),
    )


def _day(value) -> date | None:
    """Return the day of a moment as Ghost writes it: ISO 8601, or, in old exports, milliseconds."""
    if not isinstance(value, int):
        return day_of(str(value))
    try:
        return day_of(datetime.fromtimestamp(value / 1000, UTC).isoformat())
    except (ValueError, OverflowError, OSError):
        return None
