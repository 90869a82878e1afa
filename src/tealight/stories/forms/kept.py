"""What every form that is kept as it is typed carries along: where, and by which window."""

import secrets
from typing import Any

from django import forms
from django.http import QueryDict

from tealight.kernel import prose
from tealight.stories.models import Draft
from tealight.stories.queries.drafts import Keeping, KeptDraft

#: more notes than anyone could choose from (place.ContentNote.bit), and more than any key is long
_MOST_CHOSEN, _LONGEST_KEY = 64, 40
#: as long as all that can be declined; whatever is sent beyond that
_MOST_DECLINED = 1_000
_HIDDEN = {"required": False, "widget": forms.HiddenInput}


class KeptForm(forms.Form):
    """A form whose words are kept as a draft. `kept_fields` names the fields of a draft."""

    slot = forms.CharField(**_HIDDEN)
    base = forms.CharField(**_HIDDEN)
    window = forms.CharField(**_HIDDEN)
    #: what was suggested and is not wanted in this draft, by `Offer.value`, between commas
    declined = forms.CharField(**_HIDDEN)

    kept_fields: tuple[str, ...] = ()
    #: a browser would stop "See it first" and "Keep as a draft" for what only sharing needs
    use_required_attribute = False

    def __init__(self, fields: QueryDict | None = None, **choices):
        super().__init__(None if fields is None else _seen(fields), **choices)

    @property
    def keeping(self) -> Keeping:
        """What this page knows of its draft; what makes no sense counts for nothing."""
        slot = _number(self.data.get("slot", ""))
        return Keeping(
            slot=slot if slot is not None and slot < Draft.SLOTS else None,
            base=_number(self.data.get("base", "")) or 0,
            window=self.data.get("window", "")[:32],
        )

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in the form as it was typed, right or wrong: what a draft keeps."""
        return {name: self._chosen(name) if self._is_choice(name) else self._text(name) for name in self.kept_fields}

    def _text(self, name: str) -> str:
        text = self.data.get(name, "")
        return text[:_MOST_DECLINED] if name == "declined" else text

    def _is_choice(self, name: str) -> bool:
        return isinstance(self.fields[name], forms.MultipleChoiceField)

    def _chosen(self, name: str) -> list[str]:
        """Return what was chosen, right or wrong, as far as a person can choose: more could fill the disk."""
        return [key[:_LONGEST_KEY] for key in self.data.getlist(name)[:_MOST_CHOSEN]]

    @property
    def chosen_notes(self) -> list[str]:
        """The labels of the notes chosen for the whole, as the closed list says them."""
        keys = set(self["notes"].value() or ())
        return [str(label) for key, label in self.fields["notes"].choices if key in keys]

    def put(self, **values: str) -> None:
        """Change fields of a form that was sent, before it is shown again."""
        self.data = self.data.copy()
        for name, value in values.items():
            self.data[name] = value

    def decline(self, offer: str) -> None:
        """Suggest this no more in this draft."""
        now = [one for one in self.data.get("declined", "").split(",") if one]
        self.put(declined=",".join(dict.fromkeys([*now, offer[:_LONGEST_KEY]]))[:_MOST_DECLINED])

    def add_note(self, key: str) -> None:
        """Choose a note for the whole, beside those chosen."""
        self.data = self.data.copy()
        self.data.setlist("notes", list(dict.fromkeys([*self._chosen("notes"), key])))

    def follow(self, keeping: Keeping) -> None:
        """Go on in the draft that `keeping` names."""
        self.put(**fields_of(keeping))


def fields_of(keeping: Keeping) -> dict[str, str]:
    """Return the hidden fields of a page that goes on in the draft `keeping` names."""
    slot = "" if keeping.slot is None else str(keeping.slot)
    return {"slot": slot, "base": str(keeping.base), "window": keeping.window}


def beginning(kept: KeptDraft | None = None) -> dict[str, Any]:
    """Return what a form begins with: a word for this window, and the draft it continues."""
    keeping = Keeping(kept.slot, kept.version) if kept else Keeping()
    return {**(kept.fields if kept else {}), **fields_of(keeping), "window": new_window()}


def new_window() -> str:
    """Return a word that tells one window's page from every other's."""
    return secrets.token_hex(8)


def _seen(fields: QueryDict) -> QueryDict:
    """Return `fields` without what no page may hold: nobody is refused for what they cannot see."""
    seen = QueryDict(mutable=True)
    for name, values in fields.lists():
        seen.setlist(name, [prose.without_unseen(value) for value in values])
    return seen


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
