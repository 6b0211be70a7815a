"""What is read and not pressed: texts, icons, badges, key caps, hairlines, bars of progress."""
