"""Every route and whom it is for, as one readable table.

    python -m tests.structure.routes        writes tests/structure/routes.txt anew

The table is committed: a change of who may come in is seen by whoever reads the change.
"""

from dataclasses import dataclass
from pathlib import Path

from tealight.kernel.access import EVERYONES, TEAMS

TABLE = Path(__file__).with_name("routes.txt")


@dataclass(frozen=True, slots=True)
class Route:
    path: str
    name: str
    view: object

    @property
    def audience(self) -> str:
        audience = getattr(self.view, "audience", None)
        if audience is None:
            return "nobody"
        if self.view.__module__ == "tealight.magazine.door" and self.view.__name__ == "closed":
            return "shut: 404 for everyone"
        if not audience.members_only:
            return "everyone"
        roles = "staff: " + " ".join(sorted(audience.roles)) if audience.roles else "members"
        if not audience.fresh or audience.roles:
            return roles
        return roles + {"": ", asked again", EVERYONES: ", second step", TEAMS: ", team second step"}[audience.second]

    @property
    def is_of_a_library(self) -> bool:
        """Names and paths inside the CMS are Wagtail's; who may come in is ours to say."""
        return self.path.startswith("/desk/cms/")

    @property
    def line(self) -> str:
        return f"{self.audience:<34} {self.path:<58} {self.name}".rstrip()


def routes() -> list[Route]:
    """Every route the place answers, static files aside."""
    from django.urls import get_resolver

    return sorted(_walk(get_resolver(), "/", ""), key=lambda route: (route.path, route.name))


def _walk(resolver, prefix: str, space: str):
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern).removeprefix("^")
        if hasattr(entry, "url_patterns"):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, path, inner)
        else:
            yield Route(path, space + (entry.name or ""), entry.callback)


def table() -> str:
    """The table's text."""
    return "".join(route.line + "\n" for route in routes())


if __name__ == "__main__":
    import django

    from tests import conftest  # noqa: F401 - prepares a place and its settings

    django.setup()
    TABLE.write_text(table())
