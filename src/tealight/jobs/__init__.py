"""Background work: a queue in the site's own database.

A job is a row written in the transaction that needs it done, so a change and
the work it causes are kept or lost together. A worker takes one row under a
lease, runs it, and deletes it; whatever dies in between, the lease runs out and
another worker takes the row. So a job may run twice and never not at all: what
it does must be harmless to repeat.

Rows have random keys, keep no time of their making, and carry ids and labels,
never a person's words.
"""
