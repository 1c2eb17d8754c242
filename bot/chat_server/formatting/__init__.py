"""Texts and their entities, as the Bot API reads, finds and measures them."""
