"""Every page there is, in a real browser: whole for everyone, light, and at rest."""

import re

import pytest

from tests.ground.browser import Visit
from tests.journeys.eye import DESK, PHONE, Eye, faults_in
from tests.journeys.pages import LEADS_ON, LOCK, PAGES
from tests.structure.routes import routes

pytestmark = pytest.mark.slow

FIRST_VISIT, LATER, FONTS, REQUESTS = 30 * 1024, 12 * 1024, 60 * 1024, 8
#: the editors' tool is met in test_cms.py; set-up, which a sample has not, in test_doors.py
NOT_HERE = ("/desk/cms/", "/setup/")


@pytest.fixture(scope="session")
def addresses(harbour) -> dict:
    return harbour.beside.addresses()


@pytest.fixture(scope="module")
def browsers():
    """Whose browser is open already: opening one costs as much as a page."""
    opened: dict = {}
    yield opened
    for person, _, _ in opened.values():
        person.close()


@pytest.fixture
def tab(browser, browsers, harbour):
    """`tab("Ada Winter")`: her browser, as if she was never here, and an eye on its tab."""
    used = []

    def open_for(pen_name: str, **choices):
        who = (pen_name, *choices.items())
        if who not in browsers:
            person = Visit(browser, base_url=harbour.running.address, viewport=PHONE, **choices)
            page = person.page()
            browsers[who] = person, page, Eye(person.context, page)
        person, page, eye = browsers[who]
        used.append(person)
        person.context.clear_cookies()
        if pen_name:
            person.context.add_cookies([harbour.cookie(pen_name)])
        eye.forget()
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="light")
        return person, page, eye

    yield open_for
    for person in used:
        person.check()


@pytest.mark.parametrize(("route", "who", "path"), PAGES, ids=[f"{path} {who.partition(' ')[0] or 'visitor'}" for _, who, path in PAGES])
def test_a_page_is_whole_and_light(route, who, path, tab, addresses):
    person, page, eye = tab(who)
    person.expect_fault("the server responded with a status of 404")
    faults = []

    first = eye.load(path.format(**addresses))
    assert first.status == (404 if "nothing" in path else 200), f"{path} answered {first.status}"
    assert first.font_bytes and len(first.asked) > 3, f"This browser was here before: it asked for {first.asked} only"
    if first.page_bytes > FIRST_VISIT:
        faults.append(f"a first visit weighs {first.page_bytes} bytes: {first.asked}")
    if first.font_bytes > FONTS:
        faults.append(f"fonts weigh {first.font_bytes} bytes: {first.asked}")
    if first.requests > REQUESTS:
        faults.append(f"{first.requests} requests: {first.asked}")
    faults += [f"refused on a phone: {what}" for what in first.refused]
    faults += [f"on a phone the page moves: {what}" for what in first.moved]

    page.set_viewport_size(DESK)
    later = eye.load(path.format(**addresses))
    if later.page_bytes > LATER:
        faults.append(f"a later visit weighs {later.page_bytes} bytes: {later.asked}")
    if later.font_bytes:
        faults.append(f"fonts are fetched again: {later.asked}")
    faults += [f"refused on a desk: {what}" for what in later.refused]
    faults += [f"on a desk the page moves: {what}" for what in later.moved]
    print(f"{route}: {first.page_bytes} bytes first, {first.font_bytes} fonts, {first.requests} requests; {later.page_bytes} later")

    faults += faults_in(page)
    assert not faults, f"{path} as {who or 'a visitor'}:\n  " + "\n  ".join(faults)


@pytest.mark.usefixtures("addresses")  # who is asked for is made with them
def test_every_route_that_can_be_read_is_walked(harbour, visit):
    """A route answers 405 to a GET, leads on, or is walked above."""
    walked = {route for route, _, _ in PAGES} | set(LEADS_ON)
    names = ("Ada Winter", "Mira Holt", "Hazel Dunn", LOCK)
    people = [visit(base_url=harbour.running.address) for _ in names]
    for person, name in zip(people, names, strict=True):
        person.context.add_cookies([harbour.cookie(name)])
    left = []
    for route in routes():
        if route.name in walked or route.path.startswith(NOT_HERE):
            continue
        path = re.sub(r"<[^>]+>", "1", route.path)
        answers = {person.context.request.get(path, max_redirects=0).status for person in people}
        if 405 not in answers:
            left.append(f"{route.name} {route.path} answers {sorted(answers)}")
    assert not left, "These routes can be read and no journey looks at them (pages.py):\n  " + "\n  ".join(left)
    unknown = walked - {route.name for route in routes()} - {"a page that is not there"}
    assert not unknown, f"pages.py names routes that are gone: {unknown}"


def test_colours_of_one_s_own_leave_everything_to_be_seen(tab, addresses):
    """Windows' high contrast: what shows a state by colour alone would vanish."""
    for who, path in (("Ada Winter", f"/stories/{addresses['ticket']}/"), ("Ada Winter", "/stories/new/"), ("", "/help/gb/")):
        person, page, eye = tab(who, forced_colors="active")
        eye.load(path)
        unseen = page.evaluate("""() => [...document.querySelectorAll('button, .button, textarea, input:not([type=hidden])')]
          .filter(one => one.checkVisibility() && one.getBoundingClientRect().width > 1)
          .filter(one => { const drawn = getComputedStyle(one.matches('textarea') ? one.closest('form, .paper, .field') : one); return one.matches('button, .button')
            && !one.closest('.toolbar, .menu') && drawn.borderTopStyle === 'none' && drawn.textDecorationLine === 'none' && drawn.backgroundColor === getComputedStyle(document.body).backgroundColor
            && drawn.color === getComputedStyle(document.body).color; })
          .map(one => one.outerHTML.slice(0, 120))""")
        assert unseen == [], path
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
