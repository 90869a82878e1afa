"""Who is sent what: random places, every surface asked by everyone, against a second telling of the rules.

    worlds     a plan of a place in plain values; drawing: drawn by chance
    building   makes a plan real, through the actions that people use
    oracle     what becomes of one thing for one person; lists: of a page of things
    reader     one person's browser, and the comparing
    things     surfaces about one thing; surveys: surfaces that show many
    writers    what people do meanwhile: the same step in the plan and in the place

A comparison is one person, one thing, one surface. Nothing kept in memory is forgotten between
requests, and all persons are served by one process in turn: what is kept for one must not reach another.
"""
