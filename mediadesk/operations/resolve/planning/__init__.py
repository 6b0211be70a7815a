"""What a decision comes to before anything is touched: what goes, what stays, how, and why."""
