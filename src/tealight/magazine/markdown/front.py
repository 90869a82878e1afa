"""The front matter: what stands round an article's text, in TOML."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime

from django.utils.text import slugify

from tealight.magazine.markdown.prose import clean, one_line
from tealight.magazine.markdown.written import NotAnArticle, Quick, Source, Written

FENCE = "+++"
#: name in the front matter -> longest
_WORDS = {
    "title": 255, "slug": 200, "category": 255, "standfirst": 300, "author": 120, "author_role": 120, "clinical_reviewer": 120,
    "clinical_credentials": 160, "lived_reviewer": 120, "series": 80,
}  # fmt: skip
_LISTS = {"countries": 2, "notes": 20, "topics": 80, "questions": 160, "read_next": 200}
_NUMBERS = ("from_days", "to_days", "series_part")
_DATES = ("published_on", "reviewed_on", "next_review_on")
_YES_OR_NO = ("sample", "draft", "urgent")
_SOURCE = {"title": 300, "publisher": 200, "url": 2000, "published": 20}
_SLUG = re.compile(r"[\w-]+\Z")


def read_front(lines: list[str], body: tuple[dict, ...]) -> Written:
    """Return the article whose front matter is `lines`, from line 2 on, and whose text is `body`."""
    given = _toml(lines)
    reading = _Reading(lines, given)
    known = {one.name for one in fields(Written)} - {"body"}
    if strange := [key for key in given if key not in known]:
        raise reading.wrong(strange[0], f"“{strange[0]}” is no key of the front matter. These are: {', '.join(sorted(known))}.")
    found = {name: reading.words(given, name, most) for name, most in _WORDS.items()}
    if not found["title"]:
        raise reading.wrong("title", "the front matter says no title: title = \"…\"")
    found["slug"] = found["slug"] or slugify(found["title"])
    if not _SLUG.match(found["slug"]):
        raise reading.wrong("slug", "a slug has letters, digits and hyphens.")
    return Written(
        **found,
        **{name: reading.all_words(name, most) for name, most in _LISTS.items()},
        **{name: reading.of_kind(given, name, int, None, "a whole number") for name in _NUMBERS},
        **{name: reading.day(given, name) for name in _DATES},
        **{name: reading.of_kind(given, name, bool, False, "true or false") for name in _YES_OR_NO},
        references=reading.references(), quick=reading.quick(), body=body,
    )


def front_lines(article: Written) -> Iterator[str]:
    """Yield the lines of the front matter of `article`; what it does not say is left out."""
    for one in fields(Written):
        value = getattr(article, one.name)
        if one.name in {"body", "references", "quick"} or value == one.default:
            continue
        yield f"{one.name} = {_said(value)}"
    for source in article.references:
        yield from ("", "[[references]]")
        for one in fields(Source):
            if getattr(source, one.name):
                yield f"{one.name} = {_said(getattr(source, one.name))}"
    if article.quick != Quick():
        yield from ("", "[quick]", f"approved = {_said(article.quick.approved)}", "points = [")
        for point in article.quick.points:
            yield f"    {_said(point)},"
        yield from ("]", f"do = {_said(article.quick.do)}", f"help = {_said(article.quick.help)}")


def _said(value) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_said, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)  # a string of JSON is a string of TOML


def _toml(lines: list[str]) -> dict:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as wrong:
        at = re.search(r"line (\d+)", str(wrong))
        number = int(at[1]) + 1 if at else len(lines) + 1
        raise NotAnArticle(number, f"the front matter is no TOML here ({wrong}).") from wrong


class _Reading:
    """The front matter, read key by key, with the line of whatever is wrong."""

    def __init__(self, lines: list[str], given: dict):
        self.lines, self.given = lines, given

    def wrong(self, key: str, why: str) -> NotAnArticle:
        names = re.compile(rf"\s*\[*\s*\"?{re.escape(key)}\"?\s*[\]=.]")
        return NotAnArticle(next((number for number, line in enumerate(self.lines, 2) if names.match(line)), 1), why)

    def of_kind(self, given: dict, key: str, kind: type, missing, called: str):
        value = given.get(key, missing)
        if value is not missing and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
            raise self.wrong(key, f"“{key}” is {called}.")
        if kind is int and value is not None and not 0 <= value < 2**15:
            raise self.wrong(key, f"“{key}” is too large or too small.")
        return value

    def words(self, given: dict, key: str, most: int) -> str:
        said = one_line(self.of_kind(given, key, str, "", "words in quotation marks"))
        if len(said) > most:
            raise self.wrong(key, f"“{key}” has {len(said)} characters; {most} is the most.")
        return said

    def all_words(self, key: str, most: int) -> tuple[str, ...]:
        value = self.of_kind(self.given, key, list, [], "a list of words: [\"…\", \"…\"]")
        said = tuple(self.words({key: one}, key, most) for one in value)
        return tuple(one for one in said if one)

    def day(self, given: dict, key: str) -> date | None:
        value = self.of_kind(given, key, date, None, "a date: 2026-11-27")
        return value.date() if isinstance(value, datetime) else value

    def references(self) -> tuple[Source, ...]:
        found = []
        for one in self.of_kind(self.given, "references", list, [], "a table for each: [[references]]"):
            if not isinstance(one, dict) or not {"title", "publisher"} <= one.keys() <= {*_SOURCE, "looked_at"}:
                raise self.wrong("references", "a reference has title and publisher, and may have url, published and looked_at.")
            words = {name: self.words(one, name, most) for name, most in _SOURCE.items()}
            if words["url"] and not re.match(r"https?://\S+\Z", words["url"]):
                raise self.wrong("references", f"“{words['url']}” is no address: https://…")
            found.append(Source(**words, looked_at=self.day(one, "looked_at")))
        return tuple(found)

    def quick(self) -> Quick:
        given = self.of_kind(self.given, "quick", dict, {}, "a table: [quick]")
        if not given.keys() <= {"points", "do", "help", "approved"}:
            raise self.wrong("quick", "the quick view has points, do, help and approved.")
        points = []
        for one in self.of_kind(given, "points", list, [], "a list"):
            pair = [one, ""] if isinstance(one, str) else one
            if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(half, str) for half in pair):
                raise self.wrong("points", "a point is a few words and what belongs to them: [\"…\", \"…\"]")
            points.append((self.words({"points": pair[0]}, "points", 120), self.words({"points": pair[1]}, "points", 300)))
        return Quick(
            tuple(points), *(self._lines(given, name) for name in ("do", "help")),
            self.of_kind(given, "approved", bool, False, "true or false"),
        )

    def _lines(self, given: dict, key: str) -> str:
        said = clean(self.of_kind(given, key, str, "", "words in quotation marks").replace("\r\n", "\n")).replace("\t", " ").strip()
        if len(said) > 600:
            raise self.wrong(key, f"“{key}” has {len(said)} characters; 600 is the most.")
        return said
