"""What an operator fills in, part by part; set-up asks with the same forms."""

from tealight.place.forms.parts import (
    PARTS,
    HoursForm,
    JoiningForm,
    LeaveForm,
    LimitsForm,
    NameForm,
    PartForm,
    PromisesForm,
    SafeguardingForm,
)
from tealight.place.forms.rules import RulesForm

__all__ = [
    "PARTS",
    "HoursForm",
    "JoiningForm",
    "LeaveForm",
    "LimitsForm",
    "NameForm",
    "PartForm",
    "PromisesForm",
    "RulesForm",
    "SafeguardingForm",
]
