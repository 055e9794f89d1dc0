"""The site: its pages, and how they come into a folder."""
