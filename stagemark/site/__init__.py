"""What a publisher gets: the pages, and how they come into a folder."""
