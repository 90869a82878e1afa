"""PRIVACY, "Anonymous writing", for confessions: nothing that is written leads to a member, and who wrote changes nothing."""

import pytest
from django.db import connection

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel.viewer import Visitor
from tealight.stories.models import Confession, ConfessionReaction
from tests import make
from tests.groups.dump import dump
from tests.stories.confessing import SAID, appeared, let_appear, send
from tests.stories.test_share_traces import assert_names_nobody, statements


def again(viewer):
    return make.as_viewer(viewer.member_id)


def face_of(number) -> Persona:
    return Persona.objects.get(id=Confession.objects.get(id=number).persona_id)


def form_of(row) -> dict:
    """What somebody who has the tables sees of a row: every column, of tags and seals their length alone."""
    found = {field.column: getattr(row, field.attname) for field in row._meta.fields}
    return {name: len(value) if isinstance(value, bytes | memoryview) else type(value).__name__ for name, value in found.items()}


@pytest.mark.parametrize("never", [False, True], ids=["sealed", "never unsealed"])
def test_a_members_and_a_visitors_rows_are_of_one_form(db, never):
    make.a_place(never_unseals=never)
    ada = make.a_person("Ada")
    (_, hers), (_, theirs) = send(ada), send(Visitor())
    assert form_of(Confession.objects.get(id=hers)) == form_of(Confession.objects.get(id=theirs))
    assert form_of(face_of(hers)) == form_of(face_of(theirs))
    assert face_of(hers).kind == face_of(theirs).kind == PersonaKind.THREAD


def test_nobody_is_behind_the_face_of_a_visitor_and_a_member_is_behind_theirs(ada):
    from tealight.accounts.identity import behind

    (_, hers), (_, theirs) = send(ada), send(Visitor())
    assert behind(face_of(theirs)) is None and behind(face_of(hers)) == ada.member_id


def test_each_has_a_face_of_its_own(ada):
    faces = {face_of(send(again(ada), f"Night {n}.")[1]).id for n in range(3)}
    assert len(faces) == 3 and ada.persona_id not in faces
    assert set(again(ada).thread_personas.values()) == faces


def test_no_statement_that_keeps_one_says_who_wrote_it(ada, browser_of):
    browser = browser_of(ada)
    form = browser.get("/small-hours/write/").form("/small-hours/write/")
    with statements() as seen:
        assert browser.send(form, text=SAID).status == 200
    assert_names_nobody(seen, ada, "stories_confession", "accounts_persona")


def test_no_statement_of_a_reaction_says_who_stands_there(ada, mira, browser_of):
    number = appeared(mira)
    browser = browser_of(ada)
    form = browser.get("/small-hours/").form(f"/small-hours/{number}/reaction/")
    with statements() as seen:
        browser.send(form, press="reaction=with-you", follow=False)
    assert_names_nobody(seen, ada, "stories_confessionreaction")


def test_what_tells_of_it_carries_no_face_of_anybodys(ada):
    from tealight.ledger.models import Event

    send(ada)
    assert str(ada.persona_id) not in repr(list(Event.objects.values_list()))
    assert str(ada.member_id) not in repr(list(Event.objects.values_list()))


@pytest.mark.parametrize("writer", ["ada", "ben", "nobody"])
def test_everybody_is_shown_the_same_whoever_wrote_it(ada, ben, cy, mira, browser_of, writer, monkeypatch):
    """Pages of all others, of the team, and of the two themselves where they are everybody's."""
    seen = _seen(ada, ben, cy, mira, browser_of, {"ada": ada, "ben": ben}.get(writer), monkeypatch)
    monkeypatch.undo()
    _erase()
    assert seen == _seen(ada, ben, cy, mira, browser_of, None, monkeypatch)


def _seen(ada, ben, cy, mira, browser_of, writer, monkeypatch):
    import re

    from tests.ground.work import drain

    _, number = send(writer)
    drain()
    found = []
    for appears in (False, True):
        if appears:
            let_appear(mira, number)
            drain()
        for who in (ada, ben, cy, mira):
            urls = ["/", "/small-hours/", f"/small-hours/{number}/", f"/people/{ada.persona_id}/", "/notices/", "/stories/"]
            urls += ["/desk/held/", "/desk/queue/"] if who is mira else []
            for url in urls:
                if url == f"/small-hours/{number}/" and not appears and who is not mira:
                    continue
                page = browser_of(again(who)).get(url)
                found.append((appears, who.pen_name, url.replace(str(number), "N"), page.status, re.sub(r"\d{1,2}:\d\d|\d{6,}", "N", page.html)))
    return found


def _erase():
    from tealight.ledger.models import Event
    from tealight.moderation.models import Case

    Case.objects.all().delete()
    Event.objects.all().delete()
    Confession.objects.all().delete()


def test_its_writer_may_do_to_it_what_everybody_may(ada, ben, mira, browser_of):
    number = appeared(mira, ada)
    for who in (ada, ben):
        browser = browser_of(again(who))
        form = browser.get("/small-hours/").form(f"/small-hours/{number}/reaction/")
        assert browser.send(form, press="reaction=with-you", follow=False).status == 303
        assert browser.get(f"/small-hours/{number}/report/").status == 200
    assert ConfessionReaction.objects.count() == 2


# ── their own: found, taken along, counted, erased, under other keys ─────────────────────────────
def test_a_member_takes_theirs_along_and_nobody_elses(ada, ben):
    from tealight.stories.queries.confession_kind import confessions_counted, confessions_given

    send(ada)
    send(ben, "Another night.")
    send(Visitor(), "A third.")
    assert [entry.text for entry in confessions_given(again(ada)).entries()] == [SAID]
    assert confessions_counted(again(ada)).anonymous == 1


@pytest.mark.parametrize("anonymous, there", [("once", False), ("keep", True)])
def test_an_account_that_closes_takes_them_along_or_leaves_them(ada, mira, anonymous, there):
    from tealight.accounts.actions.close_account import close_account
    from tests.ground.work import drain

    number = appeared(mira, ada)
    before = list(Confession.objects.filter(id=number).values())
    close_account(viewer=again(ada), now=make.NOW, keep_words=False, anonymous=anonymous)
    drain()
    assert Confession.objects.filter(id=number).exists() is there
    if there:
        assert list(Confession.objects.values()) == before, "what is kept changes by no byte"


def test_what_a_closed_account_left_beside_others_goes(ada, ben, mira):
    from tealight.accounts.actions.close_account import close_account
    from tealight.stories.actions.react_to_confession import react_to_confession
    from tests.ground.work import drain

    number = appeared(mira, ada)
    for who in (ben, mira):
        react_to_confession(viewer=who, now=make.NOW, confession=number, kind="with-you")
    close_account(viewer=again(ben), now=make.NOW, keep_words=False, anonymous="keep")
    drain()
    assert ConfessionReaction.objects.count() == 1


def test_a_keyholder_finds_the_face_by_the_address(ada, place):
    from tealight.moderation.queries.addressed import anonymous_at

    keyholder = make.a_person("Kit", roles=("keyholder",))
    _, number = send(ada)
    face, thing, reply = anonymous_at(keyholder, f"https://here.test/small-hours/{number}/")
    assert (face.id, thing, reply) == (face_of(number).id, number, None)


def test_a_thief_of_every_table_finds_neither_code_nor_member(ada):
    code, _ = send(ada)
    everything = repr([row for table, row in dump().items() if table.startswith("stories_")])
    assert code not in everything and str(ada.member_id) not in everything and str(ada.persona_id) not in everything


def test_rows_of_an_hour_are_written_anew_together(ada):
    from tealight.kernel.viewer import System
    from tealight.stories.actions.mix_rows import mix_rows

    send(ada)
    mix_rows(viewer=System("so that no order shows"), now=make.NOW)
    assert Confession.objects.count() == 1 and connection.vendor in ("sqlite", "postgresql")
