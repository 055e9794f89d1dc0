"""Frameworks: the file with places, the model, and words for what is wrong with it."""
