"""Reads of accounts: the viewer of a request, and faces."""

from tealight.accounts.queries.faces import Face, face, faces, persona_named
from tealight.accounts.queries.viewer import load_person, person_of

__all__ = ["Face", "face", "faces", "load_person", "person_of", "persona_named"]
