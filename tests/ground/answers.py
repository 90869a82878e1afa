"""What every answer of every test is held to, whatever the test is about: PRIVACY, "The web".

Written out here and not taken from the code: a header that went missing there must be missed here.
Django's test client and the real browser both pass each answer through `faults`.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
#: the editors' tool shows a picture from memory while it is uploaded (decision 0010); nothing else differs
CMS_POLICY = POLICY.replace("default-src 'self';", "default-src 'self'; img-src 'self' blob:;")
CMS = "/desk/cms/"
#: an article as readers will read it, in a frame of the editors' tool; of no other place, and no other page
FRAMED = re.compile(r"/desk/cms/pages/[\w/]+/preview/")
FRAMED_POLICY = CMS_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
SAME_EVERYWHERE = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive, noai, noimageai",
}
#: pages of the magazine are found, and read by AI, as the operator says; nothing else is
READING = re.compile(r"/reading/(?!feed/$)((in|topics|series)/)?([a-z0-9-]+/)?$")
TO_CRAWLERS = {SAME_EVERYWHERE["x-robots-tag"], "noarchive, noai, noimageai", "noindex, nofollow", "all"}
#: what would name the machinery, or open the answer to another place
NEVER = ("access-control-allow-origin", "x-powered-by", "sourcemap", "refresh", "link")
# Where an answer may be kept, and how; all else is no-store. A file of ours holds no word of anyone.
KEPT = (
    (re.compile(r"/static/"), re.compile(r"max-age=3600, public|max-age=315360000, public, immutable")),
    (re.compile(r"/robots\.txt$"), re.compile(r"public, max-age=86400")),
    # What of the magazine is the same for everyone, and read by programs.
    (re.compile(r"/(reading/([a-z0-9/-]+/)?(feed/|card\.png)|sitemap\.xml|llms\.txt)$"), re.compile(r"public, max-age=3600")),
    (re.compile(r"/app/[a-z]+/$"), re.compile(r"private, max-age=86400")),
    # A photo stays with the browser that was sent it, and is asked about before it is shown again.
    (re.compile(r"/(stories|people)/[\d/]+(replies/\d+/)?pictures/|/reading/pictures/"), re.compile(r"private, no-cache")),
)
COOKIES = {"place", "form", "look", "device", "invited", "done", "receipt", "csrftoken"}
#: what a browser may save: under a name that is ours, and says nothing of what this place is
_FILES = ("image/", "video/", "audio/", "application/zip", "application/octet-stream", "application/pdf")
_NAMED = re.compile(r'inline; filename="(photo\.(webp|avif|jpeg)|card\.png)"|attachment; filename="my-things-\d{4}-\d\d-\d\d\.zip"|attachment; filename="(workbook|[a-z-]+-\d+)\.pdf"')
_ELSEWHERE_FROM = ("/leave/",)
#: where the editors' tool explains itself: links, pressed or not
_CMS_LINKS = ("https://www.enable-javascript.com/", "https://guide.wagtail.org/")
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "ping", "background"}
_SUSPECT = re.compile(
    r"<style|<script(?![^>]*\ssrc=)|<base\b|http-equiv|\s(?:style|on[a-z]+)\s*=|"
    r"\s(?:href|src|action|formaction|poster|data|srcset|ping|background)\s*=\s*[\"']?\s*(?:[a-z+.-]+:|//|\\)",
    re.IGNORECASE,
)


def faults(url: str, status: int, headers: Mapping[str, str], *, secure: bool) -> list[str]:
    """Return what is wrong with the head of an answer; `headers` by small names, `secure` behind HTTPS."""
    path = urlsplit(url).path
    framed = FRAMED.fullmatch(path) and headers.get("content-type", "").startswith("text/html") and status == 200
    expected = SAME_EVERYWHERE | ({"x-frame-options": "SAMEORIGIN"} if framed else {})
    found = [
        f"{name} is {headers.get(name)!r}, not {value!r}"
        for name, value in expected.items() if headers.get(name) != value
        and not (name == "x-robots-tag" and READING.match(path) and status == 200 and headers.get(name) in TO_CRAWLERS)
    ]  # fmt: skip
    found += [f"{name} is sent: {headers[name]!r}" for name in NEVER if name in headers]
    policy = headers.get("content-security-policy")
    if policy != (FRAMED_POLICY if framed else POLICY) and not (path.startswith(CMS) and not framed and policy == CMS_POLICY):
        found.append(f"content-security-policy is {policy!r}")
    if secure and headers.get("strict-transport-security") != "max-age=31536000; includeSubDomains":
        found.append("strict-transport-security is missing")
    kept = headers.get("cache-control", "")
    if "no-store" not in kept and not any(place.search(path) and way.fullmatch(kept) for place, way in KEPT):
        found.append(f"it may be kept: cache-control is {kept!r}")
    kind = headers.get("content-type", "")
    if kind.startswith("text/") and "charset=" not in kind.lower():
        found.append(f"its letters are not said: content-type is {kind!r}")
    if kind.startswith(_FILES) and not path.startswith(("/static/", CMS)) and not _NAMED.fullmatch(headers.get("content-disposition", "")):
        found.append(f"a file without a name of ours: content-disposition is {headers.get('content-disposition')!r}")
    if 300 <= status < 400 and "location" in headers and not path.startswith(_ELSEWHERE_FROM):
        found += _leads_out(url, headers["location"])
    return found


def _leads_out(url: str, location: str) -> list[str]:
    to, here = urlsplit(location), urlsplit(url)
    ours = location.startswith("/") and not location.startswith(("//", "/\\"))
    same = (to.scheme, to.netloc) == (here.scheme, here.netloc) and to.netloc
    return [] if ours or same else [f"it leads out of the place: {location!r}"]


def cookie_faults(cookies: SimpleCookie, *, secure: bool) -> list[str]:
    """Return what is wrong with the cookies an answer sets."""
    found = []
    for name, cookie in cookies.items():
        bare = name.removeprefix("__Host-").removeprefix("__Secure-")
        if bare not in COOKIES:
            found.append(f"the cookie {name} is nowhere said")
        if not cookie["max-age"] and cookie.value == "":
            continue  # taken away
        if not cookie["httponly"] or cookie["samesite"] != "Lax" or cookie["domain"]:
            found.append(f"the cookie {name} is not HttpOnly, Lax and this host's own")
        if secure and not (cookie["secure"] and name.startswith("__")):
            found.append(f"the cookie {name} goes in the clear")
        if secure and name.startswith("__Host-") and cookie["path"] != "/":
            found.append(f"the cookie {name} is for {cookie['path']}, which browsers refuse")
    return found


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        kind = said.get("type", "")
        if tag == "style" or tag == "base" or (tag == "script" and "src" not in said and not kind.endswith("json")):
            self.found.append(f"an inline {tag}")
        if "http-equiv" in said:
            self.found.append(f"a header in the page: {said['http-equiv']}")
        for name, value in said.items():
            if name == "style" or name.startswith("on"):
                self.found.append(f"{tag} has {name}")
            elif name in _ADDRESSES:
                self.found += self._address(tag, name, value.strip(), said)

    def _address(self, tag: str, name: str, value: str, said: dict[str, str]) -> Iterator[str]:
        to = urlsplit(value.replace("\\", "/"))
        if not to.scheme and not to.netloc:
            return
        # A link in someone's words is pressed, never fetched; a helpline's number is rung.
        people = to.scheme in {"http", "https"} and "nofollow" in said.get("rel", "")
        pressed = tag == "a" and (people or to.scheme in {"tel", "sms"} or value.startswith(_CMS_LINKS))
        if not pressed:
            yield f"{tag} {name} leads elsewhere: {value}"


def page_faults(html: str) -> list[str]:
    """Return what in a page a browser would run, obey or fetch that it must not.

    Most pages hold nothing that looks like it and are read no closer.
    """
    if not _SUSPECT.search(html):
        return []
    reader = _Reader()
    reader.feed(html)
    return reader.found


def hold(client_class) -> None:
    """Let every answer that Django's test client is given be looked at."""
    from django.conf import settings

    ask = client_class.request

    def request(self, **environ):
        response = ask(self, **environ)
        url = f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('SERVER_NAME', 'testserver')}{environ['PATH_INFO']}"
        secure = settings.SESSION_COOKIE_SECURE
        headers = {name.lower(): value for name, value in response.headers.items()}
        found = faults(url, response.status_code, headers, secure=settings.TEALIGHT.behind_https)
        found += cookie_faults(response.cookies, secure=secure)
        if not response.streaming and headers.get("content-type", "").startswith("text/html"):
            content = response.content
            if headers.get("content-encoding") == "gzip":
                content = gzip.decompress(content)
            found += page_faults(content.decode())
        assert not found, f"The answer to {url} ({response.status_code}):\n  " + "\n  ".join(found)
        return response

    client_class.request = request
