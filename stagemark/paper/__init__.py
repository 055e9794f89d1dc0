"""A version on paper: what a room full of people fills in, and scores without a computer."""
