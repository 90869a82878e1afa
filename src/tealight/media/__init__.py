"""Photos: how they arrive, are drawn anew, kept sealed, and forgotten.

What arrives is an upload: nobody's but the owner of a tag. What is shared is a photo: another
id, other names, another encoding, another key. Nothing leads from the one to the other.
"""
