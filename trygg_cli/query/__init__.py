"""Questions about plans: every plan as rows of tables, and three ways to ask them.

A question is a named one, a filter over the measures, or SQL. All three answer with a table.
"""

from trygg_cli.query.answer import Arrangement, arrange, ask, shown
from trygg_cli.query.moment import Moment
from trygg_cli.query.tables import SHAPES, tables

__all__ = ["SHAPES", "Arrangement", "Moment", "arrange", "ask", "shown", "tables"]
