"""Plans in the formats of other programs: an envelope for programs, a calendar, a database, Parquet."""
