"""A visit run on the chat server with simulated people: the proof that all parts work together."""
