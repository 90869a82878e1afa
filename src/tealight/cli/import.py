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
    from tealight.magazine.jobs import settle_what_changed
    from tealight.magazine.queries.brought import brought_before

    viewer, before = System("articles of an old site"), brought_before(shipment.source)
    new = [article for article in shipment.articles if article.number not in before]
    leading, not_leading = _old_paths(new)
    found = _Pictures(directory)
    for article in new:
        pictures = found.of(article)
        if not options.dry_run:
            take_in_article(
                viewer=viewer, now=clock.now(), source=shipment.source, brought=article, pictures=pictures, publish=options.published
            )
    if options.published and not options.dry_run:
        settle_what_changed.call()
    _tell(shipment, new, options)
    print(f"Pictures: {found.count}. Old addresses that lead on: {len(leading)}.")
    _tell_left_out(shipment, found)
    _list("Old addresses that cannot lead on, because this place has one of the same", not_leading)
    print("Nothing was written." if options.dry_run else "None of them has a date of review: an editor gives it one when somebody reviewed it.")
    return 0


class _Pictures:
    """The pictures of the articles, as they are asked for: how many were found, and which were not."""

    def __init__(self, directory: Path | None):
        self.directory, self.count = directory, 0
        self.missing: set[str] = set()
        self.unreadable: set[str] = set()

    def of(self, article) -> dict:
        """Return name -> picture of an article; what is not among them is noted."""
        from tealight.magazine.bringing.pictures import drawn, find

        pictures = {}
        for name in article.pictures:
            file = find(self.directory, name)
            if (picture := drawn(file) if file else None) is not None:
                pictures[name] = picture
            else:
                (self.unreadable if file else self.missing).add(name)
        self.count += len(pictures)
        return pictures


def _old_paths(new) -> tuple[set[str], set[str]]:
    """Return the old paths that will lead on, and those that will not: an address of our own, or an older one, covers them."""
    from tealight.magazine.queries.old_addresses import leading_already

    paths = {path for article in new for path in article.old_paths}
    covered = leading_already(paths) | {path for path in paths if _is_ours(path)}
    return paths - covered, covered


def _is_ours(path: str) -> bool:
    from django.urls import Resolver404, resolve

    try:
        return resolve(path).view_name != "moved"
    except Resolver404:
        return False


def _tell(shipment, new, options: argparse.Namespace) -> None:
    published = sum(article.was_published for article in new)
    would = "would be " if options.dry_run else ""
    print(f"Articles in the file: {len(shipment.articles)}, of which here already: {len(shipment.articles) - len(new)}.")
    print(f"{would}taken in: {len(new)}. Published there: {published}; drafts there: {len(new) - published}.".capitalize())
    print("Those published there are published here too." if options.published else "All of them are drafts here.")
    kinds = Counter(article.category or "without a category" for article in new)
    print("Categories: " + ("; ".join(f"{name}: {count}" for name, count in sorted(kinds.items())) or "none") + ".")
    authors = Counter(article.author or "nobody named" for article in new)
    print("Authors: " + ("; ".join(f"{name}: {count}" for name, count in sorted(authors.items())) or "none") + ".")


def _tell_left_out(shipment, found: _Pictures) -> None:
    _list("Pictures that were not found", found.missing)
    _list("Files that are no picture we keep: JPEG, PNG or WebP, at most 25 MB and as many pixels as can be opened", found.unreadable)
    if shipment.left:
        print("Left out: " + "; ".join(f"{what}: {count}" for what, count in sorted(shipment.left.items()) if what) + ".")


def _list(title: str, names) -> None:
    from tealight.magazine.bringing.facts import shortened

    if names:
        print(f"{title}: {len(names)}")
        for name in sorted(names):
            print(f"  · {shortened(name, 300)}")
