"""The only place that starts processes: what strangers send is taken apart in one that can harm nobody.

A picture's decoder is code written in C that reads a stranger's bytes. It runs apart, without our
keys, our rows or our files: bytes in, bytes out, little memory, a few seconds.
"""
