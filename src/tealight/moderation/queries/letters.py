"""A decision's letter, from what is kept of it: the same for the team that sends it and for whom it is for."""

from datetime import date

from tealight.accounts.queries.faces import face
from tealight.accounts.queries.staff import holders_of
from tealight.groups.models import Group
from tealight.kernel.crypto import place_keys
from tealight.moderation.judgement import Judgement
from tealight.moderation.letter import Around
from tealight.moderation.models import Category, Decision, Ground, Noticed
from tealight.place.queries import notes, place


def opened(row: Decision) -> dict:
    """Return what is sealed in a decision."""
    return row.sealed.open_json(place_keys(), row.id)


def judged_of(row: Decision, sealed: dict) -> Judgement:
    """Return what was decided, as it was said when it was; of one without a letter as far as it was said."""
    undo, until = sealed.get("undo", {}), sealed["until"]
    told = undo.get("told") or ("", None)
    return Judgement(
        what=sealed["what"], reason=sealed["reason"], ground=row.ground or Ground.RULES, category=row.category or Category.OTHER,
        rule=sealed.get("rule", ""), noticed=row.noticed or Noticed.TEAM, until=date.fromisoformat(until) if until else None,
        notes=tuple(notes(place().version).keys(undo.get("mask", 0))), audience=told[0], group=told[1],
    )


def around(judged: Judgement, kind: str, persona: int | None, decided_by: int) -> Around:
    """Return what a letter has to know beside the decision itself."""
    here = place()
    known, someone = notes(here.version), None if persona is None else face(persona)
    labels = ", ".join(note.label for note in known.of(known.mask(judged.notes)))
    return Around(
        kind or "persona", someone.name if someone else "", here.name, _readers(judged), labels, is_alone(decided_by)
    )


def is_alone(decided_by: int) -> bool:
    """Return whether nobody but whoever decided could hear what is said to it."""
    return not ({*holders_of("moderator"), *holders_of("lead")} - {decided_by})


def _readers(judged: Judgement) -> str:
    if judged.group is None:
        return "Members"
    name = Group.objects.filter(id=judged.group).values_list("name", flat=True).first()
    return f"People in {name}" if name else "Fewer people"
