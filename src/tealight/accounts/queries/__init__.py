"""Reads of accounts: the viewer of a request, and faces."""

from tealight.accounts.queries.faces import (
    FACE_COLUMNS,
    Face,
    face,
    faces,
    is_findable,
    people_found,
    persona_named,
)
from tealight.accounts.queries.viewer import load_person, person_of, with_own_faces

__all__ = [
    "FACE_COLUMNS",
    "Face",
    "face",
    "faces",
    "is_findable",
    "load_person",
    "people_found",
    "person_of",
    "persona_named",
    "with_own_faces",
]
