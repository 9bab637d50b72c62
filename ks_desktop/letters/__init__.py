"""Letters: wording, what goes along, numbering, the register, and the plans for the road."""
