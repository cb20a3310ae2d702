"""Ask the exported plans the questions of `engines.py`: python peer_engines.py (duckdb | spark) FOLDER; prints JSON."""

import json
import sys

QUESTIONS = (
    """select {q}år{q}, count(*) as antal, sum(case when status = 'genomförd' then 1 else 0 end) as klara
    from measures group by {q}år{q} order by {q}år{q}""",
    """select kommun, count(*) as antal from measures where {q}försenad{q}
    group by kommun order by antal desc, kommun limit 20""",
    """select {q}aktör{q}, count(*) as antal, count(distinct kommun) as kommuner
    from (select kommun, {explode}(ansvarig) as {q}aktör{q} from measures) as svar
    group by {q}aktör{q} order by antal desc, {q}aktör{q} limit 20""",
)
"""Names with å, ä or ö stand in the quotes of each engine."""


def by_duckdb(folder: str) -> list[list[list[object]]]:
    """Return the rows of each answer."""
    import duckdb

    files = f"{folder}/åtgärd/**/*.parquet"
    asked = duckdb.connect()
    asked.execute(f"create view measures as select * from read_parquet('{files}', hive_partitioning = true)")
    return [
        [
            [int(cell) if isinstance(cell, int) else cell for cell in row]
            for row in asked.execute(question).fetchall()
        ]
        for question in (text.format(explode="unnest", q='"') for text in QUESTIONS)
    ]


def by_spark(folder: str) -> list[list[list[object]]]:
    """Return the rows of each answer, from Spark in local mode; its Java is waited for, so that it is measured too."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    gateway = session.sparkContext._gateway  # noqa: SLF001 - the only way to its Java
    session.read.parquet(f"{folder}/åtgärd").createOrReplaceTempView("measures")
    answers = []
    for question in QUESTIONS:
        words = question.format(explode="explode", q="`")
        answers.append([list(row) for row in session.sql(words).collect()])
    session.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait()
    return answers


if __name__ == "__main__":
    engine, folder = sys.argv[1:]
    print(json.dumps({"duckdb": by_duckdb, "spark": by_spark}[engine](folder), ensure_ascii=False))
