"""What was learned from texts written and labelled for it: two ears that say how near a text is to each label.

The quick ear weighs words and parts of words, in well under a millisecond; the slow one reads a passage as a whole, and is
asked only where the quick one is in doubt. Both are numbers made by bench/screening/learn.py and kept beside this file;
neither learns anything here. What they are used for, and what they are not good at: docs/screening.md.
"""

import os

# Before numpy is loaded, which counts the cores then: what is multiplied here is small. Of several threads the idle ones
# wait by turning, and where a process keeps to one core, as the web's does, a passage takes fifteen times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
