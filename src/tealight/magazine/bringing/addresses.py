"""Addresses inside an export: which are the old site's own, where it kept its pictures, and where its articles were read."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlsplit

#: where Ghost and WordPress keep pictures
BEGINNINGS = ("/content/images/", "/wp-content/uploads/")
#: of a path that is kept
_LONGEST = 255
#: a browser takes two slashes, or what it reads as such, for the beginning of another site's name
_FIRST = re.compile(r"^[/\\\x00-\x20]+")
#: what means something else inside an address than inside a path
_SIGNS = re.compile(r"[\x00-\x20%?#\\\"<>]")
_NUMBER = re.compile(r"[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class OldSite:
    """The site an export came from: its hosts, and the numbers of those of its articles that readers find here."""

    hosts: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def way(self, address: str) -> str:
        """Return where a link to `address` leads from here: a path if it was the site's own; "" if `address` is no way."""
        path = own_path(address, self.hosts)
        outside = re.sub(r"\s+", "%20", address.strip())
        if path not in {"", "/"}:
            return _SIGNS.sub(lambda sign: quote(sign[0]), path)
        if path and (number := _number(address)) in self.numbers:
            return numbered(number)
        # A list or a search of the old site: nothing here is like it, so the link leads there still.
        asks = path and host_of(address) and urlsplit(outside).query
        return outside if asks or not path else path


def own_path(address: str, own_hosts: frozenset[str]) -> str:
    """Return the path of an address on the old site itself, "" for any other. Never the beginning of another site's name."""
    try:
        parts = urlsplit(address.strip().replace("__GHOST_URL__", ""))
        own = not parts.netloc or parts.netloc.lower() in own_hosts
        path = unquote(parts.path) if own and parts.scheme in {"", "http", "https"} else ""
    except ValueError:  # no address at all
        return ""
    return f"/{_FIRST.sub('', path)}" if path or (own and parts.netloc) else ""


def kept_path(path: str) -> str:
    """Return `path` as it is kept among old addresses, "/going-back/"; "" for the first page, and for what no request can ask for."""
    path = f"/{_FIRST.sub('', path.replace(chr(0), '')).strip('/')}/"
    return path if path != "//" and "?" not in path and len(path) <= _LONGEST else ""


def numbered(number: str) -> str:
    """Return where WordPress shows an article by its number; "" if it is no number."""
    return f"/?p={number}" if _NUMBER.fullmatch(number) else ""


def picture_name(address: str, own_hosts: frozenset[str]) -> str:
    """Return the name of a picture of the old site: its path. Both programs keep theirs where the address tells, on any host."""
    found = own_path(address, own_hosts)
    return found or next((unquote(address[address.index(begin):]).partition("?")[0] for begin in BEGINNINGS if begin in address), "")


def host_of(address: str) -> str:
    """Return the host of an address, with its port if it says one; "" if it has none."""
    try:
        return urlsplit(address.strip()).netloc.lower()
    except ValueError:
        return ""


def _number(address: str) -> str:
    """Return the number an address of the old site asks for at its first page, as WordPress does without permalinks."""
    try:
        asked = parse_qs(urlsplit(address).query)
    except ValueError:
        return ""
    return next((asked[name][0] for name in ("p", "page_id") if name in asked), "")
