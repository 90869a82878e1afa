"""One stylesheet and one script from many small sources, with no build step.

A source stays one component long; a page asks for one file of each kind. This static finder joins
them, in the order written here, whenever static files are looked for or collected (decision 0003).
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

_UI = Path(__file__).parent
STYLES = (
    "tokens", "fonts", "reset", "base", "layout",
    "button", "form", "persona", "prose", "story", "picture", "reply", "composer", "photos", "filters", "cards", "beside", "account", "desk", "lamp", "hours",
    "utilities",
)  # fmt: skip
SCRIPTS = (
    "leave_site", "kept_here", "draft_keeper", "markdown_toolbar", "deed_button", "confirm_once", "photo_sender", "word_offers",
    "desk_keys",
)  # fmt: skip

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JS_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)


#: address of the joined file -> its sources in order
BUNDLES = {
    "ui/tealight.css": tuple(_UI / "css" / f"{name}.css" for name in STYLES),
    "ui/tealight.js": tuple(_UI / "js" / f"{name}.js" for name in SCRIPTS),
}


def add(path: str, source: Path) -> None:
    """Let a room's own file be served at `path` as these are: without comments and indentation, which readers would wait for."""
    BUNDLES[path] = (source,)


def joined(path: str) -> str:
    """Return the text of `path`: its sources in order, without comments and indentation.

    Scripts stand alone: no import, no export, no shared names."""
    comment = _CSS_COMMENT if path.endswith(".css") else _JS_COMMENT
    texts = (source.read_text(encoding="utf-8") for source in BUNDLES[path])
    lines = (line.strip() for text in texts for line in comment.sub("", text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


class BundleFinder(BaseFinder):
    """Gives Django's static files the joined sources as if they lay on disk."""

    def __init__(self, app_names=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._folder = TemporaryDirectory(prefix="tealight-ui-")
        self.storage: Storage = FileSystemStorage(location=self._folder.name)

    def _write(self, path: str) -> str:
        target = Path(self._folder.name, path)
        text = joined(path)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        # As old as its youngest source, so that a second start sees that nothing has changed.
        youngest = max(source.stat().st_mtime for source in BUNDLES[path])
        os.utime(target, (youngest, youngest))
        return str(target)

    def check(self, **kwargs):
        """Nothing can be configured, so nothing can be configured wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs):
        """Return where `path` lies, joined afresh from its sources."""
        if path not in BUNDLES:
            return []
        found = self._write(path)
        return [found] if find_all else found

    def list(self, ignore_patterns) -> Iterator[tuple[str, Storage]]:
        """Yield the joined files for `collectstatic`."""
        for path in BUNDLES:
            self._write(path)
            yield path, self.storage
