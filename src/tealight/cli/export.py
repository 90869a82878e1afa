"""`tealight export articles`: writes every article to a directory, as Markdown with front matter, and its pictures."""

import argparse
import sys
from pathlib import Path

from tealight.cli import place


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=["articles"], help="what is written")
    command.add_argument("--to", metavar="DIR", required=True, help="an empty directory, or one that is not there yet")


def run(options: argparse.Namespace) -> int:
    place.prepare()
    from tealight.kernel.viewer import System
    from tealight.magazine.markdown import markdown_of
    from tealight.magazine.queries.exported import ExportedPictures, every_article
    from tealight.magazine.queries.writing import written

    viewer, root = System("articles for their editors to keep"), Path(options.to)
    try:
        root.mkdir(parents=True, exist_ok=True)
        if any(root.iterdir()):
            print(f"{root} is not empty. Name a directory that is, so that old files and new are not mixed.", file=sys.stderr)
            return 1
        pictures, articles = ExportedPictures(), every_article(viewer)
        for article in articles:
            file = root / article.category / f"{article.slug}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(markdown_of(written(viewer, article.id, pictures.name)), encoding="utf-8")
        missing = pictures.write(root / "pictures")
    except OSError as fault:
        print(f"{fault.filename} cannot be written: {fault.strerror}.", file=sys.stderr)
        return 1
    print(f"Articles: {len(articles)}. Pictures: {len(pictures.found) - len(missing)}. Written to {root}.")
    for name in missing:
        print(f"  · the file of a picture is gone: {name}")
    return 0
