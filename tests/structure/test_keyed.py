"""What is sealed or tagged says what becomes of it when keys were stolen; a look by tag asks for every generation."""

import re

from django.apps import apps
from django.db import models

from tealight.config.keyed import APART, ENDED, MOVED
from tests.structure.code import SOURCE, modules, shown

#: sealed values that libraries keep in columns of their own kinds
IN_LIBRARIES = {"mfa.Authenticator.data"}
#: where a tag is made with the keys that write, and why nothing is looked for by it
WRITES = {
    "accounts/queries/own.py": "a name drawn for a session, kept nowhere",
    "accounts/queries/own_personas.py": "to be written; `owner_tags` and `slots` look",
    "accounts/queries/spent.py": "to be written; `note_spent_before` and `note_did` look",
    "accounts/actions/rekey_face.py": "to be written, in an identity seal",
    "accounts/identity.py": "to be written, in an identity seal; the ring is asked under all",
    "groups/keys.py": "of a link's or a circle's own secret, which has one generation",
    "kernel/crypto/keys.py": "to be written; the slot is looked for under all",
    "kernel/crypto/ring.py": "of each generation in turn",
    "letters/keys.py": "to be written; `face_tags` looks",
    "mail/queries.py": "the number of a mail, kept nowhere",
    "media/queries.py": "to be written; `holders` looks",
    "moderation/actions/rekey_report.py": "to be written; `own_report_rows` looks",
    "moderation/receipts.py": "of a form's number, for its receipt; the code's digest, of no key, looks",
    "moderation/actions/rekey_unsealing.py": "to be written; `ask_unsealing` looks under all",
    "place/actions/issue_setup_link.py": "to be written; `opens_setup` looks",
    "stories/actions/rekey_draft.py": "to be written",
    "stories/codes.py": "of a form’s number, for its code and its id; the code’s digest, of no key, looks",
    "stories/queries/beside_confessions.py": "to be written; `tags_of` looks",
    "stories/queries/alongside.py": "to be written; `tags_of` looks",
    "stories/queries/pictures.py": "of a photo's own key, which has one generation",
}


def test_every_column_of_sealed_bytes_or_tags_says_what_becomes_of_it_after_a_theft():
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("tealight.")}
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ours
        for field in model._meta.local_fields
        if isinstance(field, models.BinaryField)
    }
    moved = [column for one in MOVED.values() for column in one.columns]
    said = [*moved, *ENDED, *APART]
    assert len(said) == len(set(said))
    assert found - set(said) == set(), "what becomes of these when keys were stolen? config/keyed.py"
    assert set(said) - found == IN_LIBRARIES, "no longer there, take them off config/keyed.py"


def test_a_row_is_looked_for_under_every_generation():
    """`tag` makes one of the keys that write. Who looks with it loses what was written before a theft."""
    found = {}
    for path in modules():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.search(r"(?<!register)\.tag\(", line):
                found.setdefault(path.relative_to(SOURCE).as_posix(), shown(path, number))
    strays = [place for file, place in found.items() if file not in WRITES]
    assert not strays, f"look with `tags`, or say here why one is enough: {strays}"
    assert WRITES.keys() <= found.keys(), f"take these off the list: {sorted(WRITES.keys() - found.keys())}"
