"""What a place costs, measured from outside: as the people who read it and the machine that serves it see it.

`tealight bench` starts a sample of any size, asks it for pages as browsers do, and reads what the kernel
counts. Nothing here is used by a place that is open to people.
"""

#: the file of the floor, among the static ones while it is measured
FLOOR = "floor.html"
