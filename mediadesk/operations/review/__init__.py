"""What is decided on clusters and folders, and what a review shows of them."""
