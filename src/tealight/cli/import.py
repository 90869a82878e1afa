"""`tealight import articles`: takes in what another program exported. Nothing is fetched, nobody is mailed, no member comes along."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from tealight.cli import place


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=["articles"], help="what is taken in")
    command.add_argument("--from", dest="program", choices=["ghost", "wordpress"], required=True, help="the program that wrote the file")
    command.add_argument("file", metavar="FILE", help="Ghost’s JSON, or WordPress’s XML (WXR 1.2)")
    command.add_argument("--images", metavar="DIR", help="a copy of the old site’s content/images or wp-content/uploads")
    command.add_argument("--pages", action="store_true", help="take pages too, as About or Contact; otherwise articles alone")
    command.add_argument("--published", action="store_true", help="publish what was published there; otherwise all are drafts")
    command.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")


def run(options: argparse.Namespace) -> int:
    from tealight.magazine.bringing.facts import LARGEST_FILE, Unreadable

    place.prepare()
    from tealight.magazine.bringing.ghost import read_ghost
    from tealight.magazine.bringing.wordpress import read_wordpress
    from tealight.place.queries import place as the_place

    directory = Path(options.images) if options.images else None
    try:
        if the_place().read_only and not options.dry_run:
            raise Unreadable("The place can only be read now. Let people write again first, at the desk.")
        if directory is not None and not directory.is_dir():
            raise Unreadable(f"{directory} is no directory.")
        with Path(options.file).open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
        read = read_ghost if options.program == "ghost" else read_wordpress
        shipment = read(content, pages=options.pages)
    except OSError as fault:
        print(f"{options.file} cannot be read: {fault.strerror}.", file=sys.stderr)
        return 1
    except Unreadable as fault:
        print(f"Nothing was taken in. {fault}", file=sys.stderr)
        return 1
    return _take_in(shipment, directory, options)


def _take_in(shipment, directory: Path | None, options: argparse.Namespace) -> int:
    from tealight.kernel import clock
    from tealight.kernel.viewer import System
    from tealight.magazine.actions.take_in_article import take_in_article
    from tealight.magazine.bringing.pictures import drawn, find
    from tealight.magazine.jobs import settle_what_changed
    from tealight.magazine.queries.brought import brought_before

    viewer, before = System("articles of an old site"), brought_before(shipment.source)
    new = [article for article in shipment.articles if article.number not in before]
    shown, missing, unreadable = 0, set(), set()
    for article in new:
        pictures = {}
        for name in article.pictures:
            file = find(directory, name)
            picture = drawn(file) if file else None
            if picture is not None:
                pictures[name] = picture
                shown += 1
            else:
                (unreadable if file else missing).add(name)
        if not options.dry_run:
            take_in_article(
                viewer=viewer, now=clock.now(), source=shipment.source, brought=article, pictures=pictures, publish=options.published
            )
    if options.published and not options.dry_run:
        settle_what_changed.call()
    _tell(shipment, new, shown, options)
    _list("Pictures that were not found", missing)
    _list("Files that are no picture we keep: JPEG, PNG or WebP, at most 25 MB and as many pixels as can be opened", unreadable)
    if shipment.left:
        print("Left out: " + "; ".join(f"{what}: {count}" for what, count in sorted(shipment.left.items()) if what) + ".")
    _list("Old addresses that cannot lead on, because this place has one of the same", _ours(new))
    print("Nothing was written." if options.dry_run else "None of them has a date of review: an editor gives it one when somebody reviewed it.")
    return 0


def _tell(shipment, new, shown: int, options: argparse.Namespace) -> None:
    published = sum(article.was_published for article in new)
    would = "would be " if options.dry_run else ""
    print(f"Articles in the file: {len(shipment.articles)}, of which here already: {len(shipment.articles) - len(new)}.")
    print(f"{would}taken in: {len(new)}. Published there: {published}; drafts there: {len(new) - published}.".capitalize())
    print("Those published there are published here too." if options.published else "All of them are drafts here.")
    kinds = Counter(article.category or "without a category" for article in new)
    print("Categories: " + ("; ".join(f"{name}: {count}" for name, count in sorted(kinds.items())) or "none") + ".")
    authors = Counter(article.author or "nobody named" for article in new)
    print("Authors: " + ("; ".join(f"{name}: {count}" for name, count in sorted(authors.items())) or "none") + ".")
    print(f"Pictures: {shown}. Old addresses that lead on: {sum(len(article.old_paths) for article in new)}.")


def _ours(new) -> set[str]:
    """Return the old paths that an address of our own covers."""
    from django.urls import Resolver404, resolve

    covered = set()
    for path in (path for article in new for path in article.old_paths):
        try:
            if resolve(path).view_name != "moved":
                covered.add(path)
        except Resolver404:
            continue
    return covered


def _list(title: str, names) -> None:
    if names:
        print(f"{title}: {len(names)}")
        for name in sorted(names):
            print(f"  · {name}")
