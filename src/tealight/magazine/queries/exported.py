"""Articles and pictures for an export: all of them, drafts too."""

from dataclasses import dataclass, field
from pathlib import Path

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article, Category


@dataclass(frozen=True, slots=True)
class Exported:
    """Where an article stands in an export."""

    id: int
    slug: str
    category: str


def every_article(viewer: Viewer) -> tuple[Exported, ...]:
    """Return every article there is, in the editors' order."""
    require(policy.may_settle(viewer))
    shelves = dict(Category.objects.values_list("path", "slug"))
    rows = Article.objects.order_by("path").values_list("id", "slug", "path")
    return tuple(Exported(number, slug, shelves[path[: -Article.steplen]]) for number, slug, path in rows)


@dataclass(slots=True)
class ExportedPictures:
    """The pictures articles of an export show, each once: file name -> Wagtail's picture."""

    found: dict[str, object] = field(default_factory=dict)

    def name(self, picture) -> str:
        """Return where `picture` is, seen from an article, and remember to write it."""
        name = picture.file.name.rpartition("/")[2]
        self.found[name] = picture
        return f"../pictures/{name}"

    def write(self, directory: Path) -> list[str]:
        """Write the files; return the names of those that are gone."""
        missing = []
        directory.mkdir(exist_ok=True)
        for name, picture in sorted(self.found.items()):
            try:
                with picture.file.open("rb") as kept:
                    (directory / name).write_bytes(kept.read())
            except FileNotFoundError:
                missing.append(name)
        return missing
