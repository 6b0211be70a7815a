"""How painted widgets answer the keyboard: focus rings, held keys, letters typed ahead."""
