"""Which files are the same thing.

Same bytes and same picture data: `exact`. Similar pictures, from stored planes alone:
`views` (hashes of likely crops) > `candidates` and `faint` (pairs worth a look, `crowds` first)
> `verify` (measures) > `grades` (judgement) > `matches` (stored) > `shots` and verdicts
> `clustering` (stars) > `ranking` (the keeper). `units` says what belongs together.
"""
