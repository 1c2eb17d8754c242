"""What belongs to one kind of question: reading what is typed, and what a tap changes."""
