"""Who keeps the workbook: those who answer for the place."""

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer

#: role -> what the workbook calls whoever has it
DUTIES = {"operator": "operator", "lead": "safeguarding lead"}
KEEPERS = tuple(DUTIES)


def may_read_workbook(viewer: Viewer) -> Verdict:
    """Operators and leads; and the software, for its command and for the doctor."""
    if isinstance(viewer, System) or viewer.roles & DUTIES.keys():
        return ALLOWED
    return refused("The workbook is for operators and the safeguarding lead.")


def may_write_workbook(viewer: Viewer) -> Verdict:
    """Those who read it write it and sign it off; a person, never the software."""
    if isinstance(viewer, Person):
        return may_read_workbook(viewer)
    return refused("A person has to write and sign this.")


def duty_of(viewer: Person) -> str:
    """Return what the workbook calls `viewer`: their duty, never a name."""
    return " and ".join(called for role, called in DUTIES.items() if role in viewer.roles)
