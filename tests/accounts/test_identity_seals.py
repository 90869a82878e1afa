"""The seal of an anonymous face: one size, no list, and only the key ring leads from it to anybody (PRIVACY 3, 10)."""

import pytest

from tealight.accounts import identity
from tealight.accounts.models import Persona
from tealight.kernel.crypto import (
    SealBroken,
    destroy_member_keys,
    generations,
    master,
    place_keys,
    ring,
)
from tealight.kernel.crypto.keys import Generation, Keys
from tealight.kernel.crypto.models import RingEntry
from tests import make


def face_of(viewer, words="I have told nobody this.") -> Persona:
    from tealight.stories.models import Story

    return Persona.objects.get(id=Story.objects.get(id=make.a_story(viewer, words, anonymous=True)).persona_id)


def test_each_face_leads_to_whoever_bears_it_through_the_ring(ada, ben, mira):
    faces = {who.member_id: face_of(who) for who in (ada, ben, mira)}
    assert {member: identity.behind(face) for member, face in faces.items()} == {member: member for member in faces}


def test_a_pen_name_leads_to_its_member(ada):
    assert identity.behind(Persona.objects.get(id=ada.persona_id)) == ada.member_id


def test_all_seals_have_one_size_and_two_of_one_person_nothing_in_common(ada, ben):
    again = make.as_viewer(ada.member_id)
    seals = [bytes(face_of(who, words).seal) for who, words in ((ada, "One."), (again, "Two."), (ben, "Three."))]
    assert len({len(seal) for seal in seals}) == 1 and len(set(seals)) == 3
    head = 5  # format and number of the key, the same for all
    assert len({seal[head:head + 12] for seal in seals}) == 3


def test_the_reference_is_made_of_nothing_a_row_holds(ada):
    """Whoever has every row and file, and no ring, has neither the place's keys nor hers."""
    face = face_of(ada)
    reference = place_keys().open("identity", face.id, bytes(face.seal))
    assert reference == ada.keys.tag("identity/v1") and len(reference) == 32
    from tests.groups.dump import dump

    assert not any(reference in (dict(row).values()) for rows in dump().values() for row in rows)


def test_a_seal_moved_to_another_face_does_not_open(ada, ben):
    hers, his = face_of(ada), face_of(ben)
    hers.seal = his.seal
    with pytest.raises(SealBroken):
        identity.behind(hers)


def test_once_her_keys_are_destroyed_it_leads_to_nobody(ada, ben):
    hers, his = face_of(ada), face_of(ben)
    destroy_member_keys(ada.member_id)
    ring.forget_recent()
    assert identity.behind(hers) is None and identity.behind(his) == ben.member_id


def test_a_seal_of_before_a_change_of_her_keys_leads_to_her_still(ada):
    face = face_of(ada)
    entry = next(e for e in RingEntry.objects.all() if ring.unwrap(e, master.master_key()).owner == ada.member_id)
    old = ring.unwrap(entry, master.master_key())
    two = (Generation(2, b"r" * 32, b"d" * 32), *old.generations)
    entry.wrapped = ring.wrap(entry.id, old.owner, two, master.master_key())
    entry.save()
    ring.forget_recent()
    assert Keys(old.owner, two).tag("identity/v1") != ada.keys.tag("identity/v1")
    assert identity.behind(face) == ada.member_id


def test_of_another_ring_nothing_is_said(ada, monkeypatch):
    """An empty answer would look as if the person had gone."""
    reference = ada.keys.tag("identity/v1")
    monkeypatch.setattr(master, "master_keys", lambda: (b"f" * 32,))
    with pytest.raises(ring.RingForeign):
        ring.owner_of("identity/v1", reference)


def test_a_place_that_never_unseals_writes_no_seal_at_all(db):
    make.a_place(never_unseals=True)
    face = face_of(make.a_person("Ada"))
    assert face.seal is None and identity.behind(face) is None
    assert not Persona.objects.filter(seal__isnull=False).exists()



def test_keys_of_nobody_seal_as_everybodys_do(ada, ben):
    """What is written for whoever bears a face must not say, by the generation it names, that nobody does any more."""
    hers, his = face_of(ada), face_of(ben)
    destroy_member_keys(ada.member_id)
    for _ in range(2):
        ring.read_again()
        names = {bytes(identity.keys_behind(face).seal("x", 1, b""))[:5] for face in (hers, his)}
        assert len(names) == 1
        generations.begin()
        generations.write_with_new()
    assert identity.keys_of_nobody() != identity.keys_of_nobody()
