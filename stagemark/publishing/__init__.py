"""Versions that people can rely on: sealed, compared, withdrawn."""
