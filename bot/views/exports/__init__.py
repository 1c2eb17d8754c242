"""Exports in words: tables for people, facts for programs, and the file of either."""
