"""Questions about plans: every plan as rows of tables, and three ways to ask them.

A question is a named one, a filter over the measures, or SQL. All three answer with a table.
What makes rows of plans wakes the whole engine, and is asked for by name: `trygg_cli.query.all_tables`.
"""

from trygg_cli.query.answer import UnderstoodQuestion, answer, ask
from trygg_cli.query.arrangement import Arrangement, arrange, shown
from trygg_cli.standing.moment import Moment

__all__ = ["Arrangement", "Moment", "UnderstoodQuestion", "answer", "arrange", "ask", "shown"]
