"""The team's list: who is on duty when, under which name, and who is woken by whom.

It holds the place to its word: hours are promised where somebody is on the list (queries/hours.py), nobody
who is off it gets a mail (actions/alert_on_duty.py), and nothing here is counted by person.
"""
