"""Whether reports follow from their plans, for people and for programs."""
