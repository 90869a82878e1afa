"""Whatever stands anywhere in an export: it is refused in a sentence, or what a dry run counts is what then comes."""

import json
import re
from collections.abc import Callable
from importlib import import_module
from xml.etree import ElementTree

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from tealight.magazine.bringing.addresses import kept_path, numbered
from tealight.magazine.bringing.facts import Picture, Shipment, Unreadable
from tealight.magazine.bringing.ghost import read_ghost
from tealight.magazine.bringing.wordpress import read_wordpress
from tealight.magazine.models import Article, BroughtArticle, OldAddress
from tests.magazine.exported import ghost, wordpress

command = import_module("tealight.cli.import")
ODD = (
    "", " ", "\x00", "\x1b[2J", "\ud800", "a\udfffb", "\u202e", "5-beta", "https://[", "//evil.example/x", "https://old.example/?p=4", "help",
    "0001-01-01", "9999-12-31T23:59:59Z", "0000-00-00", "x" * 400, "/" * 9, "a?b", "ø ミルク", "<p>" * 400, "[gallery ids='9,9']", "&#xD800;",
    "page", "post", "published", "publish", "members", "1.2", "3", "<script>", "mailto:a@b.example", "#inside", "http://a b/%00%ff",
)  # fmt: skip
words = st.one_of(st.sampled_from(ODD), st.text(st.characters(categories=None), max_size=12))
values = st.recursive(
    st.one_of(words, st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(), st.sampled_from([0, 10**400, 1_600_000_000_000])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)), max_leaves=4,
)  # fmt: skip
ONLY_IN_JSON = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def places(tree, found: list | None = None) -> list[tuple]:
    """Every place in a tree of JSON: what holds it, and its key there."""
    found = [] if found is None else found
    for key in list(tree if isinstance(tree, dict) else range(len(tree))):
        found.append((tree, key))
        if isinstance(tree[key], dict | list):
            places(tree[key], found)
    return found


@st.composite
def ghosts(draw) -> bytes:
    """An export of Ghost in which up to three places hold anything, nothing, or the same twice."""
    whole = json.loads(ghost())
    for _ in range(draw(st.integers(1, 3))):
        if not (found := places(whole)):
            break
        holder, key = draw(st.sampled_from(found))
        match draw(st.sampled_from(["anything", "anything", "nothing", "twice"])):
            case "anything":
                holder[key] = draw(values)
            case "nothing":
                del holder[key]
            case "twice" if isinstance(holder, list):
                holder.append(holder[key])
    return json.dumps(whole).encode()


@st.composite
def wordpresses(draw) -> bytes:
    """An export of WordPress in which up to three elements hold anything, are gone, or are there twice."""
    root = ElementTree.fromstring(wordpress())
    for _ in range(draw(st.integers(1, 3))):
        parents = [(parent, child) for parent in root.iter() for child in parent]
        parent, child = draw(st.sampled_from(parents)) if parents else (root, root)
        match draw(st.sampled_from(["words", "words", "nothing", "twice", "elsewhere", "attribute"])):
            case "words":
                child.text = ONLY_IN_JSON.sub("", draw(words))
            case "nothing" if parent is not child:
                parent.remove(child)
            case "twice" if parent is not child:
                parent.append(child)
            case "elsewhere":
                child.tag = draw(st.sampled_from([other.tag for other in root.iter()]))
            case "attribute":
                child.set("domain", ONLY_IN_JSON.sub("", draw(words)))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def with_post(**fields) -> bytes:
    whole = json.loads(ghost())
    whole["db"][0]["data"]["posts"][0] |= fields
    return json.dumps(whole).encode()


def read(reader: Callable[..., Shipment], content: bytes) -> Shipment | None:
    try:
        return reader(content, pages=True)
    except Unreadable as refused:
        assert str(refused).endswith(".") and "\n" not in str(refused)
        str(refused).encode()
        return None


def can_be_kept(shipment: Shipment) -> None:
    """What is read fits the rows it will be in, on either database, and can be shown on a screen."""
    numbers = [article.number for article in shipment.articles]
    assert all(numbers) and len(numbers) == len(set(numbers)) and max(map(len, numbers), default=0) <= 64
    for one in shipment.articles:
        most = {one.title: 255, one.standfirst: 300, one.author: 120, one.category: 80, **dict.fromkeys(one.topics, 80)}
        assert all(len(said) <= length for said, length in most.items())
        assert all(path == (kept_path(path) or numbered(path.removeprefix("/?p="))) for path in one.old_paths)
        assert all(day is None or 1980 <= day.year <= 2100 for day in (one.published_on, one.changed_on))
        said = [*most, *one.old_paths, *(repr(piece) if isinstance(piece, Picture) else str(piece) for _, piece in one.pieces), *shipment.left]
        assert not [words for words in said if re.search("[\x00\x1b\ud800-\udfff]", words)]


@pytest.mark.filterwarnings("error")
@settings(max_examples=150)
@given(ghosts())
@example(ghost(version="5-beta"))
@example(with_post(id=[1]))
@example(with_post(id={"a": 1}))
@example(with_post(html="<p>\ud800</p>"))
@example(with_post(title="\ud800"))
@example(ghost(users=[{"id": [], "name": "A"}], posts_meta=[{"post_id": {}}], tags=[{"id": {}, "name": " "}]))
def test_any_ghost_is_refused_or_can_be_kept(content):
    if shipment := read(read_ghost, content):
        can_be_kept(shipment)


@pytest.mark.filterwarnings("error")
@settings(max_examples=150)
@given(wordpresses())
@example(wordpress().replace(b"Milk, afterwards]]", b"https://old.example/]]").replace(b"<![CDATA[Not ready.]]>", b"https://video.example/1"))
@example(wordpress().replace(b"https://video.example/watch", b"https://[watch"))
def test_any_wordpress_is_refused_or_can_be_kept(content):
    if shipment := read(read_wordpress, content):
        can_be_kept(shipment)


@pytest.fixture
def take(place, tmp_path, monkeypatch, capsys):
    """`take(program, content, *options)`: the command, without pictures; returns its status and what it said."""
    import argparse

    monkeypatch.setattr(command.place, "prepare", lambda: None)
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)

    def took(program: str, content: bytes, *options: str):
        (tmp_path / "export").write_bytes(content)
        status = command.run(parser.parse_args(["articles", "--from", program, str(tmp_path / "export"), *options]))
        told = capsys.readouterr()
        return status, (told.out + told.err)

    return took


def comes_as_told(take, program: str, content: bytes) -> None:
    with transaction.atomic():
        status, told = take(program, content, "--pages", "--published", "--dry-run")
        assert not Page.objects.filter(depth__gt=1).exists() and not OldAddress.objects.exists()
        assert take(program, content, "--pages", "--published") == (status, _as_done(told)) if status == 0 else (status, told)
        count = int(re.search(r"taken in: (\d+)", told)[1]) if status == 0 else 0
        paths = int(re.search(r"lead on: (\d+)", told)[1]) + told.count("\n  · /") if status == 0 else 0
        missing = re.search(r"not found: (\d+)", told)
        assert Article.objects.count() == BroughtArticle.objects.count() == count
        assert OldAddress.objects.count() == paths - (int(missing[1]) if missing else 0)
        transaction.set_rollback(True)


def _as_done(told: str) -> str:
    done = told.replace("Would be taken in", "Taken in")
    return done.replace("Nothing was written.", "None of them has a date of review: an editor gives it one when somebody reviewed it.")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ghosts())
@example(with_post(title="\ud800", id="6000000000000000000000002"))
def test_of_any_ghost_comes_what_a_dry_run_counts(take, content):
    comes_as_told(take, "ghost", content)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wordpresses())
def test_of_any_wordpress_comes_what_a_dry_run_counts(take, content):
    comes_as_told(take, "wordpress", content)
