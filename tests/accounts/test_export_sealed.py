"""PRIVACY 3 and 4: an export joins a member to what they wrote anonymously, and nobody else can open or find it."""

import tracemalloc

import pytest
from django.conf import settings

from tealight.accounts.export import files
from tealight.accounts.models import Export, Member, Persona, PersonaKind
from tealight.kernel.crypto import Keys, SealBroken, place_keys
from tealight.ledger.models import Event
from tests import make
from tests.accounts.packed import again, ask, begin_fetching, content_of, lying, packs, unpack
from tests.groups.dump import dump

pytestmark = pytest.mark.usefixtures("empty_folder")


def file() -> bytes:
    (name,) = lying()
    return (settings.TEALIGHT.data / "exports" / name).read_bytes()


@pytest.fixture
def anonymous(ada):
    """Ada, who wrote one story as nobody."""
    make.a_story(ada, "I never said this aloud.", anonymous=True)
    return again(ada)


def test_4_no_row_written_for_it_names_its_owner_or_a_face_of_theirs(anonymous):
    faces = {anonymous.member_id, *anonymous.personas}
    before = dump()
    ask(anonymous)
    asked = dump()
    packs()
    packed = dump()
    begin_fetching(anonymous)
    after = dump()
    touched = {table for step in (asked, packed, after) for table in step if step[table] != before.get(table)}
    assert touched == {"accounts_export", "ledger_event"}
    for step in (asked, packed, after):
        for table in touched:
            for row in step[table]:
                for column, value in dict(row).items():
                    assert not any(str(number) in str(value) for number in faces), (table, column)
                    for number in faces:
                        assert not isinstance(value, bytes) or number.to_bytes(8) not in value


def test_4_its_event_and_its_job_carry_the_row_alone(anonymous):
    ask(anonymous)
    event = Event.objects.get(verb="export.asked")
    assert (event.kind, event.thing, event.ids) == ("export", Export.objects.get().id, {})


def test_4_once_it_is_packed_its_row_opens_with_its_owners_keys_alone(anonymous, ben):
    ask(anonymous)
    waits = Export.objects.get()
    assert waits.owner.open_json(place_keys(), waits.id) == {"member": anonymous.member_id}
    packs()
    row = Export.objects.get()
    assert row.owner is None and row.job is None
    assert row.key.open_json(anonymous.keys, row.id)["size"]
    for other in (ben.keys, place_keys(), Keys.from_secret(b"x" * 32, anonymous.member_id)):
        with pytest.raises(SealBroken):
            row.key.open_json(other, row.id)


def test_4_two_rows_of_one_owner_have_nothing_in_common(anonymous, monkeypatch):
    from datetime import timedelta

    seen = []
    monkeypatch.setattr("tealight.accounts.actions.ask_export.secrets.choice", lambda tags: seen.append(tags) or tags[0])
    ask(anonymous)
    ask(anonymous, make.NOW + timedelta(days=5))
    assert all(len(tags) == Export.SLOTS for tags in seen) and len(seen) == 2, "drawn among all of them, each time"


def test_the_file_is_sealed_and_opens_with_no_other_key(anonymous):
    ask(anonymous)
    packs()
    found = begin_fetching(anonymous)
    assert b"PK" not in file()[:64] and b"I never said this aloud." not in file() and b"stories" not in file()
    for key, export in ((files.new_key(), found.export), (found.key, found.export + 1)):
        with pytest.raises(SealBroken):
            files.opening(found.name, export, key)
    assert "I never said this aloud." in unpack(content_of(found)).all


def test_its_name_its_hour_and_its_rights_tell_nothing(anonymous):
    ask(anonymous)
    packs()
    (name,) = lying()
    for path in (settings.TEALIGHT.data / "exports", settings.TEALIGHT.data / "exports" / name):
        assert path.stat().st_mtime % 86400 == 0 and path.stat().st_mode & 0o077 == 0
    assert len(name) == 32 and set(name) <= set("0123456789abcdef")
    row = Export.objects.get()
    assert row.fetch_hour is None or row.fetch_hour.minute == 0


def test_its_size_does_not_tell_how_much_was_written_anonymously(anonymous, ben):
    sizes = set()
    for number in range(6):
        make.a_story(again(anonymous), f"One more evening, {number}.", anonymous=True)
    for who in (anonymous, ben):
        ask(again(who))
        packs()
        sizes.add(len(file()))
        files.remove(lying())
    assert len(sizes) == 1


def test_when_the_keys_are_gone_it_is_noise(anonymous):
    from tealight.kernel.crypto import destroy_member_keys
    from tealight.kernel.crypto.ring import forget_recent

    ask(anonymous)
    packs()
    destroy_member_keys(anonymous.member_id)
    forget_recent()
    row = Export.objects.get()
    assert file() and row.owner is None
    with pytest.raises(SealBroken):
        row.key.open_json(place_keys(), row.id)


def test_no_words_of_it_are_ever_open_on_the_disk(anonymous, monkeypatch):
    """Looked at after each piece that is written, and in every folder of the place."""
    from tealight.kernel.crypto import stream

    made, looks = stream.Sealing._seal, []

    def seal(self, some, *, last):
        made(self, some, last=last)
        self._file.flush()
        everywhere = [path for path in settings.TEALIGHT.data.rglob("*") if path.is_file() and "exports" in path.parts]
        looks.append(b"".join(path.read_bytes() for path in everywhere))

    monkeypatch.setattr(stream.Sealing, "_seal", seal)
    ask(anonymous)
    packs()
    assert looks and not any(b"aloud" in look or b"index.html" in look for look in looks)


def test_photos_are_in_memory_one_at_a_time(ada, monkeypatch):
    photo, many = bytes(range(256)) * 8192, 24  # of 2 MiB each
    from tealight.accounts.export.parts import Entry, Photo, Section
    from tealight.config.kinds import KINDS

    section = Section("uploads", "Photos", "Many.", lambda: (Entry(photos=(Photo(lambda: bytes(photo)),)) for _ in range(many)))
    real = type(KINDS["upload"]).ask
    monkeypatch.setattr(type(KINDS["upload"]), "ask", lambda kind, question: (
        (lambda viewer: section) if kind is KINDS["upload"] and question == "export" else real(kind, question)
    ))
    ask(ada)
    tracemalloc.start()
    try:
        packs()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(file()) > many * len(photo) and most < 6 * len(photo), f"{most / 2**20:.1f} MiB"


def test_a_moment_is_kept_to_the_hour_and_no_member_stands_beside_it(anonymous):
    ask(anonymous)
    packs()
    begin_fetching(anonymous)
    row = Export.objects.get()
    assert (row.fetch_hour.minute, row.fetch_hour.second) == (0, 0)
    assert not {Member, Persona} & {field.related_model for field in Export._meta.get_fields() if field.is_relation}
    assert Persona.objects.filter(kind=PersonaKind.THREAD).count() == 1
