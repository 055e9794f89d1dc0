"""Rules that a framework must keep, beyond the shape of its file."""
