# The blog has no Sass, and Debian's looks for its library in the system alone.
