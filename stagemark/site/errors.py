"""What cannot be used of what a site is made with."""


class ThemeError(Exception):
    """A file of the theme that cannot be used; the message names it and says what to change."""
