"""Reports as documents of their own, made of the same pages as HTML: a file for Word, one in PDF."""
