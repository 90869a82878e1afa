"""Faces: what every page may know of whoever wrote something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tealight.accounts.models import Persona, PersonaKind
from tealight.accounts.models.persona import has_page
from tealight.accounts.names import fold_name
from tealight.accounts.policy import WITH_PAGE
from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import Person

#: what `Face.of_columns` takes, in its order
FACE_COLUMNS = ("id", "name", "line", "kind", "away_on", "gone_on")
_READS = Prepared()
#: up to so many people are asked for by a statement that is kept
_FEW = 20


@dataclass(frozen=True, slots=True)
class Face:
    """A persona as shown: no dates, no counts, no way back to a member."""

    id: int
    name: str
    line: str
    #: "pen" | "thread" | "duty"
    kind: str
    #: the account behind it is closed; the words stay
    is_gone: bool
    #: there is a page about it
    has_page: bool

    @classmethod
    def of(cls, row: Persona) -> "Face":
        """Return the face of a persona already read."""
        return cls(row.id, row.name, row.line, row.kind, row.gone_on is not None, row.has_page)

    @classmethod
    def of_columns(
        cls, number: int, name: str, line: str, kind: str, away_on: date | None, gone_on: date | None
    ) -> "Face":
        """Return the face that `FACE_COLUMNS` of a persona tell, for statements that read many beside other things."""
        return cls(number, name, line, kind, gone_on is not None, has_page(kind, away_on, gone_on))

    @property
    def is_anonymous(self) -> bool:
        """Whether this face was made for one story."""
        return self.kind == PersonaKind.THREAD


def face(persona_id: int) -> Face | None:
    """Return the face of a persona, or None if there is none. One statement."""
    return faces([persona_id]).get(persona_id)


def faces(ids: Iterable[int]) -> dict[int, Face]:
    """Return id -> face for those of `ids` that exist. One statement."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    few = len(wanted) <= _FEW
    rows = _READS.ask(("faces", len(wanted)), _rows, *wanted) if few else _rows(*wanted)
    return {row[0]: Face.of_columns(*row) for row in rows}


def _rows(*ids: int) -> QuerySet:
    return Persona.objects.filter(id__in=ids).values_list(*FACE_COLUMNS)


def is_face_of_one_story(persona_id: int) -> bool:
    """Return whether a face was made for one story."""
    return Persona.objects.filter(id=persona_id, kind=PersonaKind.THREAD).exists()


def is_findable(viewer: Person) -> bool:
    """Return whether the viewer lets their pen name be found."""
    return Persona.objects.filter(id=viewer.persona_id, findable_on__isnull=False).exists()


def people_found(viewer: Person, beginning: str, most: int = 10) -> tuple[Face, ...]:
    """Return the people whose pen name begins like this and who let it be found; nobody the viewer turned from.

    One statement. Whoever did not say yes is found by nobody, whatever is typed.
    """
    key = fold_name(beginning)
    if not key:
        return ()
    rows = Persona.objects.filter(WITH_PAGE, findable_on__isnull=False, name_key__startswith=key)
    rows = rows.exclude(id__in=(*viewer.unwanted, *viewer.muted, viewer.persona_id)).order_by("name_key")
    return tuple(Face.of(row) for row in rows[:most])


def persona_named(names: Iterable[str]) -> dict[str, int]:
    """Return name as given -> persona id, for the pen names among `names`. One statement.

    For mentions: anonymous faces and duty names cannot be called, nor can those
    whose account is closed or not let in yet.
    """
    keys = {name: fold_name(name) for name in names}
    rows = Persona.objects.filter(
        kind=PersonaKind.PEN, name_key__in={key for key in keys.values() if key},
        member__closed_on__isnull=True, member__approved_on__isnull=False,
    ).values_list("name_key", "id")
    found = dict(rows)
    return {name: found[key] for name, key in keys.items() if key in found}
