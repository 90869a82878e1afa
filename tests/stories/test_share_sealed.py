"""What is private is nowhere in the files: tables, indexes, freed pages, write-ahead log."""

import pytest

from tests import make

#: words that occur nowhere else
SIGN = "Quillwort"
BODY = f"{SIGN} by the weir.\n\nTo nobody."
TITLE = f"{SIGN} evening"


def _on_disk(disk):
    return SIGN.encode() in disk.everything() or SIGN.encode("utf-16-le") in disk.everything()


@pytest.fixture
def sealed(disk, words_of):
    """Skip nothing: on PostgreSQL the rows are searched instead of the files."""
    if disk.is_sqlite:
        return lambda: not _on_disk(disk)
    return lambda: SIGN not in _rows()


def _rows():
    """Every row of every table, as text."""
    from django.db import connection

    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found += [bytes(v).decode("utf-8", "replace") if isinstance(v, bytes | memoryview) else str(v) for v in row]
    return "\n".join(found)


def test_the_search_would_find_open_words(teasel, sealed, disk):
    make.a_story(teasel, BODY, title=TITLE)
    assert not sealed()
    if disk.is_sqlite:
        disk.checkpoint()
        assert not sealed()


def test_only_me(teasel, sealed, stories, words_of):
    make.a_story(teasel, BODY, title=TITLE, audience="me")
    assert sealed()
    assert words_of(stories.get(), teasel).source == BODY


def test_for_a_circle(teasel, rowan, sealed, stories, words_of, again):
    owner = make.a_circle(teasel, rowan)
    make.a_story(owner, BODY, title=TITLE, audience="circle")
    make.a_reply(again(rowan), stories.get().id, f"{SIGN} to you too.")
    assert sealed()
    assert words_of(stories.get(), again(rowan)).title == TITLE


def test_a_draft_and_what_it_was_before(teasel, sealed):
    from tealight.stories.actions.keep_draft import keep_draft
    from tealight.stories.queries.drafts import DraftKind, Keeping, Subject, drafts

    keeping = Keeping(window="w")
    for body in (f"{SIGN} one", f"{SIGN} two"):
        kept = keep_draft(
            viewer=teasel, now=make.NOW, subject=Subject(DraftKind.STORY, 5), keeping=keeping,
            fields={"title": TITLE, "body": body, "notes": []},
        )
        keeping = kept.keeping
    assert sealed()
    assert [draft.fields["body"] for draft in drafts(teasel)] == [f"{SIGN} two"]


@pytest.mark.parametrize("audience", ["members", "anyone", "room"])
def test_what_was_shared_and_taken_back(teasel, disk, sealed, stories, words_of, audience):
    """Secure delete overwrites the page; the log holds it until it is folded into the tables."""
    from tealight.place.actions.shape_place import shape_place
    from tealight.stories.actions.withdraw_story import withdraw_story

    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=make.NOW.date())
    chosen = {"room": "late-loss"} if audience == "room" else {"audience": audience}
    story = make.a_story(teasel, BODY + "\n" + "long " * 3000, title=TITLE, **chosen)
    if disk.is_sqlite:
        disk.checkpoint()
    withdraw_story(viewer=teasel, now=make.NOW, story=story)
    if disk.is_sqlite:
        disk.checkpoint()
    assert sealed()
    assert words_of(stories.get(), teasel).source.startswith(BODY)


def test_a_reply_taken_back(teasel, rowan, disk, sealed):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    story = make.a_story(teasel)
    reply = make.a_reply(rowan, story, BODY)
    withdraw_reply(viewer=rowan, now=make.NOW, reply=reply)
    if disk.is_sqlite:
        disk.checkpoint()
    assert sealed()


def test_what_was_for_all_and_is_now_for_oneself(teasel, disk, sealed):
    from tealight.stories.actions.edit_story import edit_story

    story = make.a_story(teasel, BODY, title=TITLE)
    edit_story(viewer=teasel, now=make.NOW, story=story, title=TITLE, source=BODY, audience="me", need="company")
    if disk.is_sqlite:
        disk.checkpoint()
    assert sealed()


def test_words_an_edit_replaced(teasel, disk, sealed):
    from tealight.stories.actions.edit_story import edit_story

    story = make.a_story(teasel, BODY, title=TITLE)
    edit_story(viewer=teasel, now=make.NOW, story=story, title="", source="Other.", audience="members", need="company")
    if disk.is_sqlite:
        disk.checkpoint()
    assert sealed()


def test_a_draft_thrown_away_leaves_no_row(teasel, disk):
    from tealight.stories.actions.keep_draft import keep_draft
    from tealight.stories.actions.throw_draft_away import throw_draft_away
    from tealight.stories.models import Draft
    from tealight.stories.queries.drafts import DraftKind, Keeping, Subject

    kept = keep_draft(
        viewer=teasel, now=make.NOW, subject=Subject(DraftKind.STORY, 5), keeping=Keeping(), fields={"body": SIGN},
    )
    body = bytes(Draft.objects.get().body)
    if disk.is_sqlite:
        disk.checkpoint()
        assert body[40:120] in disk.everything()
    throw_draft_away(viewer=teasel, now=make.NOW, slot=kept.keeping.slot)
    assert Draft.objects.count() == 0
    if disk.is_sqlite:
        disk.checkpoint()
        assert body[40:120] not in disk.everything()
