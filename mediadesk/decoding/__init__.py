"""The only room that opens media with other people's decoders."""
