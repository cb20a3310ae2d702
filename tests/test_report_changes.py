"""The report on what has changed in a plan: since when, what a board reads of it, and what is never published."""

import re
from pathlib import Path

import pytest

from tests.changed_plan import PLAN, changed, changes, save
from tests.conftest import Git, Trygg
from tests.said_in_reports import SUFFIXES, joined, unpacked
from trygg_cli.desk import plan_log
from trygg_cli.errors import TryggError
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.render.documents.said import READERS
from trygg_cli.report.since import Since, SinceKind, since
from trygg_cli.repository.git import Repository
from trygg_cli.templates.times import NO_BREAK
from trygg_cli.text import source
from trygg_cli.text.yaml_document import Parsed
from trygg_cli.version import FileVersion


def told(trygg: Trygg, *arguments: str) -> str:
    answer = trygg("report", "p.yaml", "--kind", "ändringar", "-f", "markdown", "-o", "-", *arguments)
    assert 0 == answer.code, answer.err
    return answer.out.replace(NO_BREAK, " ")


def under(text: str, heading: str) -> str:
    return text.partition(f"{heading}\n")[2].partition("\n#")[0]


# What a board reads


def test_periods_are_told_in_words_and_no_id_stands_for_a_title_too(trygg: Trygg, git: Git) -> None:
    rules = (
        "åtgärder:\n",
        "uppföljningsregler: [{id: höstens, text: Vi mäter en gång, när: 2024-H2}]\nåtgärder:\n",
    )
    save(git, PLAN.replace(*rules), "2024-02-20")
    text = PLAN.replace(*rules).replace("2024-H2", "2025-H1").replace("status: pågår", "status: vilande")
    save(git, text, "2024-05-02")
    said = told(trygg, "--since", "2024-02-26")
    assert "Statusen för tertial 1 2024 ändrades från pågår till vilande" in said
    assert "| Uppföljningsregel höstens Vi mäter en gång | " in said


@pytest.mark.parametrize(
    ("old", "new", "heading", "row"),
    [
        ("- {id: A2, åtgärd: Vandringar, ansvarig: [TN], beskrivning: Vi går varje höst}\n", "",
         "Åtgärder som har tagits bort", "| Åtgärd A2 Vandringar | Åtgärden togs bort. Ansvarig: Tekniska nämnden. |"),
        ("åtgärder:\n", "åtgärder:\n- {id: A4, åtgärd: Lyktor, ansvarig: [KS], tid: {till: 2025-12-31}}\n",
         "Nya åtgärder",
         "| Åtgärd A4 Lyktor | Åtgärden är ny. Ansvarig: Kommunstyrelsen. Tid: till och med 31 december 2025. |"),
        ("2024-06-30", "2025-01-31", "Tider som har flyttats",
         "| Åtgärd A1 Belysning | Slutdatum flyttades från juni 2024 till januari 2025 | försvagat |"),
        ("minst: 80", "minst: 75", "Mål, indikatorer och målvärden",
         "| Indikator I1 Andel trygga | Målvärdet för andel trygga sänktes från minst 80 till minst 75 | försvagat |"),
        ("varje fredag", "varje månad", "Löften till invånarna",
         "| Löftet ändrades från ”Vi syns varje fredag” till ”Vi syns varje månad” | ändrat |"),
        ("Belysning, ansvarig: [TN]", "Belysning, ansvarig: [KS]", "Vem som ansvarar och medverkar",
         "| Ansvarig ändrades från TN till KS. TN: Tekniska nämnden. KS: Kommunstyrelsen. | ändrat |"),
        ("varje höst", "varje vår", "Åtgärder som har ändrats på annat sätt",
         "| Beskrivningen ändrades från ”Vi går varje höst” till ”Vi går varje vår” | ändrat |"),
        ("Andel trygga", "Andel  trygga ", "Redaktionella ändringar", ""),
    ],
)  # fmt: skip
def test_each_sort_of_change_stands_under_its_heading_with_what_it_was_and_is(
    trygg: Trygg, git: Git, old: str, new: str, heading: str, row: str
) -> None:
    changed(git, (old, new))
    if row:
        assert row in under(told(trygg, "--since", "2024-02-26"), f"### {heading}")


def test_what_binds_comes_first_then_what_was_reported_and_then_wording(trygg: Trygg, git: Git) -> None:
    reported = "uppföljning: [{avser: 2024-T2, status: pågår}, {avser: 2024-T1"
    changed(
        git,
        ("minst: 80", "minst: 75"),
        ("uppföljning: [{avser: 2024-T1", reported),
        ("Belysning", "belysning"),
    )
    text = told(trygg)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert ["## Ändringarna i korthet", "## Vad som har ändrats i sak", "## Vad som har rapporterats",
            "## Redaktionella ändringar", "## Uppgifter om planen"] == headings  # fmt: skip
    assert "1 åtagande har blivit svagare." in under(text, "## Ändringarna i korthet")


def test_a_measure_that_went_is_told_with_how_far_it_had_come(trygg: Trygg, git: Git) -> None:
    changed(git, (PLAN.splitlines()[-1] + "\n", ""))
    assert "Rapporterades senast: pågår (tertial 1 2024)." in told(trygg)


def test_long_words_that_were_rewritten_stand_as_they_were_and_as_they_are(trygg: Trygg, git: Git) -> None:
    text = "Vi går varje höst genom hela centrum tillsammans med alla som vill följa med oss"
    save(git, PLAN.replace("Vi går varje höst", text), "2024-02-20")
    save(git, PLAN.replace("Vi går varje höst", text.replace("höst", "vår")), "2024-05-02")
    assert "Förut: Vi går varje höst genom hela centrum tillsammans med alla … Nu: Vi går varje vår" in told(
        trygg
    )


def test_why_is_told_in_the_words_of_the_plan_and_with_the_decision_on_it(trygg: Trygg, git: Git) -> None:
    why = "till: 2025-01-31}, uppföljning: [{avser: 2024-T1, status: pågår, kommentar: Stolpar saknas.}]}"
    decided = "{typ: beslut, organ: KS, datum: 2024-04-29, paragraf: § 40, avser: [A1], text: Senare}"
    changed(git, ("till: 2024-06-30}}", why), ("§ 12}]", f"§ 12}}, {decided}]"))
    text = told(trygg, "--since", "beslut 2024-02-26")
    row = under(text, "### Tider som har flyttats")
    assert "2 maj 2024. Beslut: Kommunstyrelsen 29 april 2024, § 40. ”Stolpar saknas.”" in row
    assert "| Beslut | Kommunstyrelsen 29 april 2024, § 40. Senare. A1 Belysning." in text


def test_a_reason_for_a_removal_stands_in_the_follow_up_of_the_plan(trygg: Trygg, git: Git) -> None:
    save(git, PLAN, "2024-02-20")
    assert (
        0
        == trygg(
            "remove",
            "A2",
            "--plan",
            "p.yaml",
            "--because",
            "Ingen kom, enligt KS § 31.",
            "--datum",
            "2024-05-02",
        ).code
    )
    assert "Inte sparad i git än. ”A2: Ingen kom, enligt KS § 31.”" in told(trygg)


def test_a_decision_on_the_plan_as_a_whole_is_told_as_saved_together(trygg: Trygg, git: Git) -> None:
    changed(
        git, ("minst: 80", "minst: 75"), ("§ 12}]", "§ 12}, {typ: beslut, organ: KS, datum: 2024-04-29}]")
    )
    assert "Kom samtidigt som beslutet: Kommunstyrelsen 29 april 2024" in told(trygg, "--since", "2024-03-01")


def test_a_decision_that_the_plan_no_longer_has_is_not_told(trygg: Trygg, git: Git) -> None:
    decided = PLAN.replace("§ 12}]", "§ 12}, {typ: beslut, organ: KS, datum: 2024-04-29}]")
    save(git, PLAN, "2024-02-20")
    save(git, decided.replace("minst: 80", "minst: 75"), "2024-05-02")
    save(git, PLAN.replace("minst: 80", "minst: 75"), "2024-05-03")
    assert "29 april" not in told(trygg, "--since", "2024-03-01")


def test_nothing_changed_is_said(trygg: Trygg, git: Git) -> None:
    save(git, PLAN, "2024-02-20")
    assert "Inget i den offentliga planen har ändrats sedan dess." in told(trygg)


def test_every_face_says_the_same(trygg: Trygg, git: Git) -> None:
    changes(trygg, git, "html")
    faces = {}
    for format_, suffix in SUFFIXES.items():
        assert 0 == trygg("report", "p.yaml", "--since", "2024-03-01", "-f", format_, "-o", f"r{suffix}").code
        faces[suffix] = READERS[suffix](Path(f"r{suffix}").read_bytes())
    pieces = [re.sub(r"[\W_\d]+", "", piece.text).casefold() for piece in faces[".html"].pieces]
    assert len(pieces) > 20
    for suffix in (".md", ".docx", ".pdf"):
        whole = joined(faces[suffix].pieces)
        assert [] == [piece for piece in pieces if piece not in whole]


# Since when


def test_the_latest_decision_is_meant_where_nothing_is_said() -> None:
    plan = read(
        "p.yaml", PLAN.replace("§ 12}]", "§ 12}, {typ: beslut, datum: 2025-03-01, avser: [A1]}]")
    ).plan
    assert since(None, plan, None) == since("BESLUT", plan, None) == since("beslut 2024-02-26", plan, None)
    assert "2024-02-26" == since(None, plan, None).mark


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("2024-05-01", SinceKind.DAY, "2024-05-01"),
        ("2024-T1", SinceKind.PERIOD, "2024-04-30"),
        ("2024", SinceKind.PERIOD, "2024-12-31"),
        ("tertial", SinceKind.PERIOD, "2024-08-31"),
        ("förra tertialet", SinceKind.PERIOD, "2024-08-31"),
        ("HEAD~3", SinceKind.REVISION, None),
        ("main", SinceKind.REVISION, None),
    ],
)
def test_a_time_is_a_day_a_period_or_a_revision(text: str, kind: SinceKind, day: str | None) -> None:
    found = since(text, read("p.yaml", PLAN).plan, Period.parse("2024-T3"))
    assert (kind, day) == (found.kind, found.day and found.day.isoformat())


@pytest.mark.parametrize("text", ["2024-02-26", "2024-T1", "beslut 2024-02-26", "0123456789abcdef" * 2])
def test_what_a_report_keeps_means_the_same_later(text: str) -> None:
    plan = read("p.yaml", PLAN).plan
    found = since(text, plan, None)
    assert isinstance(found, Since)
    assert found == since(found.token, plan, None)


@pytest.mark.parametrize("text", ["2024-13-01", "2024-02-30", "beslut igår", "1/3 2024", "beslut 2020-01-01"])
def test_what_is_no_time_is_refused(text: str) -> None:
    if text == "1/3 2024":
        text = "1 3 2024"
    with pytest.raises(TryggError):
        since(text, read("p.yaml", PLAN).plan, None)


def test_a_time_alone_asks_for_the_changes_and_goes_with_no_other_kind(trygg: Trygg, git: Git) -> None:
    changed(git, ("minst: 80", "minst: 75"))
    answer = trygg("report", "p.yaml", "--since", "2024-03-01", "-f", "markdown")
    assert "p-ändringar-2024-03-01.md" == Path(answer.out.strip()).name
    answer = trygg("report", "p.yaml", "--since", "2024-03-01", "--kind", "plan")
    assert (2, True) == (answer.code, "--kind ändringar" in answer.err)


@pytest.mark.parametrize(
    ("when", "headed"),
    [
        ("beslut", "Ändringar sedan beslutet: Kommunstyrelsen 26 februari 2024, § 12"),
        ("2024-03-01", "Ändringar sedan 1 mars 2024"),
        ("2024-02", "Ändringar sedan februari 2024"),
        ("HEAD~1", "Ändringar sedan versionen från 20 februari 2024"),
    ],
)
def test_the_title_says_since_when(trygg: Trygg, git: Git, when: str, headed: str) -> None:
    changed(git, ("minst: 80", "minst: 75"))
    text = told(trygg, "--since", when)
    assert f"**{headed}**" in text
    assert "sänktes från minst 80 till minst 75" in text


def test_a_file_that_was_renamed_is_found_under_its_old_name(trygg: Trygg, git: Git) -> None:
    save(git, PLAN, "2024-02-20", "gammal.yaml")
    git("mv", "gammal.yaml", "p.yaml")
    save(git, PLAN.replace("minst: 80", "minst: 75"), "2024-05-02")
    for when in ("beslut", "HEAD~1"):
        assert "sänktes från minst 80" in told(trygg, "--since", when)


def test_a_plan_in_a_branch_is_compared_as_it_is_there(trygg: Trygg, git: Git) -> None:
    save(git, PLAN, "2024-02-20")
    git("switch", "--quiet", "--create", "annan")
    save(git, PLAN.replace("minst: 80", "minst: 90"), "2024-03-01")
    git("switch", "--quiet", "main")
    assert "sänktes från minst 90 till minst 80" in told(trygg, "--since", "annan")


# What stops it


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("nope", "”nope” är varken ett beslut, en dag, en period eller en version i git"),
        ("igår", "skriv --since beslut, 2024-03-01"),
        ("", "”” är varken en dag eller en period"),
        (
            "2024-02-01",
            "p.yaml sparades i git första gången 2024-02-20, så hur den såg ut 2024-02-01 är okänt",
        ),
        ("2024-02-30", "”2024-02-30” är varken en dag eller en period"),
        ("beslut 2024-01-01", "det finns beslut från 2024-02-26"),
    ],
)
def test_a_time_that_there_is_nothing_of_is_answered_in_a_sentence(
    trygg: Trygg, git: Git, when: str, said: str
) -> None:
    changed(git, ("minst: 80", "minst: 75"))
    answer = trygg("report", "p.yaml", "--since", when)
    assert (2, True) == (answer.code, said in answer.err), answer.err


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ("[{typ: beslut, organ: KS}]", "inget beslut om p har någon dag"),
        ("[]", "p har inget beslut om planen"),
    ],
)
def test_a_decision_without_a_day_is_answered_with_what_to_say(
    trygg: Trygg, git: Git, decisions: str, said: str
) -> None:
    line = PLAN.splitlines()[5]
    save(git, PLAN.replace(line, f"beslut: {decisions}"), "2024-02-20")
    answer = trygg("report", "p.yaml", "--kind", "ändringar")
    assert (2, True, True) == (answer.code, said in answer.err, "--since 2024-03-01" in answer.err), (
        answer.err
    )


def test_outside_git_and_from_standard_input_it_is_said(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(PLAN, "utf-8")
    answer = trygg("report", "p.yaml", "--since", "beslut")
    assert (2, True) == (answer.code, "git" in answer.err)
    answer = trygg("report", "-", "--since", "beslut", stdin=PLAN.encode())
    assert (2, True) == (answer.code, "planen kommer från ett annat program" in answer.err)


def test_a_plan_that_was_never_saved_is_said_to_be_that(trygg: Trygg, git: Git) -> None:
    save(git, PLAN.replace("id: p", "id: q"), "2024-02-20", "q.yaml")
    Path("p.yaml").write_text(PLAN, "utf-8")
    answer = trygg("report", "p.yaml", "--since", "beslut")
    assert (2, True) == (answer.code, "p.yaml" in answer.err), answer.err


def test_a_shallow_clone_is_said_to_be_one(
    trygg: Trygg, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(git, ("minst: 80", "minst: 75"))
    git("clone", "--quiet", "--depth", "1", Path.cwd().as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    for when in ("beslut", "HEAD~1"):
        answer = trygg("report", "p.yaml", "--since", when)
        assert (2, True) == (answer.code, "git fetch --unshallow" in answer.err), answer.err


def test_a_version_with_faults_is_not_told_from(trygg: Trygg, git: Git) -> None:
    save(git, PLAN.replace("typ: handlingsplan", "typ: fel"), "2024-02-20")
    save(git, PLAN, "2024-05-02")
    answer = trygg("report", "p.yaml", "--since", "beslut")
    assert (2, True) == (answer.code, "2024-02-20 stämmer inte med planformatet" in answer.err), answer.err


def test_a_version_with_faults_on_the_way_is_passed_by(trygg: Trygg, git: Git) -> None:
    save(git, PLAN, "2024-02-20")
    save(git, PLAN.replace("typ: handlingsplan", "typ: fel"), "2024-03-01")
    save(git, PLAN.replace("minst: 80", "minst: 75"), "2024-05-02")
    assert "| försvagat | 2 maj 2024 |" in told(trygg)


# What is never published

SECRETS = PLAN.replace("typ: handlingsplan", "typ: handlingsplan  # FÖRSTA").replace(
    "beskrivning: Vi går varje höst}",
    "beskrivning: Ring Anna Femtesson 811228-9874,  # trygg: tillåt P01, P02 – samtycke\n"
    "  uppföljning: [{avser: 2024-T1, kommentar: ANDRA, intern: ja}, {avser: 2024-T1, kommentar: TREDJE}]}",
)
WORDS = ("FÖRSTA", "ANDRA", "TREDJE", "FJÄRDE", "Femtesson", "811228", "SJÄTTE", "Test", "test@example.org")


@pytest.mark.parametrize("format_", SUFFIXES)
def test_nothing_that_is_not_public_of_any_version_is_in_any_face(
    trygg: Trygg, git: Git, format_: str
) -> None:
    save(git, SECRETS, "2024-02-20", said="SJÄTTE")
    between = SECRETS.replace("minst: 80", "minst: 77")
    save(git, between.replace("kommentar: TREDJE}", "kommentar: TREDJE}, {avser: 2024-T2, kommentar: FJÄRDE}"),
         "2024-03-01", said="SJÄTTE")  # fmt: skip
    now = between.replace("minst: 77", "minst: 75").replace("Anna Femtesson 811228-9874", "växeln")
    save(git, now.replace("TREDJE}", "TREDJE, intern: ja}"), "2024-05-02", said="SJÄTTE")
    name = f"r{SUFFIXES[format_]}"
    answer = trygg("report", "p.yaml", "--since", "beslut", "-f", format_, "-o", name)
    assert 0 == answer.code, answer.err
    found = unpacked(Path(name).read_bytes())
    assert "Ring •••" in found
    assert [] == [word for word in WORDS if word in found]


@pytest.mark.parametrize("now", ["", ", kommentar: Rättat"])
def test_words_of_a_report_that_were_taken_out_stay_out(trygg: Trygg, git: Git, now: str) -> None:
    save(git, PLAN.replace("status: pågår", "status: pågår, kommentar: Om en viss elev"), "2024-02-20")
    save(git, PLAN.replace("status: pågår", f"status: pågår{now}"), "2024-05-02")
    text = told(trygg)
    assert "Kommentaren för tertial 1 2024" in under(text, "## Vad som har rapporterats")
    assert "elev" not in text


def test_what_an_exception_still_allows_is_no_change(trygg: Trygg, git: Git) -> None:
    save(git, SECRETS, "2024-02-20")
    save(git, SECRETS.replace("minst: 80", "minst: 75"), "2024-05-02")
    assert "Ring" not in told(trygg)


def test_own_templates_are_given_the_changes(trygg: Trygg, git: Git) -> None:
    changed(git, ("minst: 80", "minst: 75"))
    Path("templates").mkdir()
    text = "{% for part in report.changes.topics %}[{{ part.changes[0].sentence }}]{% endfor %}"
    Path("templates/report.md.j2").write_text(text, "utf-8")
    assert "[Målvärdet för andel trygga sänktes från minst 80 till minst 75]" in told(trygg)


@pytest.mark.parametrize("format_", SUFFIXES)
def test_it_can_be_verified(trygg: Trygg, git: Git, format_: str) -> None:
    changed(git, ("minst: 80", "minst: 75"))
    name = f"r{SUFFIXES[format_]}"
    assert 0 == trygg("report", "p.yaml", "--since", "HEAD~1", "-f", format_, "-o", name).code
    save(git, Path("p.yaml").read_text("utf-8") + "\n", "2024-06-01")
    assert 0 == trygg("verify", name, "p.yaml").code
    save(git, Path("p.yaml").read_text("utf-8").replace("minst: 75", "minst: 70"), "2024-07-01")
    answer = trygg("verify", name, "p.yaml")
    assert (1, True) == (answer.code, "minst 70" in answer.out.replace(NO_BREAK, " "))


# What it costs


def test_versions_are_found_once_and_read_by_way_of_one_another(
    trygg: Trygg, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        save(git, PLAN.replace("varje höst", f"{number} gånger varje höst"), f"2024-03-0{number + 1}")
    seen: list[str] = []
    versions, whole = plan_log.versions, source.parse

    def find(repository: Repository, path: str) -> list[FileVersion]:
        seen.append("found")
        return versions(repository, path)

    def parse(text: str, **how: bool) -> Parsed:
        seen.append("read whole" if text.startswith("id: p") else "read in part")
        return whole(text, **how)

    monkeypatch.setattr(plan_log, "versions", find)
    monkeypatch.setattr(source, "parse", parse)
    assert "7 gånger varje höst" in told(trygg, "--since", "2024-03-01")
    assert 1 == seen.count("found")
    assert seen.count("read whole") < 8 < seen.count("read in part")


def test_a_report_that_has_come_is_told_with_its_words_and_its_period_in_words(
    trygg: Trygg, git: Git
) -> None:
    new = "{avser: 2024-T2, status: pågår, kommentar: Stolpar <saknas>, avvikelse: Sen leverans, nästa_steg: Ringa}"
    secret = "{avser: 2024-T2, kommentar: HEMLIGT, intern: ja}"
    changed(git, ("{avser: 2024-T1, status: pågår}", f"{{avser: 2024-T1, status: pågår}}, {new}, {secret}"))
    text = under(told(trygg, "--since", "2024-02-20"), "## Vad som har rapporterats")
    assert "Uppföljning av tertial 2 2024 lades till: pågår" in text
    assert "Kommentar: Stolpar \\<saknas\\>" in text
    assert "Avvikelse: Sen leverans" in text
    assert "Nästa steg: Ringa" in text
    assert "HEMLIGT" not in text


def test_an_outcome_that_has_come_is_told_to_correct_another_or_to_be_measured_otherwise(
    trygg: Trygg, git: Git
) -> None:
    first = "{period: 2024-T1, värde: 70}"
    corrected = "{period: 2024-T1, värde: 72, rättar: ja}"
    otherwise = "{period: 2024-T2, värde: 75, jämförbar: nej}"
    changed(git, ("mål: {minst: 80}}", f"mål: {{minst: 80}}, utfall: [{first}, {corrected}, {otherwise}]}}"))
    text = under(told(trygg, "--since", "2024-02-20"), "## Vad som har rapporterats")
    assert "tertial 1 2024 lades till: 70 |" in text
    assert "tertial 1 2024 lades till: 72. Rättar det som rapporterades tidigare. |" in text
    assert "tertial 2 2024 lades till: 75. Mätt på ett annat sätt än tidigare. |" in text


def test_of_a_measure_that_went_the_latest_status_of_its_last_period_is_told(trygg: Trygg, git: Git) -> None:
    first = "{avser: 2024-T1, datum: 2024-05-02, status: pågår}"
    last = "{avser: 2024-T1, datum: 2024-05-20, status: genomförd}"
    measure = f"- {{id: A4, åtgärd: Skyltar, uppföljning: [{first}, {last}]}}\n"
    save(git, PLAN + measure, "2024-06-01")
    save(git, PLAN, "2024-07-01")
    assert "Rapporterades senast: genomförd (tertial 1 2024)" in told(trygg, "--since", "2024-06-01")


def test_each_report_that_has_come_is_told_with_its_own_day_and_in_full_names(trygg: Trygg, git: Git) -> None:
    first = "{avser: 2024-T1, status: pågår}"
    second = "{avser: 2024-T2, datum: 2024-09-10, part: KS, status: pågår}"
    third = "{avser: 2024-T3, datum: 2025-01-10, status: genomförd}"
    for day, entries in (
        ("2024-02-20", ""),
        ("2024-09-11", f", {second}"),
        ("2025-01-11", f", {second}, {third}"),
    ):
        save(git, PLAN.replace(first, first + entries), day)
    rows = under(told(trygg, "--since", "2024-02-26"), "## Vad som har rapporterats")
    assert "Uppföljning av tertial 2 2024 lades till: pågår, Kommunstyrelsen | 11 september 2024 |" in rows
    assert "Uppföljning av tertial 3 2024 lades till: genomförd | 11 januari 2025 |" in rows
