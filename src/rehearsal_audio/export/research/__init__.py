"""Files for researchers: tidy tables, annotation, captions, each with a codebook."""
