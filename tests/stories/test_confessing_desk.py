"""Confessions at the desk: read, let appear or not, told by the code; reported once they appeared."""

import pytest

from tealight.kernel.ids import new_id
from tealight.stories.models import Confession
from tests import make
from tests.ground.work import drain
from tests.stories.confessing import SAID, come_back, sent

pytestmark = pytest.mark.usefixtures("at_any_pace")


@pytest.fixture
def case(anybody):
    """A case of what a visitor sent; (their code, the confession, the case)."""
    from tealight.moderation.models import Case

    code = sent(anybody)
    drain()
    return code, Confession.objects.get().id, Case.objects.get().id


def test_it_waits_in_the_queue_and_a_moderator_lets_it_appear(case, mira, ben, browser_of, anybody):
    code, number, opened = case
    browser = browser_of(mira)
    assert "A few anonymous words" in browser.get("/desk/queue/").main
    page = browser.get(f"/desk/cases/{opened}/")
    assert SAID in page.main and "Members cannot see it yet" in page.main and "/desk/letters/" not in page.html.partition("<main")[2]
    url = f"/desk/held/small-hours/{number}/"
    browser.send(browser.get("/desk/held/").form(url), press="seen")
    drain()
    from tealight.moderation.models import Case

    assert Case.objects.get(id=opened).closed_on
    assert "A person has read it" in come_back(anybody, code).main


def test_what_waits_leads_on_from_the_oldest_to_the_newest(mira, browser_of):
    """Forty-five: three pages, each of them once, and back to the place one was at after a press."""
    from datetime import timedelta

    from tests.stories.confessing import send

    for n in range(45):
        send(make.a_person(f"Person {n}") if n % 7 == 0 else None, f"Night {n} of many.")
    for n, number in enumerate(Confession.objects.values_list("id", flat=True)):
        Confession.objects.filter(id=number).update(hour=make.NOW - timedelta(hours=n % 5))
    browser, url, seen, pages = browser_of(mira), "/desk/held/", [], []
    while url:
        page = browser.get(url)
        seen += [number for number in Confession.objects.values_list("id", flat=True) if f"/desk/held/small-hours/{number}/" in page.html]
        pages.append(url)
        url = next((link for link in page.links() if link.startswith("/desk/held/?after=") and "Those that came later" in page.main), "")
    assert len(pages) == 3 and sorted(seen) == sorted(Confession.objects.values_list("id", flat=True))
    hours = dict(Confession.objects.values_list("id", "hour"))
    page = browser.get(pages[1])
    assert {"/desk/held/", pages[2]} <= set(page.links())
    here = next(number for number in hours if f"/desk/held/small-hours/{number}/" in page.html)
    form = page.form(f"/desk/held/small-hours/{here}/")
    assert browser.send(form, press="seen", follow=False).goes_to == pages[1]
    assert browser.get("/desk/held/?after=nonsense").status == 200


def test_the_desk_of_whoever_wrote_one_is_that_of_everybody(mira, browser_of):
    """A moderator's own waits on their desk as on another's, with the same press; it is refused to them alone."""
    import re

    from tealight.kernel.verdict import Refused
    from tealight.stories.actions.let_confession_appear import let_confession_appear
    from tests.stories.confessing import send

    rowan = make.a_person("Rowan", roles=("moderator",))
    pages = []
    for writer in (mira, None):
        Confession.objects.all().delete()
        _, number = send(writer and make.as_viewer(mira.member_id), now=make.NOW)
        for who in (mira, rowan):
            for url in ("/desk/held/", "/desk/wave/"):
                page = browser_of(make.as_viewer(who.member_id)).get(url).html
                assert str(number) in page, (writer, who.pen_name, url)
                pages.append((who.pen_name, url, re.sub(r'csrfmiddlewaretoken" value="[^"]*"|\d{6,}', "", page)))
    assert pages[:4] == pages[4:]
    _, hers = send(make.as_viewer(mira.member_id), "Another night.")
    with pytest.raises(Refused, match="Someone else reads"):
        let_confession_appear(viewer=make.as_viewer(mira.member_id), now=make.NOW, confession=hers, seen=str(hers))
    let_confession_appear(viewer=rowan, now=make.NOW, confession=hers, seen=str(hers))


def test_it_is_let_appear_by_deciding_its_case(case, mira, browser_of):
    _, number, opened = case
    browser, url = browser_of(mira), f"/desk/cases/{opened}/decide/"
    page = browser.get(url)
    assert "We ask" not in page.html and "ask for a change" not in page.main.lower()
    page = browser.send(page.form(), press="step=letter", what="none", reason="")
    browser.send(page.form(url), press="step=send", follow=False)
    assert Confession.objects.get(id=number).held_on is None


def test_one_that_does_not_appear_is_told_with_the_reason_by_the_code(case, mira, browser_of, anybody):
    code, number, opened = case
    browser, url = browser_of(mira), f"/desk/cases/{opened}/decide/"
    said = {"what": "remove", "reason": "It names a hospital and a nurse.", "category": "unkind"}
    page = browser.send(browser.get(url).form(), press="step=letter", **said)
    browser.send(page.form(url), press="step=send", follow=False)
    assert Confession.objects.get(id=number).removed_on
    found = come_back(anybody, code).main
    assert "decided that it does not stand here" in found and "It names a hospital and a nurse." in found
    assert "Mira" not in found


def test_a_word_is_left_for_whoever_has_the_code_once(case, mira, browser_of, anybody):
    code, number, opened = case
    browser, url = browser_of(mira), f"/desk/cases/{opened}/word/"
    form = browser.get(f"/desk/cases/{opened}/").form(url)
    for _ in range(2):
        page = browser.send(form, text="You can ring the night line. We read this, and are glad you wrote.")
    assert page.main.count("You can ring the night line") == 1
    found = come_back(anybody, code).main
    assert "From the team" in found and found.count("You can ring the night line") == 1 and "Mira" not in found
    assert "night line" not in str(bytes(Confession.objects.get(id=number).letter))


def test_no_word_is_left_where_a_letter_finds_its_author(ada, ben, mira, browser_of):
    from tealight.moderation.actions.report_thing import report_thing
    from tealight.moderation.models import Case

    report_thing(viewer=ben, now=make.NOW, reason="unkind", kind="story", thing=make.a_story(ada))
    opened = Case.objects.get().id
    browser = browser_of(mira)
    assert f"/desk/cases/{opened}/word/" not in browser.get(f"/desk/cases/{opened}/").html
    assert browser.post(f"/desk/cases/{opened}/word/", {"text": "Hello", "word": new_id()}).status == 404


def test_one_that_appeared_is_reported_from_its_page(mira, ben, browser_of):
    from tealight.moderation.models import Case
    from tests.stories.confessing import appeared, send

    number = appeared(mira)
    url = f"/small-hours/{number}/report/"
    browser = browser_of(ben)
    page = browser.get(url)
    assert page.heading == "Report these words" and "Small hours" in page.main
    browser.send(page.form(url), reason="unkind")
    case = Case.objects.get(why="report")
    assert (case.kind, case.thing) == ("confession", number)
    assert SAID in browser_of(mira).get(f"/desk/cases/{case.id}/").main
    _, waits = send(text="Another.")
    assert browser.get(f"/small-hours/{waits}/report/").status == 404
    assert "A few words in Small hours" in browser.get("/account/reports/").main


def test_somebody_worried_about_its_writer_says_so(mira, ben, browser_of):
    from tests.stories.confessing import appeared

    number = appeared(mira)
    browser = browser_of(ben)
    url = f"/small-hours/{number}/worry/"
    assert browser.send(browser.get(url).form(url), words="They may be alone.").heading == "The team has it"
