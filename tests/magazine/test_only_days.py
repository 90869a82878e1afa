"""Of what an editor does, the day is kept and never the moment: in no column, and in nothing kept inside one."""

import json
import re
from datetime import timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone

from tealight.kernel import clock
from tests import make
from tests.magazine.reviewing import AtTheDesk
from tests.magazine.writing import an_article

DATES = {"reviewed_on": "2026-11-01", "next_review_on": "2029-10-01"}
#: rooms of Wagtail, and the library that indexes them
ROOMS = ("wagtailcore", "wagtailadmin", "wagtailimages", "magazine", "taggit")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d:\d\d)")


def moments():
    """Yield (where, clock time) of every moment kept in the magazine's tables, those written inside JSON and text too."""
    for model in (model for room in ROOMS for model in apps.get_app_config(room).get_models(include_auto_created=True)):
        for row in model.objects.values():
            for name, value in row.items():
                field = model._meta.get_field(name)
                where = f"{model._meta.label}.{name}"
                if isinstance(field, models.DateTimeField) and value:
                    yield where, value.strftime("%H:%M:%S")
                elif isinstance(value, str | dict | list):
                    yield from ((where, found) for found in MOMENT.findall(value if isinstance(value, str) else json.dumps(value)))


def test_no_moment_of_an_editors_work_is_kept(edda, browser_of, photograph):
    writes, reads = AtTheDesk(browser_of(edda)), AtTheDesk(browser_of(make.a_person("Rowan", roles=("editor",))))
    article = an_article("Milk, afterwards", publish=False)
    before = set(moments())
    apps.get_model("wagtailcore.Revision").objects.all().delete()
    apps.get_model("wagtailcore.Page").objects.update(latest_revision_created_at=None)
    comment = {
        "comments-TOTAL_FORMS": 1, "comments-0-contentpath": "title", "comments-0-text": "Is this right?", "comments-0-position": "",
        "comments-0-id": "", "comments-0-replies-TOTAL_FORMS": 0, "comments-0-replies-INITIAL_FORMS": 0,
        "comments-0-replies-MIN_NUM_FORMS": 0, "comments-0-replies-MAX_NUM_FORMS": 1000,
    }
    writes.edit(article, "Milk can come.", **DATES, **comment, **{"action-submit": "1"})
    reads.judge(article, "reject", "Mend it.", "Milk can come.")
    writes.edit(article, "Milk can come, and stops.", **{"action-submit": "1"})
    reads.judge(article, "approve", "", "Milk can come, and stops.")
    reads.judge(article, "approve", "", "Milk can come, and stops.")
    writes.edit(article, "Milk can come, and stops.", **{"action-publish": "1"})
    writes.send(f"pages/{article.id}/lock/")
    writes.send("images/add/", title="A window", file=photograph(), collection=1)
    kept = {(where, time) for where, time in moments() if time != "00:00:00"} - before
    assert not kept
    found = {where for where, _ in moments()}
    assert {
        "wagtailcore.Revision.created_at", "wagtailcore.PageLogEntry.timestamp", "wagtailcore.TaskState.finished_at",
        "wagtailcore.WorkflowState.created_at", "wagtailcore.Page.locked_at", "wagtailcore.Comment.created_at",
        "wagtailimages.Image.created_at", "wagtailcore.Revision.content",
    } <= found, "each of them was looked at"


def test_what_is_asked_for_a_preview_says_no_hour(edda, browser_of):
    from tests.magazine.writing import article_form

    desk, article = AtTheDesk(browser_of(edda)), an_article("Milk", publish=False)
    address = f"pages/{article.id}/edit/"
    assert desk.send(address + "preview/", **article_form(desk.get(address), "Milk.")).json()["is_valid"]
    kept = apps.get_model("wagtailadmin.FormState").objects.get().last_updated_at
    assert kept.strftime("%H:%M:%S") == "00:00:00"


def test_versions_of_one_day_stand_in_their_order_and_differ(edda, browser_of):
    desk, article = AtTheDesk(browser_of(edda)), an_article("Milk", publish=False)
    for said in ("One.", "Two.", "Three."):
        desk.edit(article, said)
    rows = list(article.revisions.filter(user__isnull=False).order_by("created_at").values_list("id", "created_at"))
    assert rows == sorted(rows) and len({at for _, at in rows}) == 3


def test_elsewhere_the_clock_is_right(edda, browser_of):
    AtTheDesk(browser_of(edda)).edit(an_article("Milk", publish=False), "Milk.")
    assert abs(timezone.now() - clock.now()) < timedelta(minutes=1)


def test_no_hour_is_said_of_what_was_done_today(edda, browser_of):
    """Kept by its day, it would be "00:00" in the form and "19 hours ago" in the list, of what was saved a minute ago."""
    desk, article = AtTheDesk(browser_of(edda)), an_article("Milk, afterwards", publish=False)
    desk.edit(article, "Milk can come.")
    form = desk.get(f"pages/{article.id}/edit/").content.decode()
    listed = desk.get(f"pages/{article.get_parent().id}/").content.decode()
    status = form.partition('data-side-panel="status"')[2].partition("</aside>")[0]
    assert "today by " in status and "00:00" not in status
    assert "Today" in listed and "ago" not in re.sub(r"<[^>]+>", " ", listed.partition("<main")[2])
