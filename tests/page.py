"""A browser for tests that holds every page it is shown to the contract of a page.

    browser = Browser.of(ada)
    page = browser.get("/account/")
    page = browser.send(page.form("/account/name/"), pen_name="Teasel")

Whatever a test is about, it also shows that the page is whole: one h1, a title,
labels, no inline script or style, no other origin, no address of anyone.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.contract import check
from tests.ground.writes import nothing_changes, only_actions_change

_TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=)"\w+"')


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a person meets it: where it goes, and what it holds before they type."""

    action: str
    method: str
    fields: dict[str, list[str]]
    buttons: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Page:
    """What came back: status, headers, and the page as a tree when there is one."""

    response: object
    url: str
    root: ElementTree.Element | None = None
    forms: list[Form] = field(default_factory=list)

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def goes_to(self) -> str:
        """The address a redirect leads to, without what the next page is to say."""
        return re.sub(r"[?&]said=[^&]*", "", self.response.headers.get("Location", ""))

    @property
    def html(self) -> str:
        """What was sent, without form tokens: letters drawn by chance, which spell a name now and then."""
        return _TOKEN.sub(r'\1""', self.response.content.decode())

    @property
    def words(self) -> str:
        """All the page's words, spaces made single."""
        return " ".join("".join(self.root.find("body").itertext()).split())

    @property
    def main(self) -> str:
        """The words of the main part alone."""
        found = next(e for e in self.root.iter("main"))
        return " ".join("".join(found.itertext()).split())

    @property
    def title(self) -> str:
        return "".join(self.root.find("head/title").itertext()).strip()

    @property
    def heading(self) -> str:
        return " ".join("".join(next(self.root.iter("h1")).itertext()).split())

    def links(self) -> list[str]:
        return [e.get("href") for e in self.root.iter("a") if e.get("href")]

    def form(self, action: str = "") -> Form:
        """Return the form that goes to `action`; without one, the first of the main part."""
        found = [form for form in self.forms if form.action.partition("?")[0] == action or not action]
        assert found, f"no form goes to {action or 'anywhere'}; there are {[f.action for f in self.forms]}"
        return found[0]


class Browser:
    """Django's test client with a memory for forms and an eye for pages."""

    def __init__(self, **headers):
        from django.test import Client  # here, for this file is read before Django stands

        self.client = Client(enforce_csrf_checks=True, raise_request_exception=True, **headers)

    @classmethod
    def of(cls, viewer, *, fresh: bool = True, sample: bool = False) -> "Browser":
        """Return a browser in which `viewer` is signed in; `fresh`: has just shown who they are.

        Made through the session's own code; how people sign in is tested where it is tested.
        """
        from django.conf import settings

        from tealight.accounts.models import Member
        from tealight.accounts.sessions import SessionStore
        from tealight.kernel import clock

        browser, session = cls(), SessionStore()
        member = Member.objects.select_related("persona").get(id=viewer.member_id)
        session.begin(member, clock.now(), stay=False, second=bool(member.roles), sample=sample)
        if not fresh:
            session["_asked"] = session["_asked_second"] = 0
        session.save()
        browser.client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return browser

    def get(self, url: str, *, follow: bool = True, **kwargs) -> Page:
        with nothing_changes() as refused:
            page = _read(self.client.get(url, **kwargs), url)
        assert not refused, f"reading {url} would have changed something: {refused[0][:200]}"
        return self.follow(page) if follow else page

    def post(self, url: str, fields: dict | None = None, *, follow: bool = False, **kwargs) -> Page:
        """Send fields with a form token, as a form of ours would."""
        token = self.token()
        with only_actions_change():
            page = _read(self.client.post(url, {**(fields or {}), "csrfmiddlewaretoken": token}, **kwargs), url)
        return self.follow(page) if follow else page

    def send(self, form: Form, *, follow: bool = True, press: str = "", **typed) -> Page:
        """Fill a form in and send it. `press` names the button pressed, "do" or "do=share", if it matters."""
        unknown = set(typed) - set(form.fields)
        assert not unknown, f"the form has no {sorted(unknown)}; it has {sorted(form.fields)}"
        fields = {**form.fields, **{k: v if isinstance(v, list) else [v] for k, v in typed.items()}}
        if press:
            name, _, value = press.partition("=")
            pressed = [found for found in form.buttons if found[0] == name and value in ("", found[1])]
            assert pressed, f"there is no button {press}; there are {form.buttons}"
            fields[name] = [pressed[0][1]]
        asked = {name: [_line_ends(value) for value in values] for name, values in fields.items() if values and values != [None]}
        send = self.client.post if form.method == "post" else self.client.get
        with only_actions_change():
            page = _read(send(form.action, asked), form.action)
        return self.follow(page) if follow else page

    def follow(self, page: Page, most: int = 5) -> Page:
        """Go where redirects lead."""
        while page.status in {301, 302, 303, 307, 308} and most:
            url, most = page.response.headers["Location"], most - 1
            assert not urlsplit(url).netloc, f"{page.url} leads out of the place, to {url}"
            with nothing_changes():
                page = _read(self.client.get(url), url)
        return page

    def token(self) -> str:
        """Return this browser's form token, asking a page for one if there is none yet."""
        from django.conf import settings

        if settings.CSRF_COOKIE_NAME not in self.client.cookies:
            self.client.get("/sign-in/")
        if settings.CSRF_COOKIE_NAME not in self.client.cookies:
            self.client.get("/sign-out/")
        return self.client.cookies[settings.CSRF_COOKIE_NAME].value


def _line_ends(value):
    """Write line ends as browsers send them."""
    return value.replace("\r\n", "\n").replace("\n", "\r\n") if isinstance(value, str) else value


def _read(response, url: str) -> Page:
    page = Page(response, url)
    if response.get("Content-Type", "").startswith("text/html") and response.content:
        page.root = check(response.content.decode(), url)
        page.forms = [_form(e, url) for e in page.root.iter("form")]
        main = {id(e) for m in page.root.iter("main") for e in m.iter("form")}
        order = sorted(zip(page.root.iter("form"), page.forms, strict=True), key=lambda p: id(p[0]) not in main)
        page.forms = [form for _, form in order]
    return page


def _form(element, url: str) -> Form:
    fields: dict[str, list[str]] = {}
    buttons = []
    for e in element.iter():
        name, kind = e.get("name"), e.get("type", "text")
        if not name and e.tag != "button":
            continue
        if e.tag == "button":
            if name:
                buttons.append((name, e.get("value", "")))
        elif e.tag == "textarea":
            fields.setdefault(name, []).append("".join(e.itertext()).removeprefix("\n"))
        elif e.tag == "select":
            chosen = [o.get("value", "") for o in e.iter("option") if o.get("selected") is not None]
            first = [o.get("value", "") for o in e.iter("option")][:1]
            fields.setdefault(name, []).extend(chosen or ([] if e.get("multiple") is not None else first))
        elif e.tag == "input" and kind in {"checkbox", "radio"}:
            fields.setdefault(name, [])
            if e.get("checked") is not None:
                fields[name].append(e.get("value", "on"))
        elif e.tag == "input":
            fields.setdefault(name, []).append(e.get("value", ""))
    return Form(element.get("action") or url, (element.get("method") or "get").lower(), fields, tuple(buttons))
