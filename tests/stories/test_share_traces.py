"""No statement that writes what somebody wrote says who they are: neither member nor session."""

from contextlib import contextmanager

import pytest

from tests import make

WORDS = "Nobody warns you about the admin."


@contextmanager
def statements():
    """Every statement sent, with what was sent along."""
    from django.db import connections

    seen = []

    def note(execute, sql, params, many, context):
        seen.append((sql, params))
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note), connections["ring"].execute_wrapper(note):
        yield seen


def writes(seen):
    return [(sql, params) for sql, params in seen if sql.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE", "REPLACE"}]


def flat(params):
    for value in params or ():
        if isinstance(value, list | tuple):
            yield from flat(value)
        elif isinstance(value, bytes | memoryview):
            yield bytes(value).decode("latin-1")
        else:
            yield str(value)


def assert_names_nobody(seen, viewer, *tables):
    found = writes(seen)
    assert found, "nothing was written"
    member, tag = str(viewer.member_id), viewer.member_id.to_bytes(8, "big").decode("latin-1")
    for sql, params in found:
        assert member not in sql
        for value in flat(params):
            assert member not in value and tag not in value, sql
        assert "session" not in sql and "accounts_member" not in sql, sql
    written = {sql.split('"')[1] for sql, _ in found}
    # A claim on the shelf ends with any answer, whoever had it.
    assert written <= {*tables, "ledger_event", "search_passage", "search_words", "stories_shelfclaim"}, written
    return found


@pytest.fixture
def sheet(desk):
    return desk.open()


@pytest.mark.parametrize("audience", ["me", "room:late-loss", "members"])
def test_sharing(desk, sheet, teasel, audience):
    with statements() as seen:
        assert desk.press("share", sheet, body=WORDS, audience=audience).status == 303
    assert_names_nobody(seen, teasel, "stories_story")


def test_sharing_with_a_circle(teasel, rowan, desk_of):
    teasel = make.a_circle(teasel, rowan)
    desk = desk_of(teasel)
    form = desk.open()
    with statements() as seen:
        assert desk.press("share", form, body=WORDS, audience="circle").status == 303
    assert_names_nobody(seen, teasel, "stories_story")


def test_keeping_a_draft_and_sharing_it(desk, sheet, teasel):
    with statements() as seen:
        answer = desk.browser.client.post("/stories/drafts/keep/", {**sheet.fields, "body": WORDS}).json()
    assert_names_nobody(seen, teasel, "stories_draft")
    with statements() as seen:
        assert desk.press("share", sheet, body=WORDS, audience="members", **answer["fields"]).status == 303
    assert_names_nobody(seen, teasel, "stories_story", "stories_draft")


def test_answering_changing_and_taking_back(desk, teasel, rowan):
    story = make.a_story(rowan)
    browser = desk.browser
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")
    with statements() as seen:
        assert browser.send(form, follow=False, body="I’m so sorry.").status == 303
    assert_names_nobody(seen, teasel, "stories_reply", "stories_story")
    from tealight.stories.models import Reply

    reply = Reply.objects.get().id
    url = f"/stories/{story}/replies/{reply}/edit/"
    form = browser.get(url).form(url)
    with statements() as seen:
        assert browser.send(form, follow=False, press="do=save", body="So sorry.").status == 303
    assert_names_nobody(seen, teasel, "stories_reply", "stories_story")
    url = f"/stories/{story}/replies/{reply}/withdrawal/"
    form = browser.get(url).form(url)
    with statements() as seen:
        assert browser.send(form, follow=False).status == 303
    assert_names_nobody(seen, teasel, "stories_reply", "stories_story")


def test_standing_alongside(desk, teasel, rowan):
    story = make.a_story(rowan)
    browser = desk.browser
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/reaction/")
    with statements() as seen:
        name = form.buttons[0][0]
        assert browser.send(form, follow=False, press=name).status == 303
    assert_names_nobody(seen, teasel, "stories_reaction", "stories_story")


def test_changing_and_taking_back_a_story(desk, sheet, teasel):
    sent = desk.press("share", sheet, body=WORDS, audience="members")
    browser, url = desk.browser, f"{sent.goes_to}edit/"
    form = browser.get(url).form(url)
    with statements() as seen:
        assert browser.send(form, follow=False, press="do=save", body="Other words.").status == 303
    assert_names_nobody(seen, teasel, "stories_story")
    url = f"{sent.goes_to}withdrawal/"
    form = browser.get(url).form(url)
    with statements() as seen:
        assert browser.send(form, follow=False).status == 303
    assert_names_nobody(seen, teasel, "stories_story", "stories_reaction")


def test_the_test_would_notice(teasel):
    from django.db import connection

    with statements() as seen, connection.cursor() as cursor:
        cursor.execute("UPDATE stories_story SET notes = %s", [teasel.member_id])
    with pytest.raises(AssertionError):
        assert_names_nobody(seen, teasel, "stories_story")


def test_every_authored_row_has_a_persona_and_no_road_to_a_member():
    from django.apps import apps

    for model in apps.get_app_config("stories").get_models():
        related = {field.related_model._meta.label for field in model._meta.fields if field.related_model}
        assert "accounts.Member" not in related, model
