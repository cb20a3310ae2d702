"""A plan file read: its text made into data, the data held to the model, and all that is wrong explained."""
