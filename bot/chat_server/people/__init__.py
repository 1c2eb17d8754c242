"""The people's side: what they do and see, in-process and over HTTP."""
