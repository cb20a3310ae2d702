"""The tables, the named questions and the filter explained, for the manual and for `trygg query --list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import current, translate
from trygg_cli.message import Message, message
from trygg_cli.safe import markdown, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trygg_cli.query.columns import TableColumns
    from trygg_cli.query.question import NamedQuestion

_FORMULAS = (
    (
        "status:försenad",
        message(
            "measures that reports count as late; also status:pågår, status:genomförd … and läge: the same"
        ),
    ),
    (
        'status:"inte klar"',
        message(
            "a value with a blank stands within quotation marks. Everyday words for status and finansiering are taken"
            " for those that they stand for, and that is told: klar for genomförd, inställd for avbruten"
        ),
    ),
    ("område:belysning", message("in focus areas whose name or id holds the word")),
    ("-aktör:polisen", message("the police has no part in it; inte aktör:polisen means the same")),
    ("ansvarig:TK,KS", message("the one or the other answers for it")),
    ("tertial:2022-T2", message("happens in the period by its dates, or was followed up for it")),
    (
        "kommun:Lund plan:2022 år:2025",
        message(
            "in plans of the municipality, with the word in the plan's id or title, and in the year: a measure without"
            " dates of its own holds as long as its plan"
        ),
    ),
    ("slut<2022-09", message("the last day comes before September 2022; also <=, > and >=")),
    ("saknar:ansvarig", message("nothing stands in the column; har:ansvarig is the opposite")),
    ('"lampor på gångvägen"', message("free text in any inflection; belys* is all that begins with belys")),
    ("(id:N1 eller id:N2) status:pågår", message("brackets, and eller for one or the other")),
    ("ansvarig:$vem", message("what is given with -p vem=TK")),
)

_EXAMPLES = """\
```console
$ trygg query "select område, count(*) as antal from åtgärd group by område"
$ trygg query "select * from ansvar where aktör = :vem" -p vem=TK --format csv
$ trygg query "select slag, id, titel from sök where sök match 'belysning*'"
```"""


_OWN = """\
```text
# titel: Våra åtgärder i norr
# hjälp: Åtgärder i Norrängen som vi ansvarar för och som inte är klara
# parameter vem (TK): vem som ansvarar
plats:norrängen ansvarig:$vem
-status:genomförd
```

```console
$ trygg query våra-i-norr -p vem=KFN
```"""


_ABOUT = message(
    "trygg query answers questions about plans. What they hold is laid out in tables with a row for"
    " each measure, indicator and so on. A question is the name of one below, a filter over the"
    " measures, or SQL. What a question must know may stand after its name: trygg query mina TK. With"
    " --lang en tables for people have English headings; csv, tsv and json keep the names of the columns."
)
_ABOUT_FILTERS = message(
    "A filter picks measures. What stands side by side must all hold. Any column of the table åtgärd can be"
    " asked for, by its English name too (municipality, state, year …); å, ä and ö may be written a, a"
    " and o. With --period the measures are those that the report of the period counts, unless the filter"
    " asks for i_perioden itself. A name or status that is in none of the plans is an error, and so is SQL"
    " that would write."
)
_ABOUT_OWN = message(
    "Put questions that you ask often in a folder frågor beside the plans: SQL in a file that ends in .sql,"
    " a filter in one that ends in .filter. The name of the file is the name of the question. Comments at"
    " the top say what it answers and what it wants to know; in brackets stands the value that holds where"
    " none is given. A value that is given is a value and nothing else, whatever signs are in it. A"
    " question of your own goes before one of the same name that comes with trygg; trygg query --list says"
    " so. A line that begins with name: gives a question another name, and one with known vem: and SQL says"
    " which values vem may have."
)
_ABOUT_SQL = message(
    "SQL is SQLite's, and can only read. Dates are texts such as 2022-09-02, yes and no are 1 and 0, lists"
    " are texts with commas between. The table text has every text of the plans, with the columns plan,"
    " slag, id, titel and text; where SQLite has FTS5 there is sök with the same ones for full-text"
    " search. träffar(text, ord) tells whether a text has what the question sök would find. The function"
    " vik takes å, ä and ö for a, a and o; the collation svenska sorts by the Swedish alphabet."
)
_ABOUT_TABLES = message(
    "The table fynd holds what trygg lint finds with the settings of the project. The tables of versions"
    " are made from git, and hold what has been committed; they want the plans to lie in a repository."
    " These three are filled only where a question names them."
)


def manual(shapes: Iterable[TableColumns], questions: Iterable[NamedQuestion]) -> str:
    """Return the manual of the tables as Markdown, in the current language."""
    parts = [
        "# " + translate(message("The tables of trygg query")),
        "<!-- " + translate(message("Made from the code by make docs; change it there.")) + " -->",
        translate(_ABOUT),
        "## " + translate(message("Named questions")),
        *map(_question, questions),
        "## " + translate(message("Filters")),
        translate(_ABOUT_FILTERS),
        _rows(
            [message("Filter"), message("Finds")],
            [(f"`{formula}`", translate(said)) for formula, said in _FORMULAS],
        ),
        "## " + translate(message("Questions of your own")),
        translate(_ABOUT_OWN),
        _OWN,
        "## SQL",
        translate(_ABOUT_SQL),
        _EXAMPLES,
        "## " + translate(message("Tables")),
        translate(_ABOUT_TABLES),
        *map(_table, shapes),
    ]
    return "\n\n".join(parts) + "\n"


def _question(question: NamedQuestion) -> str:
    also = translate(message("In English {name}.", name=f"`{question.english}`"))
    parts = [f"### {question.name}", f"**{_said(question.title)}.** {_said(question.help)} {also}"]
    if question.parameters:
        parts.append("\n".join(f"- `{name}`: {said}" for name, said in _parameters(question)))
    return "\n\n".join(parts)


def _parameters(question: NamedQuestion) -> list[tuple[str, str]]:
    return [(parameter.name, _said(parameter.help)) for parameter in question.parameters]


def _table(shape: TableColumns) -> str:
    rows = [
        (
            f"`{column.name}`",
            translate(column.kind.word),
            translate(column.description) if column.description else "",
        )
        for column in shape.columns
    ]
    head = [message("Column"), message("Holds"), message("What it is")]
    return f"### {shape.name}\n\n{translate(shape.description)}.\n\n{_rows(head, rows)}"


def _rows(head: list[Message], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [" | ".join(map(translate, head)), " | ".join("---" for _ in head)]
    lines += [" | ".join(cell.replace("|", r"\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def _said(text: str) -> str:
    return markdown(_translated(text)).replace("\\.", ".").replace("\\-", "-")


def _translated(text: str) -> str:
    """Return a question's own text in the current language; it has no places, whatever is in it."""
    return translate(text)


def listing(questions: Mapping[str, NamedQuestion]) -> str:
    """Return the named questions for a terminal: what each answers, and what it wants to know."""
    return "\n".join(_entry(question) for question in questions.values())


def _entry(question: NamedQuestion) -> str:
    names = ", ".join(map(terminal, _names(question.name, question.english)))
    lines = [f"{names}  {terminal(_translated(question.title))}".rstrip()]
    lines += [f"    {terminal(_translated(question.help))}"] if question.help else []
    for parameter in question.parameters:
        called = terminal(_names(parameter.name, parameter.english)[0])
        lines.append(f"    -p {called}=…  {terminal(_translated(parameter.help))}")
    lines += [f"    {terminal(translate(said))}" for said in _whose(question)]
    return "".join(f"{line}\n" for line in lines)


def _names(name: str, english: str) -> list[str]:
    """Return the names of something, first the one in the current language."""
    names = [text for text in (name, english) if text]
    return names[::-1] if current() == "en" else names


def _whose(question: NamedQuestion) -> Iterator[Message]:
    """Yield where a project's own question stands, and which others of its name are not asked because of it."""
    if question.file:
        yield message("your own, from {file}", file=question.file)
    for file in question.instead_of:
        if file:
            yield message("it goes before {file}, which has the same name", file=file)
        else:
            yield message("it goes before the one with the same name that comes with trygg")
