"""Naming somebody takes two keyholders, a purpose from two, and ends (PRIVACY, "Anonymous writing" 10)."""

from datetime import timedelta

import pytest

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.actions.remove_codes_app import remove_codes_app
from tealight.accounts.actions.rename_persona import rename_persona
from tealight.accounts.actions.revoke_role import revoke_role
from tealight.accounts.queries.deeds import changed_deeds
from tealight.accounts.queries.unsealed import own_unsealings
from tealight.kernel.verdict import NotFound, Refused
from tealight.ledger import chain
from tealight.moderation.jobs import forget_unsealings
from tealight.moderation.models import Unsealing
from tealight.moderation.queries.unsealings import answer, unsealing, unsealings
from tealight.stories.actions.withdraw_story import withdraw_story
from tests import make
from tests.ground.work import drain
from tests.moderation.asking import again, agree, ask, refuse
from tests.moderation.deciding import decide, lift

HOUR = timedelta(hours=1)


def test_two_keyholders_learn_the_pen_name_and_nobody_else_does(hazel, otto, untold, mira, olive):
    third = make.a_person("Third", roles=("keyholder",))
    number = ask(hazel, untold)
    assert answer(hazel, make.NOW, number) is None and answer(otto, make.NOW, number) is None
    agree(otto, number)
    for who in (hazel, otto):
        found = answer(who, make.NOW, number)
        assert found.pen_name == "Ada" and found.url.startswith("/people/")
        assert [card.id for card in unsealings(who, make.NOW)] == [number]
    assert unsealings(third, make.NOW) == ()
    for ask_it in (unsealing, answer):
        with pytest.raises(NotFound):
            ask_it(third, make.NOW, number)
    for other in (mira, olive):
        with pytest.raises(Refused):
            answer(other, make.NOW, number)


def test_whoever_asked_cannot_agree(hazel, untold):
    number = ask(hazel, untold)
    with pytest.raises(Refused, match="Another keyholder"):
        agree(hazel, number)
    assert answer(hazel, make.NOW, number) is None


@pytest.mark.parametrize("roles", [(), ("moderator",), ("lead", "operator"), ("listener", "editor")])
def test_who_is_no_keyholder_neither_asks_nor_agrees_nor_refuses(hazel, untold, roles):
    other = make.a_person("Somebody Else", roles=roles)
    number = ask(hazel, untold)
    for deed in (lambda: ask(other, untold), lambda: agree(other, number), lambda: refuse(other, number),
                 lambda: unsealings(other, make.NOW)):
        with pytest.raises(Refused, match="Only a keyholder"):
            deed()


def test_a_keyholder_without_a_second_step_is_none_yet(hazel, untold):
    asleep = make.a_person("Asleep", roles=("keyholder",), second_step=False)
    number = ask(hazel, untold)
    for deed in (lambda: ask(asleep, untold), lambda: agree(asleep, number)):
        with pytest.raises(Refused):
            deed()


def test_who_asked_has_to_be_a_keyholder_still_when_another_agrees(hazel, otto, olive, untold):
    number = ask(hazel, untold)
    revoke_role(viewer=olive, now=make.NOW, persona_id=hazel.persona_id, role="keyholder")
    with pytest.raises(Refused, match="cannot act as a keyholder"):
        agree(otto, number)


def test_who_asked_has_to_be_able_to_act_still_or_one_keyholder_would_be_enough(hazel, otto, mira, untold):
    """Suspended, or without their second step, since: it may be somebody else who sits at their account."""
    number = ask(hazel, untold)
    decision = decide(mira, hazel.persona_id, "suspend")
    with pytest.raises(Refused, match="cannot act as a keyholder"):
        agree(otto, number)
    lift(mira, decision)
    remove_codes_app(viewer=again(hazel), now=make.NOW)
    with pytest.raises(Refused, match="cannot act as a keyholder"):
        agree(otto, number)
    assert answer(otto, make.NOW, number) is None
    make.a_second_step(again(hazel))
    agree(otto, number)
    assert answer(otto, make.NOW, number).pen_name == "Ada"


def test_once_refused_it_is_gone_and_one_no_is_enough(hazel, otto, untold):
    number = ask(hazel, untold)
    refuse(otto, number)
    for deed in (lambda: agree(otto, number), lambda: refuse(otto, number), lambda: answer(hazel, make.NOW, number)):
        with pytest.raises(NotFound):
            deed()
    assert not Unsealing.objects.exists()


def test_who_asked_may_take_it_back(hazel, otto, untold):
    number = ask(hazel, untold)
    refuse(hazel, number)
    assert unsealings(otto, make.NOW) == ()


def test_an_answer_cannot_be_refused_afterwards_nor_agreed_to_by_a_third(hazel, otto, untold):
    third = make.a_person("Third", roles=("keyholder",))
    number = ask(hazel, untold)
    agree(otto, number)
    agree(otto, number)  # pressed twice
    for deed in (lambda: refuse(hazel, number), lambda: agree(third, number)):
        with pytest.raises(NotFound):
            deed()


def test_after_three_days_nobody_can_agree_any_more(hazel, otto, untold):
    number = ask(hazel, untold)
    agreed_late = make.NOW + 72 * HOUR
    assert [card.id for card in unsealings(otto, agreed_late - HOUR)] == [number]
    assert unsealings(otto, agreed_late) == ()
    with pytest.raises(NotFound):
        agree(otto, number, agreed_late)


def test_after_a_day_the_answer_is_gone_for_the_two_as_well(hazel, otto, untold):
    number = ask(hazel, untold)
    agree(otto, number, make.NOW + HOUR)
    assert answer(hazel, make.NOW + 24 * HOUR, number).pen_name == "Ada"
    for who in (hazel, otto):
        with pytest.raises(NotFound):
            answer(who, make.NOW + 25 * HOUR, number)


def test_what_has_ended_leaves_the_tables(hazel, otto, untold, monkeypatch):
    number = ask(hazel, untold)
    agree(otto, number)
    monkeypatch.setattr("tealight.moderation.jobs.clock.now", lambda: make.NOW + 23 * HOUR)
    forget_unsealings.call()
    assert Unsealing.objects.count() == 1
    monkeypatch.setattr("tealight.moderation.jobs.clock.now", lambda: make.NOW + 24 * HOUR)
    forget_unsealings.call()
    assert not Unsealing.objects.exists()


def test_asked_twice_it_is_one_question_and_asked_anew_once_the_first_has_lapsed(hazel, untold):
    number = ask(hazel, untold)
    assert ask(hazel, untold, reason="Said otherwise.") == number
    links = chain.head()[0]
    assert ask(hazel, untold, now=make.NOW + 72 * HOUR) != number
    assert Unsealing.objects.count() == 1 and chain.head()[0] == links + 1


def test_the_purpose_is_one_of_two_and_a_reason_is_given(hazel, untold):
    with pytest.raises(ValueError, match="curiosity"):
        ask(hazel, untold, purpose="curiosity")
    with pytest.raises(Refused, match="Say why"):
        ask(hazel, untold, reason="  ")
    assert not Unsealing.objects.exists()


def test_it_is_recorded_for_ever_that_it_was_asked_agreed_and_refused(hazel, otto, ben, untold):
    from tealight.ledger.models import Link

    agree(otto, ask(hazel, untold))
    other = make.a_story(ben, "Another.", anonymous=True)
    refuse(otto, ask(hazel, other, purpose="order"))
    kinds = list(Link.objects.filter(kind__startswith="unsealing").order_by("number").values_list("kind", flat=True))
    assert kinds == ["unsealing-asked", "unsealing-agreed", "unsealing-asked", "unsealing-refused"]
    assert chain.verify() == [] and changed_deeds(make.TEST) == []


def test_it_opens_what_was_taken_back_meanwhile(ada, hazel, otto, untold):
    """Who says goodbye may take it back a minute later."""
    withdraw_story(viewer=again(ada), now=make.NOW, story=untold)
    number = ask(hazel, untold)
    agree(otto, number)
    assert answer(otto, make.NOW, number).pen_name == "Ada"


def test_a_reply_is_asked_about_by_its_own_address(ada, ben, hazel, otto):
    story = make.a_story(ben, "Mine.")
    reply = make.a_reply(ada, story, "I can’t go on.", anonymous=True)
    number = ask(hazel, story, address=f"https://harbour.example/stories/{story}/replies/{reply}/#reply")
    agree(otto, number)
    assert answer(hazel, make.NOW, number).pen_name == "Ada"


@pytest.mark.parametrize("address", ["/stories/7/", "/people/7/", "Warm Harbour", "/stories/99999999999999999999/", ""])
def test_what_leads_to_nothing_anonymous_is_answered_the_same(ben, hazel, address):
    named = make.a_story(ben, "As myself.")
    for tried in (address, f"/stories/{named}/"):
        with pytest.raises(Refused, match="nothing anonymous at this address"):
            ask(hazel, 0, address=tried or "/stories/")


def test_of_somebody_who_closed_their_account_it_says_nobody_any_more(ada, hazel, otto, untold):
    first = ask(hazel, untold)
    close_account(viewer=again(ada), now=make.NOW, keep_words=True)
    drain()
    agree(otto, first)
    found = answer(hazel, make.NOW, first)
    assert (found.pen_name, found.url) == ("", "")


def test_an_answer_ends_with_the_account_it_leads_to(ada, hazel, otto, untold):
    number = ask(hazel, untold)
    agree(otto, number)
    close_account(viewer=again(ada), now=make.NOW, keep_words=True)
    drain()
    assert answer(hazel, make.NOW, number).pen_name == ""


def test_the_answer_is_the_name_of_today(ada, hazel, otto, untold):
    number = ask(hazel, untold)
    agree(otto, number)
    rename_persona(viewer=again(ada), now=make.NOW, pen_name="Teasel")
    assert answer(hazel, make.NOW, number).pen_name == "Teasel"


def test_in_a_place_that_never_unseals_nothing_can_be_asked(db):
    make.a_place(never_unseals=True)
    story = make.a_story(make.a_person("Ada"), "I can’t go on.", anonymous=True)
    keyholder = make.a_person("Hazel", roles=("keyholder",))
    with pytest.raises(Refused, match="Nobody is ever named here"):
        ask(keyholder, story)


# ── told ─────────────────────────────────────────────────────────────────────────────────────────
def test_the_person_is_told_and_nobody_else(ada, ben, hazel, otto, face, untold):
    agree(otto, ask(hazel, untold))
    (told,) = own_unsealings(again(ada), make.NOW)
    assert f"“{face.name}” is you" in told.sentence and "30 November 2026" in told.sentence
    assert "life was believed to be in danger" in told.sentence and told.url == f"/stories/{untold}/"
    for other in (ben, hazel, otto):
        assert own_unsealings(again(other), make.NOW) == ()


def test_asking_and_refusing_tells_nobody(ada, hazel, otto, untold):
    refuse(otto, ask(hazel, untold))
    ask(hazel, untold)
    assert own_unsealings(again(ada), make.NOW) == ()


def test_told_later_where_that_endangers_somebody_and_told_then(ada, hazel, otto, untold):
    agree(otto, ask(hazel, untold, purpose="order", later="He reads her mail."))
    for days in (0, 89):
        assert own_unsealings(again(ada), make.NOW + timedelta(days=days)) == ()
    (told,) = own_unsealings(again(ada), make.NOW + timedelta(days=90))
    assert "the law ordered it" in told.sentence and told.is_news


def test_among_the_notices_for_a_month_and_among_her_own_things_for_good(ada, hazel, otto, untold):
    agree(otto, ask(hazel, untold))
    assert own_unsealings(again(ada), make.NOW + timedelta(days=30))[0].is_news
    assert not own_unsealings(again(ada), make.NOW + timedelta(days=31))[0].is_news


def test_who_cannot_be_told_any_more_is_not_named(ada, hazel, otto, untold, monkeypatch):
    from tealight.accounts.actions import tell_of_unsealing

    monkeypatch.setattr(tell_of_unsealing, "SLOTS", 1)
    agree(otto, ask(hazel, untold))
    other = ask(hazel, make.a_story(again(ada), "And this.", anonymous=True))
    with pytest.raises(Refused, match="Nobody is named without being told"):
        agree(otto, other)
    assert answer(otto, make.NOW, other) is None
