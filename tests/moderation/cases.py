"""Cases, as something that came to the team, and deciding about them through the pages."""

from datetime import timedelta

from tests import make

#: what a letter says in these tests
REASON = "It names the hospital and a nurse."


def a_case(kind: str, thing: int, face: int | None, why: str = "report", *, now=make.NOW, danger: str = "", alarm: bool = False) -> int:
    """Make an open case about a thing; return its id."""
    from tealight.kernel import clock
    from tealight.kernel.crypto.cases import make_case_keys
    from tealight.kernel.ids import new_id
    from tealight.moderation.models import Alarm, Case

    number, hour = new_id(), clock.hour(now)
    keys = make_case_keys(number)
    row = Case(
        id=number, kind=kind, thing=thing, face=face, why=why, danger=danger, urgency=0 if danger else 2,
        opened_hour=hour, due_hour=hour + timedelta(hours=12),
    )
    row.snapshot = Case._meta.get_field("snapshot").seal_json(keys, number, [])
    row.save(force_insert=True)
    if alarm:
        Alarm.objects.create(case=row, since=now, due=now + timedelta(minutes=15))
    return number


def of_story(story: int, why: str = "report", **choices) -> int:
    """Make a case about a story, as it stands."""
    from tealight.stories.models import Story

    return a_case("story", story, Story.objects.get(id=story).persona_id, why, **choices)


def of_reply(reply: int, why: str = "report", **choices) -> int:
    """Make a case about a reply, as it stands."""
    from tealight.stories.models import Reply

    return a_case("reply", reply, Reply.objects.get(id=reply).persona_id, why, **choices)


def decided(browser, case: int, what: str, *, follow: bool = True, **said):
    """Decide a case through its two pages; return the page that follows."""
    path = f"/desk/cases/{case}/decide/"
    page = browser.get(path)
    page = browser.send(page.form(path), press="step=letter", what=what, reason=REASON, **{"category": "unkind", **said})
    assert page.status == 200, page.main
    return browser.send(page.form(path), press="step=send", follow=follow)


def the_decision(what: str) -> int:
    """The id of the one decision of this measure."""
    from tealight.moderation.models import Decision

    return Decision.objects.get(what=what).id
