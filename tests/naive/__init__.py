"""What a plan means, worked out a second time: slowly, literally, and with nothing of trygg's own.

It is the referee of the real thing (room `standing`).  It reads plain data, as YAML gives it, and follows the page
on what a plan means sentence by sentence; a sentence that a branch carries out stands above it.  Where the page
leaves something open, the reading taken begins with `Reading:`.
"""
