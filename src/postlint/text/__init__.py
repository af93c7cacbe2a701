"""What can be known of a text alone: what a network links in it, how long it is, its normal form, and the terms of the packs."""
