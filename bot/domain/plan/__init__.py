"""The plan of a visit: its schema, how it is read, checked, compared and written."""
