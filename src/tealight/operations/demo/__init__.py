"""The sample community: about sixty people, and what they told each other.

Made through the same actions as a real place, in one transaction: it is there
whole or not at all. Every word was written for it; nobody in it is real.
"""
