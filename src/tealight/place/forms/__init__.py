"""What an operator fills in, part by part; set-up asks with the same forms."""

from tealight.place.forms.parts import (
    PARTS,
    HoursForm,
    JoiningForm,
    LeaveForm,
    NameForm,
    PartForm,
    PromisesForm,
    RulesForm,
    SafeguardingForm,
)

__all__ = [
    "PARTS",
    "HoursForm",
    "JoiningForm",
    "LeaveForm",
    "NameForm",
    "PartForm",
    "PromisesForm",
    "RulesForm",
    "SafeguardingForm",
]
