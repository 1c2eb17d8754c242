"""A Bot API server for measuring: as fast as can be, in a process of its own, on loopback.

It hands out updates with so many in flight: a new one is released when the reply to an earlier
one has come. It counts, and takes the time from release to reply.
"""
