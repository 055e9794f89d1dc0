"""What a framework is: its file with places, its model, and words for what is wrong with it."""
