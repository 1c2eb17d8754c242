"""Who comes in, what they may do, and that nobody misses a message."""
