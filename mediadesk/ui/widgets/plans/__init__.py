"""Parts of pages that show a plan before it is carried out."""
