"""After a theft of ring and key, in the end: the stolen keys open nothing and find nothing, and people are told."""

from datetime import timedelta

import pytest
from django.utils.module_loading import import_string

from tealight.accounts.models import (
    Export,
    FormerName,
    Link,
    LinkPurpose,
    Persona,
    Session,
    Throttle,
)
from tealight.config.keyed import MOVED
from tealight.kernel.crypto import SealBroken, generations, place_keys, ring
from tests import make
from tests.operations.lived import (
    again,
    begun,
    check_all_opens,
    is_done,
    names,
    rest,
)

pytestmark = pytest.mark.slow


# ── in the end ───────────────────────────────────────────────────────────────────────────────────
def test_in_the_end_the_stolen_keys_open_nothing_and_find_nothing(lived):
    from allauth.mfa.models import Authenticator
    from django.apps import apps

    from tealight.kernel.crypto.fields import SealedField
    from tealight.media.models import Photo
    from tealight.media.queries import holders

    stolen = generations.everybody()
    held = [holders("story", lived.shared.story)[0], holders("portrait", lived.ada.persona_id)[0]]
    secrets = [row.data for row in Authenticator.objects.all()]
    rest()
    assert is_done()
    tags = {
        tag
        for keys in stolen.members.values()
        for label in ("draft/v1", "upload/v1", "sanction/v1", "walk/v1", "session-owner/v1")
        for tag in keys.slots(label, 64)
    }
    tags |= {keys.tag("owner/v1", story) for keys in stolen.members.values() for story in (lived.told, lived.mine, lived.back)}
    for column in (name for one in MOVED.values() for name in one.columns):
        model, _, name = column.rpartition(".")
        model = apps.get_model(model)
        field = model._meta.get_field(name)
        for row in model.objects.exclude(**{f"{name}__isnull": True}):
            value = getattr(row, name)
            if isinstance(field, SealedField):
                for keys in (stolen.place, *stolen.members.values()):
                    with pytest.raises(SealBroken):
                        keys.open(field.purpose, row.pk, value)
            elif column != "mfa.Authenticator.data":
                assert bytes(value) not in tags, column
    assert not Photo.objects.filter(held_by__in=held).exists() and Photo.objects.exists()
    assert [row.data for row in Authenticator.objects.all()] != secrets
    assert not Session.objects.filter(owner_tag__in=tags).exists()
    for face in Persona.objects.filter(seal__isnull=False):
        with pytest.raises(SealBroken):
            stolen.place.open("identity", face.id, face.seal)


def test_a_photo_gets_another_file_and_the_old_one_goes(lived, django_capture_on_commit_callbacks):
    before = {folder: names(folder) for folder in ("photos", "uploads")}
    with django_capture_on_commit_callbacks(execute=True):
        rest()
    for folder, were in before.items():
        now = names(folder)
        assert now and len(now) == len(were) and now.isdisjoint(were)


def test_everybody_signs_in_again_and_is_told_why(lived, browser_of, anybody):
    from tealight.accounts.actions.count_failure import count_failure
    from tealight.accounts.links import look_at_link, write_link
    from tealight.accounts.queries.throttles import throttle_tag
    from tealight.kernel.verdict import NotFound

    browser = browser_of(again(lived.ada))
    assert "signed out" not in anybody.get("/sign-in/").words
    link = write_link(LinkPurpose.JOIN, {}, make.NOW, timedelta(days=1))
    count_failure(viewer=make.TEST, now=make.NOW, tag=throttle_tag("password", "ada"))
    rest()
    assert browser.get("/stories/mine/", follow=False).status in {302, 303}
    assert "Everyone was signed out" in anybody.get("/sign-in/").words
    assert not any(model.objects.exists() for model in (Export, Link, Throttle, FormerName))
    with pytest.raises(NotFound):
        look_at_link(link, make.NOW, LinkPurpose.JOIN)
    form = anybody.get("/sign-in/").form("/sign-in/")
    assert "code" in anybody.send(form, pen_name="Ada", password=make.PASSWORD).words


def test_done_twice_it_does_it_all_again(lived):
    rest()
    once = place_keys().tag("a/v1")
    rest()
    assert is_done() and place_keys().tag("a/v1") != once
    check_all_opens(lived)


# ── the ring ─────────────────────────────────────────────────────────────────────────────────────
def test_who_comes_meanwhile_has_new_keys_alone(lived):
    begun()
    newest = place_keys().generations[0].number
    wren = make.a_person("Wren")
    assert [one.number for one in wren.keys.generations] == [newest]
    rest()
    assert is_done() and again(wren).keys == wren.keys


def test_keys_destroyed_meanwhile_do_not_come_back_and_hold_nothing_up(lived):
    begun()
    ring.destroy_member_keys(lived.cy.member_id)
    rest()
    with pytest.raises(ring.KeysMissing):
        ring.member_keys(lived.cy.member_id)


def test_what_is_left_of_who_left_stays_as_it_is(lived):
    from tealight.kernel.crypto.leaving import destroy_but_walk, leavings

    destroy_but_walk(lived.cy.member_id, tags=64, now=make.NOW)
    (before,) = leavings()
    rest()
    assert is_done() and leavings() == [before]


def test_others_may_not_ask_for_it(lived):
    from tealight.kernel.verdict import Refused

    begun()
    everybody = generations.everybody()
    for one in MOVED.values():
        with pytest.raises(Refused):
            one.find(viewer=lived.ada, everybody=everybody)
        with pytest.raises(Refused):
            one.act(viewer=lived.ada, now=make.NOW, everybody=everybody, row=1, known=(lived.ada.member_id, 0))
    from django.conf import settings

    for ending in import_string(settings.TEALIGHT_KEYED_ENDING):
        with pytest.raises(Refused):
            import_string(ending)(viewer=lived.ada, now=make.NOW)
