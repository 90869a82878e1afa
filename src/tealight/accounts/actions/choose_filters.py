from collections.abc import Mapping
from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.place.models import Handling
from tealight.place.queries import Notes, notes

PRESETS = ("start", "gentle", "as-they-come", "own")


@action
def choose_filters(
    *, viewer: Person, now: datetime, preset: str, choices: Mapping[str, str] | None = None, photos: str = ""
) -> None:
    """Choose what is shown, covered and left out: a preset, or one's own `choices`.

    `choices` maps note keys to "show", "cover" or "leave-out", and counts only
    with the preset "own"; notes not named keep what was chosen before. `photos` is
    the same for every photo, whatever its notes. Records no event: what someone
    cannot bear to see is theirs alone.
    """
    require(policy.may_change_own(viewer))
    known = notes()

    def choose(record: Record) -> None:
        record.filters = chosen(known, preset, choices or {}, before=record.filters)
        record.photos = _photos(preset, photos, before=record.every_photo)
        record.preset = preset
        record.cover, record.leave_out = known.masks(record.filters)

    change_record(viewer.member_id, choose)


def _photos(preset: str, choice: str, before: str) -> str:
    if preset != "own":
        return Handling.LEAVE_OUT.value if preset == "gentle" else Handling.SHOW.value
    return choice if choice in Handling.values else before


def chosen(known: Notes, preset: str, choices: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Return note key -> handling for every note; retired ones, which nobody is asked about, keep theirs."""
    if preset not in PRESETS:
        raise ValueError(f"there is no preset {preset}")
    if preset == "as-they-come":
        return {note.key: Handling.SHOW.value for note in known.all}
    if preset != "own":
        return known.starting(gentle=preset == "gentle")
    start = {**known.starting(), **before}
    return {
        note.key: choices[note.key] if choices.get(note.key) in Handling.values else start[note.key]
        for note in known.all
    }
