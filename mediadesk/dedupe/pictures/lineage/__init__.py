"""How two versions of one picture are related: saved again from one another, or edited."""
