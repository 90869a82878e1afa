"""Private conversations: for now the team's, with the author of something it is worried about.

Nobody here learns by it who is behind a face: the one who writes first decides about a face, as every
decision of the team is about one, and the author finds it among what their own faces were told.
"""
