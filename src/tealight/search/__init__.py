"""Finding words again: an engine that knows words, notes and ids, and nothing of who may read them.

A room puts the open words of a thing in, by note, in the transaction that writes
them, and takes them out the same way; what is sealed never comes here. Whoever
searches gets ids, and asks the rooms what of it a reader may see (config/kinds.py).
"""
