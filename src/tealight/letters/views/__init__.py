"""The pages of conversations: the author's own, and the desk's."""
