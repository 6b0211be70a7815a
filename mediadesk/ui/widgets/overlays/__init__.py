"""What opens above the page: panels, dialogs, the list of keys, toasts."""
