"""What set-up offers to begin with, for the two texts that few people write well at a first try.

The plan for the night and the position on the police start empty on purpose: words
of ours that nobody thought about would be a promise nobody keeps.
"""

RULES = """\
Speak of your own. Nobody here ranks one loss against another.

Say what happened, and ask before you advise. Nobody gives medical advice; ring someone who can see you.

Put a note on what others may need to choose: a pregnancy, a birth, a picture, physical detail.

Do not name hospitals, staff, or anyone who has not agreed to be named. A baby’s name is always welcome.

No debate about decisions people made with their own doctors.

No recruiting, quoting or collecting money.

What is told here stays here."""

CONFIDENTIALITY = """\
What you tell stays between you and the people you chose. There are three exceptions: if a life is in \
danger, if a child is at risk, or if the law requires it of us. We tell you first, unless that would put \
somebody in danger."""
