"""Addresses inside an export: which are the old site's own, and where it kept its pictures."""

from urllib.parse import unquote, urlsplit

#: where Ghost and WordPress keep pictures
BEGINNINGS = ("/content/images/", "/wp-content/uploads/")


def own_path(address: str, own_hosts: frozenset[str]) -> str:
    """Return the path of an address on the old site itself, "" for any other."""
    try:
        parts = urlsplit(address.strip().replace("__GHOST_URL__", ""))
        own = not parts.netloc or parts.netloc.lower() in own_hosts
        return unquote(parts.path) if own and parts.scheme in {"", "http", "https"} else ""
    except ValueError:  # no address at all
        return ""


def picture_name(address: str, own_hosts: frozenset[str]) -> str:
    """Return the name of a picture of the old site: its path. Both programs keep theirs where the address tells, on any host."""
    found = own_path(address, own_hosts)
    return found or next((unquote(address[address.index(begin):]).partition("?")[0] for begin in BEGINNINGS if begin in address), "")
