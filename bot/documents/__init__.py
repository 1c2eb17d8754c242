"""What leaves as a file: certificates (PDF) and charts (PNG), typeset from finished strings.

Nothing here knows a language, a database or a chat: every word comes in already translated.
"""
