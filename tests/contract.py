"""The contract of a page: what every page a test is shown must be, whatever the test is about."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import html5lib

_TYPED = {"input", "select", "textarea"}
_NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "ping", "background")
#: what html5lib's parser minds that browsers and the standard do not
_LENIENT = {"unknown-named-character-reference"}
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")


def check(html: str, url: str) -> ElementTree.Element:
    """Assert the contract of a page; return its tree."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    faults = [f"{code} at {where}" for where, code, _ in parser.errors if code not in _LENIENT]
    faults += _frame(root) + _ids(root) + _labels(root) + _forms(root) + _own_origin(root) + _no_inline(root)
    words = re.sub(r"<script\b.*?</script>", "", html, flags=re.DOTALL)
    faults += [f"an e-mail address stands in it: {found}" for found in _MAIL.findall(words)
               if f'value="{found}"' not in words]
    assert not faults, f"The page at {url} breaks the contract of a page:\n  " + "\n  ".join(faults)
    return root


def _frame(root) -> list[str]:
    faults, html = [], root
    if not html.get("lang"):
        faults.append("html has no lang")
    title = root.find("head/title")
    if title is None or not "".join(title.itertext()).strip():
        faults.append("there is no title")
    if (count := len(list(root.iter("h1")))) != 1:
        faults.append(f"there are {count} h1")
    if (count := len(list(root.iter("main")))) != 1:
        faults.append(f"there are {count} main")
    return faults


def _ids(root) -> list[str]:
    seen: set[str] = set()
    faults = []
    for element in root.iter():
        name = element.get("id") if isinstance(element.tag, str) else None
        if name in seen and name:
            faults.append(f"the id {name} stands twice")
        seen.add(name)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in ("for", "aria-describedby", "aria-labelledby"):
            for name in (element.get(attribute) or "").split():
                if name not in seen:
                    faults.append(f"{element.tag} {attribute}={name} points at nothing")
    return faults


def _labels(root) -> list[str]:
    labelled = {e.get("for") for e in root.iter("label")}
    inside = {id(field) for label in root.iter("label") for field in label.iter()}
    return [
        f"{e.tag} name={e.get('name')} has no label"
        for e in root.iter()
        if e.tag in _TYPED and e.get("type") not in _NEEDS_NO_LABEL
        and e.get("id") not in labelled and id(e) not in inside
        and not e.get("aria-label") and not e.get("aria-labelledby")
    ]


def _forms(root) -> list[str]:
    faults = []
    for form in root.iter("form"):
        if not form.get("action"):
            faults.append("a form has no action")
        method = (form.get("method") or "").lower()
        if method not in {"get", "post"}:
            faults.append(f"the form to {form.get('action')} has no method")
        names = {e.get("name") for e in form.iter("input")}
        if method == "post" and "csrfmiddlewaretoken" not in names:
            faults.append(f"the form to {form.get('action')} has no token")
        if method == "get" and "csrfmiddlewaretoken" in names:
            faults.append(f"the form to {form.get('action')} puts its token into the address")
    return faults


def _own_origin(root) -> list[str]:
    faults = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in _ADDRESSES:
            address = element.get(attribute)
            if not address:
                continue
            parts = urlsplit(address)
            if element.tag == "a" and "nofollow" in (element.get("rel") or ""):
                continue  # a link in someone's own words: pressed, never fetched
            if parts.scheme in {"tel", "sms"} and element.tag == "a":
                continue
            if parts.scheme or parts.netloc:
                faults.append(f"{element.tag} {attribute} leads elsewhere: {address}")
    return faults


def _no_inline(root) -> list[str]:
    faults = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "style" or (element.tag == "script" and not element.get("src")
                                      and element.get("type") not in {"application/json", "application/ld+json"}):
            faults.append(f"an inline {element.tag}")
        faults += [f"{element.tag} has {name}" for name in element.attrib if name == "style" or name.startswith("on")]
        if (element.get("href") or "").strip().lower().startswith("javascript:"):
            faults.append("a javascript: address")
    return faults
