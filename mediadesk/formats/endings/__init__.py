"""Which files end before their film or sound does, by what they say of themselves."""
