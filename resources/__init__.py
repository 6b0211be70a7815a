"""Icons and fonts that travel inside the package; seen as mediadesk.resources."""
