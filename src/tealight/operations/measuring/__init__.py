"""What pages cost, measured from outside: as the people who read them and the machine that serves them see it."""
