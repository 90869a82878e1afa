"""Everything this room reads, as frozen facts."""

from tealight.help.queries.desk import (
    desk_country,
    desk_helpline,
    desk_helplines,
    expiring_helplines,
)
from tealight.help.queries.fitting import FittingHelp, fitting_help
from tealight.help.queries.helplines import countries, country_help, directory, help_now
from tealight.help.queries.messages import desk_message, desk_messages
from tealight.help.queries.my_lines import my_lines
from tealight.help.queries.urgent import MOVEMENTS, URGENT_SIGNS

__all__ = [
    "MOVEMENTS",
    "URGENT_SIGNS",
    "FittingHelp",
    "countries",
    "country_help",
    "desk_country",
    "desk_helpline",
    "desk_helplines",
    "desk_message",
    "desk_messages",
    "directory",
    "expiring_helplines",
    "fitting_help",
    "help_now",
    "my_lines",
]
