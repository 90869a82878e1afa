"""How a member's sessions are found: by slot tags only they can compute."""

#: browsers one member can be signed in with; a further one ends the oldest
MOST = 64
SLOT = "session-owner/v1"
