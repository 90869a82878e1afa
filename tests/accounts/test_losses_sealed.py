"""Losses are their owner's alone: on no page but their own, in one sealed column, and no size tells of them."""

from dataclasses import asdict

import pytest

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.actions.delete_loss import delete_loss
from tealight.accounts.actions.keep_loss import keep_loss
from tealight.accounts.losses import PATHS, Loss, stored
from tealight.accounts.models import Member
from tealight.accounts.queries.losses import own_loss, own_losses
from tealight.accounts.record import Record, open_record
from tealight.kernel.crypto import member_keys
from tealight.kernel.verdict import NotFound, Refused
from tealight.ui import pieces
from tests.groups.dump import changed, dump
from tests.make import NOW, PASSWORD, as_viewer

LIST, NEW = "/account/losses/", "/account/losses/new/"


# ── Whose it is ─────────────────────────────────────────────────────────────────────────────────
def test_a_phone_left_open_is_asked_again_and_what_was_typed_is_carried(ada, browser_of, anybody):
    left = browser_of(ada, fresh=False)
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, word="name", name="Wren"))
    for path in (LIST, NEW, f"{LIST}5/", f"{LIST}5/delete/"):
        page = left.get(path, follow=False)
        assert page.goes_to.startswith("/sign-in/again/"), path
        assert "Wren" not in left.get(path).html
        assert anybody.get(path, follow=False).goes_to.startswith("/sign-in/?next="), path
    page = left.post(NEW, {"word": "name", "name": "Robin"})
    assert "Robin" in page.html and len(own_losses(ada)) == 1
    page = left.send(page.form("/sign-in/again/"), password=PASSWORD)
    page = left.send(next(form for form in page.forms if form.action == NEW))
    assert "Kept. Only you can read it." in page.words and "Robin" in page.main and "Wren" in page.main


def test_nobody_else_reaches_one_by_its_number(ada, ben, browser_of):
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, name="Wren"))
    browser = browser_of(ben)
    assert browser.get(f"{LIST}5/").status == 404 and browser.get(f"{LIST}5/delete/").status == 404
    browser.post(f"{LIST}5/delete/")
    assert own_loss(ada, 5)[0].name == "Wren"
    with pytest.raises(NotFound):
        own_loss(ben, 5)


def test_nobody_elses_page_the_teams_or_a_search_holds_it(ada, ben, mira, olive, browser_of, anybody):
    """Nor any page of Ada's own but these: a phone shown to somebody tells nothing by chance."""
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, kinds=("molar",), word="name", name="Wrenling"))
    persona = ada.persona_id
    pages = ["/", "/stories/", f"/people/{persona}/", "/search/?q=Wrenling", "/rooms/", "/kept/", "/notices/", "/account/",
             "/desk/", "/desk/people/", f"/desk/people/{persona}/", "/desk/held/", "/desk/messages/"]
    seen = 0
    for browser in (anybody, browser_of(ben), browser_of(mira), browser_of(olive), browser_of(ada)):
        for path in pages:
            html = browser.get(path).html.replace("q=Wrenling", "").replace('value="Wrenling"', "")
            assert "Molar" not in html or path == "/rooms/", path
            assert "Wrenling" not in html.replace("“Wrenling”", ""), path
            seen += 1
    assert seen == 5 * len(pages)


def test_between_requests_nothing_that_was_chosen_stays_in_memory(ada, browser_of):
    """The ticks of a page are kept for whoever is shown the same; these are drawn each time."""
    pieces._ticks.clear()
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, kinds=("molar",), role="partner"))
    browser_of(ada).get(f"{LIST}5/")
    assert "molar" not in repr(pieces._ticks) and "partner" not in repr(pieces._ticks)


# ── What it leaves behind ───────────────────────────────────────────────────────────────────────
def test_all_of_it_touches_one_sealed_column_and_no_size_tells(ada, ben, browser_of):
    browser = browser_of(ada)
    sizes = {len(dict(row)["record"]) for row in dump()["accounts_member"]}
    assert len(sizes) == 1
    deeds = (
        (NEW, {"word": "name", "name": "👩🏽‍👧" * 10, "kinds": ["late", "twins", "stillbirth", "neonatal"], "path": list(PATHS),
               "number": "77"}),
        (f"{LIST}77/", {"seen": "1", "word": "baby", "path": ["operation"]}),
        (f"{LIST}77/delete/", {}),
    )
    for path, fields in deeds:
        before = dump()
        assert browser.post(path, fields).status == 303
        difference = {table: columns for table, columns in changed(before, dump()).items() if table != "accounts_session"}
        assert difference == {"accounts_member": {"record"}}, path
        assert {len(dict(row)["record"]) for row in dump()["accounts_member"]} == sizes, path


def test_a_loss_takes_no_more_room_than_any_other_change(ada):
    """A record filled to the brim by losses has the size of one that never held any, whatever else is in it."""
    keys = member_keys(ada.member_id)
    for others in (0, 20, 60, 300):
        change_record(ada.member_id, lambda record, n=others: record.kept.extend(range(10**15, 10**15 + n)))
        without = len(Member.objects.get(id=ada.member_id).record)
        number = 0
        while True:
            number += 1
            try:
                keep_loss(viewer=ada, now=NOW, loss=Loss(10**15 + number, name="🕯" * 40, word="name", kinds=("early", "missed", "twins"), path=tuple(PATHS)))
            except Refused:
                break
        assert number > 5, "the room is too small"
        assert len(Member.objects.get(id=ada.member_id).record) == without
        for loss in own_losses(ada):
            delete_loss(viewer=ada, now=NOW, loss_id=loss.id)
        record = open_record(Member.objects.get(id=ada.member_id), keys)
        assert record.losses == []


def test_the_row_holds_none_of_its_words(ada):
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, kinds=("molar",), word="name", name="Wrenling"))
    stored_row = repr(dump())
    assert "Wrenling" not in stored_row and "molar" not in repr(dict(next(iter(dump()["accounts_member"]))))


def test_a_loss_older_than_its_path_opens_with_that_left_open(ada):
    old = stored(Loss(5, version=1, kinds=("late",), path=("birth",)))
    old.pop("path")
    change_record(ada.member_id, lambda record: record.losses.append(old))
    assert own_loss(ada, 5)[0].path == ()


def test_a_record_older_than_losses_opens_without_any(ada):
    member, keys = Member.objects.get(id=ada.member_id), member_keys(ada.member_id)
    before = asdict(Record(word="baby"))
    before.pop("losses")
    member.record = Member._meta.get_field("record").seal_json(keys, member.id, before)
    member.save(update_fields=["record"])
    assert own_losses(ada) == () and as_viewer(ada.member_id).word == "baby"
    keep_loss(viewer=ada, now=NOW, loss=Loss(5))
    assert own_losses(ada)[0].said.title == "Baby"


def test_a_kind_or_a_path_no_longer_known_is_left_out_and_the_rest_stays(ada):
    old = stored(Loss(5, kinds=("late",), path=("birth",), name="Wren"))
    old |= {"kinds": ["late", "as-it-was-called"], "path": ["as-it-was-done", "birth"], "weather": "rain"}
    change_record(ada.member_id, lambda record: record.losses.append(old))
    assert own_loss(ada, 5)[0] == Loss(5, kinds=("late",), path=("birth",), name="Wren")
    keep_loss(viewer=ada, now=NOW, loss=Loss(6))
    record = open_record(Member.objects.get(id=ada.member_id), member_keys(ada.member_id))
    assert record.losses[1] == old, "a change of another leaves it as it was"
