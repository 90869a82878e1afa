"""Reads of the team's list: who is on duty, when somebody is here, the week, the notes."""

from tealight.rota.queries.duty import Duty, OwnDuty, duty_name_of, on_duty, own_duty
from tealight.rota.queries.hours import hours_beside, hours_now

__all__ = ["Duty", "OwnDuty", "duty_name_of", "hours_beside", "hours_now", "on_duty", "own_duty"]
