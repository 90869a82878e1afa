"""What tests of an export share: packing one as the worker does, and reading it as its owner would."""

import io
import json
from dataclasses import dataclass
from zipfile import ZipFile

import html5lib

from tests import make


@dataclass(frozen=True)
class Packed:
    """An export, unpacked: file name -> bytes."""

    files: dict[str, bytes]

    @property
    def all(self) -> str:
        """Everything a person or a program reads in it."""
        return "\n".join(content.decode() for name, content in self.files.items() if not name.endswith(".jpg"))

    def page(self, name: str):
        """A page as a tree; asserts that it is whole, runs nothing and asks nobody for anything."""
        parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=False)
        root = parser.parse(self.files[name].decode())
        assert not parser.errors, (name, parser.errors[:3])
        for element in root.iter():
            assert element.tag not in {"script", "iframe", "object", "embed", "form", "style", "base"}, (name, element.tag)
            assert not any(attribute.startswith("on") or attribute == "style" for attribute in element.attrib), name
        for tag, attribute in (("img", "src"), ("link", "href")):
            for element in root.iter(tag):
                assert self.leads_to(name, element.get(attribute)) in self.files, (name, element.get(attribute))
        return root

    def words(self, name: str) -> str:
        return " ".join("".join(self.page(name).find("body").itertext()).split())

    def json(self, key: str) -> list:
        return json.loads(self.files[f"json/{key}.json"])

    @staticmethod
    def leads_to(page: str, link: str) -> str:
        return link.removeprefix("../") if link.startswith("../") else (page.rpartition("/")[0] + "/" + link).lstrip("/")


def unpack(content: bytes) -> Packed:
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return Packed({name: archive.read(name) for name in archive.namelist()})


def again(viewer):
    """The same person, as they ask next."""
    return make.as_viewer(viewer.member_id)


def ask(viewer, now=make.NOW) -> None:
    from tealight.accounts.actions.ask_export import ask_export

    ask_export(viewer=make.as_viewer(viewer.member_id, now), now=now)


def begin_fetching(viewer, now=make.NOW):
    from tealight.accounts.actions.fetch_export import fetch_export

    return fetch_export(viewer=make.as_viewer(viewer.member_id, now), now=now)


def packs(now=make.NOW, job: int = 1) -> None:
    """Pack what was asked for, and do nothing else that waits."""
    from tealight.accounts.export.packing import pack
    from tealight.accounts.models import Export

    for export in Export.objects.filter(owner__isnull=False).values_list("id", flat=True):
        pack(export, job, now)


def fetched(viewer, now=make.NOW) -> Packed:
    """Ask for everything, have it packed, and fetch it."""
    ask(viewer, now)
    packs(now)
    return unpack(content_of(begin_fetching(viewer, now)))


def content_of(found) -> bytes:
    """All that is sent to whoever fetches it."""
    from tealight.accounts.export import files

    content = b"".join(files.opening(found.name, found.export, found.key))
    assert len(content) == found.size
    return content


def lying() -> list[str]:
    """The names of the files there are."""
    from tealight.accounts.export import files

    return files.lying()
