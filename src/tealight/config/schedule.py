"""What happens by itself, and when: name -> a line of the schedule. Read it from top to bottom.

    "forget-old-failures": Daily("tealight.jobs.jobs.forget_old_failures", hour=3),
    "send-digests": Every("tealight.notices.jobs.send_digests", timedelta(hours=1)),
"""

from tealight.jobs.schedule import Schedule

SCHEDULE: Schedule = {}
