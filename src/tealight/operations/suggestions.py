"""What set-up offers to begin with, for the two texts that few people write well at a first try.

The plan for the night and the position on the police start empty on purpose: words
of ours that nobody thought about would be a promise nobody keeps.
"""

RULES = """\
Kindness
Write as you would speak to somebody in the next bed. Nobody here is argued out of how they feel.

Your own
Speak of your own loss, and never rank one against another. Nobody is told what would have been worse.
A few days and a few months, a first and a fifth, last week and forty years ago all belong here.

No advice nobody asked for
Say how it was for you. Nobody gives medical advice, or tells others what to do.
If somebody may be ill, say so and point to Help now: who can see them can help them.

Notes
Put a note on what others may need to keep away: a pregnancy, a birth, a picture, physical detail.

Photos
A photo of a baby who died is always welcome, with its note. Of living people, only with their yes.

Other people’s names
Do not name hospitals, staff, or anyone who has not agreed to be named. A baby’s name is always welcome.
If you think you know who somebody here is, keep it to yourself, and tell nobody outside. If it troubles you, write to the team.

No debate
Nobody’s decisions are debated here, and no decision made with one’s own doctors is questioned.

Nothing is collected here
No recruiting for studies, no press, no quoting, no fundraising, nothing for sale.

If a life is in danger
Say it, about yourself or somebody else. You are not in trouble for it, and a person will read it.
Nobody watches every hour. In an emergency ring the number at the top of Help now first.

What is told here stays here
Do not carry anybody’s words elsewhere."""

CONFIDENTIALITY = """\
What you tell stays between you and the people you chose. There are three exceptions: if a life is in \
danger, if a child is at risk, or if the law requires it of us. We tell you first, unless that would put \
somebody in danger."""
