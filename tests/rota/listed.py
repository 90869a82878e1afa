"""Put people on the list, and ask what pages say, at the test's own time."""

from datetime import UTC, datetime, timedelta

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member
from tealight.place.queries import place
from tealight.rota.actions.add_shifts import add_shifts
from tealight.rota.models import Shift
from tealight.rota.queries import hours_now
from tests.make import NOW


def at(written: str) -> datetime:
    """The moment "2026-11-30 19:00", in UTC."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def put(viewer, begins="2026-11-30 19:00", ends="2026-11-30 23:00", *, who=None, now=NOW, name=""):
    """Put `who`, or the viewer, on the list; return the shift's id."""
    before = set(Shift.objects.values_list("id", flat=True))
    persona = (who or viewer).persona_id
    add_shifts(viewer=viewer, now=now, hours=((at(begins), at(ends)),), who=persona, name=name)
    return next(iter(set(Shift.objects.values_list("id", flat=True)) - before), None)


def said(now=NOW):
    """What pages say of the hours at `now`."""
    return hours_now(place(), now).sentence.replace("\N{NO-BREAK SPACE}", " ")


def keeps_address(viewer, address):
    """Let somebody keep an address in their record."""
    change_record(viewer.member_id, lambda record: setattr(record, "email", address))
    assert Member.objects.filter(id=viewer.member_id).exists()


def later(**more):
    return NOW + timedelta(**more)
