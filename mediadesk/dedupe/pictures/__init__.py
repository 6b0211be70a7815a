"""Which pictures show the same, from stored planes alone: no picture is opened.

`candidates` (hashes of likely crops; pairs worth a look) > `verification` (aligned, measured,
graded) > `lines` (fine detail of the members of a cluster) > `clustering` (stars round a medoid).
`lineage` says which of two versions was made from the other.
"""
