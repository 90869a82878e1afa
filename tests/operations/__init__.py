"""Setting a place going: set-up, the sample's door."""
