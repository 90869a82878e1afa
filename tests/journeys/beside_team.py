"""What a team does in a running place, and what comes to it, through the actions; called as beside.py says."""

from tests.journeys.beside import person, story


def volunteer(pen_name: str, address: str = "") -> None:
    """A moderator with a second step, whom mail reaches at `address`."""
    from tealight.kernel import clock
    from tests import make
    from tests.rota.listed import keeps_address

    now = clock.now()
    viewer = make.as_viewer(make.a_member(pen_name, now=now, roles=("moderator",)), now)
    make.a_second_step(viewer, now)
    if address:
        keeps_address(viewer, address)


def shift(pen_name: str, begins: str, ends: str) -> None:
    """Somebody takes hours on the team's list; both moments as ISO has them."""
    from datetime import datetime

    from tealight.kernel import clock
    from tealight.rota.actions.add_shifts import add_shifts

    viewer, hours = person(pen_name), (datetime.fromisoformat(begins), datetime.fromisoformat(ends))
    add_shifts(viewer=viewer, now=clock.now(), hours=(hours,), who=viewer.persona_id)


def report(pen_name: str, story: int, reason: str) -> int:
    """Somebody reports a story; the id of the case it stands in."""
    from tealight.kernel import clock
    from tealight.moderation.actions.report_thing import report_thing
    from tealight.moderation.models import Case

    report_thing(viewer=person(pen_name), now=clock.now(), reason=reason, words="", kind="story", thing=story)
    return Case.objects.get(kind="story", thing=story, closed_on=None).id


def take_down(pen_name: str, case: int, reason: str) -> int:
    """One of the team takes down what a case is about; the number of the decision."""
    from tealight.kernel import clock
    from tealight.moderation.actions.decide import decide
    from tealight.moderation.judgement import Judgement

    judged = Judgement(what="remove", reason=reason, category="privacy")
    return decide(viewer=person(pen_name), now=clock.now(), case=case, judged=judged)


def spam(pen_name: str, source: str, many: int) -> None:
    """Somebody shares the same again and again."""
    for _ in range(many):
        story(pen_name, source)


def next_run(name: str) -> str:
    """When a name of the schedule is due next, as ISO has it."""
    from tealight.jobs.models import Tick

    return Tick.objects.get(name=name).due_at.isoformat()


def quick_article(title: str, approve: bool = True, full: float = 0) -> dict:
    """A published article with a quick view, approved unless `approve` is false; or one whose every field is
    `full` to a part. Its id and slug."""
    from tests.magazine import quick_views

    made = quick_views.the_longest(title, full) if full else quick_views.with_quick_view(title, approve=approve, words=quick_views.A_FULL_TEXT)
    return {"id": made.id, "slug": made.slug}


def publish_newest(article: int) -> None:
    """Publish the newest draft of an article, as its editor's press or its hour would."""
    from tealight.kernel import clock
    from tealight.magazine.actions.settle_article import settle_article
    from tealight.magazine.models import Article
    from tests.make import TEST

    Article.objects.get(id=article).get_latest_revision().publish()
    settle_article(viewer=TEST, now=clock.now(), article=article)


def publishes(title: str) -> str:
    """The editors publish an article; its address."""
    from tests.magazine.writing import an_article

    return an_article(title).slug


def thursday_comes(own: str, weeks: int = 1) -> None:
    """What was published until now is mailed, as on a Thursday, from a place at the address `own` that can send mail."""
    from dataclasses import replace

    from django.conf import settings
    from django.test import override_settings

    from tealight.magazine.jobs import mail_what_is_new
    from tests.magazine.mailed import SET_UP, a_thursday

    with override_settings(TEALIGHT=replace(settings.TEALIGHT, address=own), **SET_UP):
        mail_what_is_new(a_thursday(weeks))
