"""Words as people write them: everyday words, dates and numbers, spelling, signs that look alike, ids."""
