"""Every sentence a page may say after something was done, in one place.

Only these travel in an address, as a short key: nothing a person wrote is ever put where a browser
keeps its history. Add yours here, in the voice of COPY: what happened, and who can see it.
"""

SENTENCES: tuple[str, ...] = (
    # writing
    "Shared. Only your circle can read it.",
    "Shared with this room.",
    "Shared. All members can read it.",
    "Kept. Only you can read it.",
    "Your changes are saved.",
    "Your draft is saved. Nobody can read it until you share it.",
    "Your draft is gone.",
    "Your reply is here. You can change it or take it back.",
    "Your reply is saved. Members cannot see it yet: a person reads it first.",
    "Your reply is taken back.",
    "Your story is taken back. Nobody can read it now.",
    "Replies are closed. What was said stays.",
    "Replies are open again.",
    "It can be read now.",
    # reading
    "Kept for yourself. Nobody is told.",
    "No longer kept.",
    "Hidden. You won’t see this person’s words. They are not told.",
    "Muted. They are not told.",
    "Blocked. Neither of you will see the other. They are not told.",
    "You can see this person’s words again.",
    # rooms and circles
    "You’re in. Nobody is told.",
    "You’ve left this room. Nobody is told.",
    "You’ve asked to join. Someone will answer.",
    "You’re in this circle.",
    "They’re no longer in your circle.",
    "Your circle is made. Only you are in it so far.",
    "You’ve left this circle. Nobody is told.",
    "That invitation is taken back. Its link opens nothing now.",
    "You’re no longer asking to join.",
    "You’ve moved. Nobody is told.",
    "Your filters hold in this room too.",
    "This room shows what it is about.",
    # the account
    "Your filters are saved.",
    "Your name here is changed.",
    "Your password is changed. Other devices are signed out.",
    "That device is signed out.",
    "All other devices are signed out.",
    "Your account is paused. Come back whenever you like.",
    "Welcome back. Nothing was lost.",
    "Your account is closed.",
    "You’re signed out.",
    "Saved.",
    # the team’s desk
    "They’re in. Nobody else is told.",
    "They’re not let in. Nothing is kept of it.",
    "Somebody has answered this already.",
    "The room is open.",
    "The room is closed. Whoever was in can go on reading.",
    "Posting is paused. Everyone can go on reading.",
    "Posting goes on.",
    "The place can only be read now.",
    "The place can be written in again.",
    "Stories can be shared with anyone now, if their authors want it.",
    "Stories are for members again.",
    "This place is open. Sign in, then set up your second step.",
    # the house
    "Your message has gone to the team.",
    "Text size and colours are set.",
)
