"""Closing an account: what was written anonymously is asked apart, and days to think it over (PRIVACY, "Erasing", 11)."""

from datetime import timedelta

import pytest
from django.db import connection

from tealight.accounts.actions.close_account import DAYS, close_account
from tealight.accounts.actions.stay_after_all import stay_after_all
from tealight.accounts.closing import close_those_due, erase_all, erase_scattered
from tealight.accounts.jobs import erase_account
from tealight.accounts.models import Member, Persona, PersonaKind
from tealight.accounts.names import GONE
from tealight.accounts.queries import face
from tealight.accounts.queries.own import own_record
from tealight.jobs.models import Job
from tealight.kernel.actions import running
from tealight.kernel.crypto import leaving, member_keys, ring
from tealight.kernel.crypto.models import RingEntry
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import Refused
from tealight.ledger.outbox import deliver
from tealight.search.models import Passage
from tealight.stories.models import Reply, Story
from tests import make
from tests.groups.dump import changed, dump
from tests.make import NOW
from tests.page import Browser

HOUR = timedelta(hours=1)
#: tables in which a row is of an anonymous thing, or of a face made for one story
UNNAMED = ("stories_story", "stories_reply", "accounts_persona", "search_passage")


def again(viewer):
    return make.as_viewer(viewer.member_id)


@pytest.fixture
def unnamed(ada, ben):
    """What Ada wrote and nobody can tell is hers: two stories, and a reply that Ben answered."""
    bens = make.a_story(ben, "Of Ben.")
    reply = make.a_reply(ada, bens, "As nobody.", anonymous=True)
    make.a_reply(ben, bens, "To nobody.", answers=reply)
    stories = [make.a_story(again(ada), f"Told to nobody, {number}.", anonymous=True) for number in range(2)]
    make.a_story(again(ada), "Told as myself.")
    return {"reply": reply, "stories": stories, "bens": bens}


def close(viewer, *, anonymous, keep_words=False, now=NOW):
    close_account(viewer=again(viewer), now=now, keep_words=keep_words, anonymous=anonymous)
    erase_all(viewer.persona_id, keep_words, now)


def rows_of(stories, replies) -> set:
    """Return the rows of these things and their faces, byte for byte."""
    things = {*stories, *replies}
    faces = {*Story.objects.filter(id__in=stories).values_list("persona_id", flat=True)}
    faces |= {*Reply.objects.filter(id__in=replies).values_list("persona_id", flat=True)}
    found, all_rows = set(), dump()
    for table in UNNAMED:
        found |= {row for row in all_rows[table] if dict(row)["id"] in things | faces or dict(row).get("thing") in things}
    return found


# ── Kept ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("keep_words", [True, False])
def test_kept_anonymous_words_change_by_no_byte(ada, unnamed, keep_words):
    before = rows_of(unnamed["stories"], [unnamed["reply"]])
    assert len(before) >= 6
    close(ada, anonymous="keep", keep_words=keep_words)
    assert rows_of(unnamed["stories"], [unnamed["reply"]]) == before
    assert not leaving.leavings()
    erase_scattered(NOW + timedelta(days=30))
    assert rows_of(unnamed["stories"], [unnamed["reply"]]) == before


# ── Removed at once ─────────────────────────────────────────────────────────────────────────────
def test_removed_at_once_nothing_is_left_of_them_but_a_place_others_words_hang_from(ada, unnamed, browser_of, ben):
    close(ada, anonymous="once", keep_words=True)
    assert not Story.objects.filter(id__in=unnamed["stories"]).exists()
    row = Reply.objects.get(id=unnamed["reply"])
    assert (row.source, row.parts, row.removed_on is not None) == ("", [], True)
    assert not Passage.objects.filter(thing__in=[*unnamed["stories"], unnamed["reply"]]).exists()
    page = browser_of(ben).get(f"/stories/{unnamed['bens']}/")
    assert "A reply stood here." in page.main and "To nobody." in page.main
    assert "As nobody." not in page.html


class Transactions:
    """The tables and values of what is written, transaction by transaction of the outermost action."""

    def __init__(self):
        self.written: list[tuple[str, set]] = []
        self._depth = 0

    def __call__(self, execute, sql, params, many, context):
        if running.get() and not sql.startswith(("SELECT", "RELEASE", "ROLLBACK", "SAVEPOINT")):
            self.written[-1][1].add((sql, str(params)))
        elif running.get() and sql.startswith("SAVEPOINT"):
            if self._depth == 0:
                self.written.append((running.get()[0], set()))
            self._depth += 1
        elif sql.startswith("RELEASE"):
            self._depth = max(0, self._depth - 1)
        return execute(sql, params, many, context)

    def naming(self, *ids: int) -> list[set[int]]:
        """Return for each transaction which of `ids` stand in what it wrote."""
        return [{i for i in ids for _, params in written if str(i) in params} for _, written in self.written]


def test_the_transactions_of_an_account_and_of_each_face_have_nothing_in_common(ada, unnamed):
    faces = set(again(ada).thread_personas.values())
    things = {face: {face, *Story.objects.filter(persona_id=face).values_list("id", flat=True),
                     *Reply.objects.filter(persona_id=face).values_list("id", flat=True)} for face in faces}
    watched = Transactions()
    with connection.execute_wrapper(watched):
        close(ada, anonymous="once")
    hers = (ada.member_id, ada.persona_id)
    touched = watched.naming(*hers, *(i for some in things.values() for i in some))
    assert sum(bool(some & set(hers)) for some in touched) > 2, "the watch is awake"
    for some in touched:
        owners = {"her account"} if some & set(hers) else set()
        owners |= {face for face, ids in things.items() if some & ids}
        assert len(owners) <= 1
    assert all(any(some & ids for some in touched) for ids in things.values())


# ── One by one ──────────────────────────────────────────────────────────────────────────────────
def test_one_by_one_nothing_happens_to_them_when_the_account_closes(ada, unnamed):
    before, tables = rows_of(unnamed["stories"], [unnamed["reply"]]), dump()
    close(ada, anonymous="days", keep_words=True)
    assert rows_of(unnamed["stories"], [unnamed["reply"]]) == before
    kept = dump()
    # As much as if they had been kept: no row of these tables says what is to come.
    assert changed(tables, kept).keys() <= {
        "accounts_member", "accounts_persona", "accounts_formername", "stories_story", "ledger_event", "search_tidy",
    }
    with pytest.raises(KeysMissing):
        member_keys(ada.member_id)
    assert not Member.objects.filter(id=ada.member_id).exists()


def test_one_by_one_each_goes_at_its_hour_and_then_the_last_key_goes(ada, unnamed):
    faces = dict(again(ada).thread_personas)
    close(ada, anonymous="days")
    (one,) = leaving.leavings()
    for number in range(14 * 24 + 1):
        now = NOW + number * HOUR
        if any(one.due(face) - HOUR < now <= one.due(face) + HOUR for face in faces.values()):
            erase_scattered(now)
            for story, face in faces.items():
                gone = not Story.objects.filter(id=story, persona_id=face).exists() if story in unnamed["stories"] else (
                    Reply.objects.get(id=unnamed["reply"]).parts == []
                )
                assert gone == (one.due(face) <= now), (one.due(face), now)
    assert leaving.leavings() == [one]
    erase_scattered(NOW + timedelta(days=16))
    assert leaving.leavings() == [] and RingEntry.objects.count() == 2, "the place's own and Ben's"


def test_one_by_one_what_is_gone_is_not_erased_every_hour_anew(ada, unnamed):
    close(ada, anonymous="days")
    erase_scattered(NOW + timedelta(days=14))
    version = Story.objects.get(id=unnamed["bens"]).version
    before = dump()
    erase_scattered(NOW + timedelta(days=14) + HOUR)
    assert changed(before, dump()) == {} and Story.objects.get(id=unnamed["bens"]).version == version


def test_no_row_and_no_job_says_what_becomes_of_them(ada, unnamed):
    before = dump()
    close_account(viewer=again(ada), now=NOW, keep_words=True, anonymous="days")
    told = {str(row) for table, rows in dump().items() for row in rows - before[table]}
    assert told and not any("days" in row or "leaving" in row.replace("account.closing", "") for row in told)
    deliver()
    assert Job.objects.get(task="tealight.accounts.jobs.erase_account").arguments == {
        "args": [ada.persona_id], "kwargs": {"keep": 1},
    }


@pytest.mark.parametrize("anonymous", ["once", "days"])
def test_killed_on_the_way_it_is_done_by_doing_it_again(ada, unnamed, anonymous, monkeypatch):
    from tealight.accounts import closing

    def killed(**_):
        raise KeyboardInterrupt

    close_account(viewer=again(ada), now=NOW, keep_words=True, anonymous=anonymous)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(closing, "finish_closing", killed)
        erase_all(ada.persona_id, True, NOW)
    for _ in range(2):
        erase_account.call(ada.persona_id, 1)
    assert len(leaving.leavings()) == (1 if anonymous == "days" else 0)
    erase_scattered(NOW + timedelta(days=3650))
    assert not Story.objects.filter(id__in=unnamed["stories"]).exists()


# ── Days to think it over ───────────────────────────────────────────────────────────────────────
def test_for_seven_days_it_is_only_a_pause_and_then_it_is_done(ada, unnamed):
    close_account(viewer=again(ada), now=NOW, keep_words=False, anonymous="once", at_once=False)
    for days in (0, DAYS - 1):
        close_those_due(NOW + timedelta(days=days))
    assert not Member.objects.get(id=ada.member_id).closed_on and Persona.objects.get(id=ada.persona_id).away_on
    close_those_due(NOW + timedelta(days=DAYS))
    deliver()
    job = Job.objects.get(task="tealight.accounts.jobs.erase_account")
    assert job.arguments == {"args": [ada.persona_id], "kwargs": {"keep": 0}}
    erase_account.call(ada.persona_id, 0)
    assert face(ada.persona_id).name == GONE
    assert not Story.objects.filter(id__in=unnamed["stories"]).exists(), "chosen a week before, and kept sealed"


def test_who_signs_in_meanwhile_is_asked_and_stays(ada, anybody, browser_of, ben):
    close_account(viewer=ada, now=NOW, keep_words=False, at_once=False)
    page = anybody.send(anybody.get("/sign-in/").form("/sign-in/"), pen_name="Ada", password=make.PASSWORD)
    assert page.heading == "Your account is about to close" and "11 March 2026" not in page.title
    assert browser_of(ben).get(f"/people/{ada.persona_id}/").status == 404, "signing in alone changes nothing"
    page = anybody.send(page.form("/account/stay/"))
    assert "Your account stays. Nothing was lost." in page.words
    assert browser_of(ben).get(f"/people/{ada.persona_id}/").status == 200
    close_those_due(NOW + timedelta(days=60))
    assert Member.objects.get(id=ada.member_id).closed_on is None
    assert own_record(again(ada)).leaving_words == "keep"


def test_whose_account_stays_anyway_is_not_asked(ada, browser_of):
    assert browser_of(ada).get("/account/stay/", follow=False).goes_to == "/account/"
    before = dump()
    stay_after_all(viewer=ada, now=NOW)
    assert changed(before, dump()) == {}


def test_my_things_say_that_the_account_is_about_to_close(ada, browser_of):
    assert "/account/stay/" not in browser_of(ada).get("/account/").links()
    close_account(viewer=ada, now=NOW, keep_words=True, at_once=False)
    assert "/account/stay/" in browser_of(again(ada)).get("/account/").links()


def test_the_only_operator_of_that_day_is_not_closed_out(olive):
    other = make.a_person("Another", roles=("operator",))
    for one in (olive, other):
        close_account(viewer=one, now=NOW, keep_words=True, at_once=False)
    close_those_due(NOW + timedelta(days=DAYS))
    assert Member.objects.filter(closed_on__isnull=True).count() == 1


def test_what_makes_no_sense_is_refused(ada):
    with pytest.raises(Refused):
        close_account(viewer=ada, now=NOW, keep_words=True, anonymous="never")
    assert ring.member_keys(ada.member_id)


# ── The page ────────────────────────────────────────────────────────────────────────────────────
def test_the_page_counts_what_there_is_and_asks_about_the_anonymous_apart(ada, unnamed):
    page = Browser.of(again(ada)).get("/account/close/")
    assert "1 story" in page.main and "1 reply and 2 stories" in page.main
    form = page.form("/account/close/")
    assert form.fields["anonymous"] == ["keep"] and form.fields["when"] == ["week"] and form.fields["words"] == []
    assert "someone may notice that they vanish together" in page.main


def test_nobody_elses_words_are_counted(ada, unnamed, ben, cy):
    assert "2 stories" not in Browser.of(again(ben)).get("/account/close/").main
    assert "You have written nothing anonymously." in Browser.of(again(cy)).get("/account/close/").main


def test_the_receipt_is_shown_once_and_gives_the_dates(ada, unnamed):
    browser = Browser.of(again(ada))
    page = browser.get("/account/close/")
    page = browser.send(page.form("/account/close/"), words="delete", anonymous="days", when="now", follow=False)
    assert page.response["Clear-Site-Data"] == '"cache", "storage"' and page.goes_to == "/account/receipt/"
    receipt = browser.follow(page)
    assert receipt.heading == "Your account is closed"
    assert receipt.main.count(" 20") >= 4, "today, the keys, the anonymous words, the backups"
    assert "Ada" not in receipt.html
    assert browser.get("/account/receipt/", follow=False).goes_to.startswith("/sign-in/")
    assert Member.objects.get(id=ada.member_id).closed_on


def test_the_receipt_of_a_week_says_until_when_one_can_come_back(ada):
    browser = Browser.of(ada)
    page = browser.get("/account/close/")
    page = browser.send(page.form("/account/close/"), words="keep")
    assert page.heading == "Your account will be closed"
    assert "sign in" in page.main and Member.objects.get(id=ada.member_id).leaves_on


def test_faces_made_for_one_story_are_no_list_anywhere(ada, unnamed):
    """The ring's entry of somebody who left holds a key, a seed and a number of whole blocks: no face of theirs."""
    faces = set(again(ada).thread_personas.values())
    close(ada, anonymous="days")
    (one,) = leaving.leavings()
    assert one.tags == 64 and Persona.objects.filter(kind=PersonaKind.THREAD).count() == len(faces) == 3
    for entry in RingEntry.objects.all():
        for generation in ring.unwrap(entry, ring.master.master_key()).generations:
            assert not any(face.to_bytes(8, "big") in generation.root + generation.data for face in faces)
