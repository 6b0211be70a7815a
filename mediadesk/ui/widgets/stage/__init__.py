"""The stage of the review: pictures of a cluster side by side or laid over, and what is below."""
