"""What people are told of: that someone answered them, or called them by name.

A notice is written for everyone a reply or a story turns to, whatever they have
joined, filtered or blocked: those choices are sealed, and a row missing here would
give them away. They are asked when the page is shown, with the same two rules as
everywhere: what may be seen, and what is wanted.
"""
