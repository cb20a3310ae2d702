"""`trygg remind`: who owes what by when."""

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Trygg
from tests.filled_in import PLAN, TEXT

T3 = ("--period", "2022-T3")
DAY = ("--datum", "2023-01-10")


def rows(trygg: Trygg, *arguments: str | Path) -> list[dict[str, str]]:
    import csv
    import io

    answer = trygg("remind", *T3, *arguments, "-f", "csv")
    assert 0 == answer.code, answer.err
    lines = [line for line in answer.out.splitlines() if not line.startswith("#")]
    return [*csv.DictReader(io.StringIO("\n".join(lines)))]


def test_each_item_that_nobody_has_reported_on_is_told_with_who_and_until_when(trygg: Trygg) -> None:
    found = rows(trygg, *DAY, PLAN)
    assert ("Räddningstjänsten", "A4", "2023-01-20", "10") == next(
        tuple(row[key] for key in ("aktör", "id", "senast", "dagar_kvar"))
        for row in found
        if row["id"] == "A4"
    )


def test_of_what_several_report_on_only_those_who_have_not_are_told(trygg: Trygg, tmp_path: Path) -> None:
    reported = TEXT.replace(
        "          - {avser: 2022-T2, part: TK, status: pågår, kommentar: Tre tunnlar av åtta är klara.}",
        "          - {avser: 2022-T2, part: TK, status: pågår, kommentar: Tre tunnlar av åtta är klara.}\n"
        "          - {avser: 2022-T3, part: TK, status: pågår}",
    )
    (tmp_path / "plan.yaml").write_text(reported, "utf-8")
    found = rows(trygg, *DAY, tmp_path / "plan.yaml")
    assert ["Samhällsbyggnadsförvaltningen"] == [row["aktör"] for row in found if row["id"] == "A2"]


@pytest.mark.parametrize("status", ["pågår", "genomförd"])
def test_what_a_party_reports_answers_for_those_who_carry_out_its_commitment(
    trygg: Trygg, tmp_path: Path, status: str
) -> None:
    text = f"""id: p
titel: Trygg stad
typ: handlingsplan
gäller: {{från: 2022-01-01, till: 2022-12-31}}
aktörer: {{KS: {{namn: Kommunstyrelsen}}, SBF: {{namn: Bygg}}, GF: {{namn: Gata}}, LPO: {{namn: Polisen}}}}
åtgärder:
  - id: A1
    åtgärd: Belysning
    åtaganden: [{{part: KS, ansvarig: [SBF]}}, {{part: GF}}, {{part: LPO}}]
    uppföljning: [{{avser: 2022-T3, part: KS, status: {status}}}, {{avser: 2022-T3, part: GF, status: pågår}}]
"""
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    assert ["Polisen"] == [row["aktör"] for row in rows(trygg, *DAY, tmp_path / "plan.yaml")]


def test_what_is_done_owes_nothing(trygg: Trygg, tmp_path: Path) -> None:
    done = TEXT.replace("            status: pågår\n", "            status: genomförd\n")
    (tmp_path / "plan.yaml").write_text(done, "utf-8")
    assert "A1" not in [row["id"] for row in rows(trygg, *DAY, tmp_path / "plan.yaml")]


def test_an_outcome_of_the_year_answers_for_its_last_tertial(trygg: Trygg, tmp_path: Path) -> None:
    year = "    ansvarig: [fören]\n    utfall: [{period: 2022, värde: 40}]\n"
    (tmp_path / "plan.yaml").write_text(TEXT.replace("    ansvarig: [fören]\n", year, 1), "utf-8")
    assert "I2" not in [row["id"] for row in rows(trygg, *DAY, tmp_path / "plan.yaml")]


def test_an_internal_note_is_no_report(trygg: Trygg, tmp_path: Path) -> None:
    noted = TEXT.replace("            intern: ja\n", "            intern: ja\n").replace(
        "avser: 2022-T2\n            kommentar: Hemlig", "avser: 2022-T3\n            kommentar: Hemlig"
    )
    (tmp_path / "plan.yaml").write_text(noted, "utf-8")
    found = rows(trygg, *DAY, tmp_path / "plan.yaml")
    assert "A1" in [row["id"] for row in found]
    assert "Hemligfågel" not in str(found)


def test_days_are_counted_from_the_day_that_is_told(trygg: Trygg) -> None:
    assert "-5" == rows(trygg, "--datum", "2023-01-25", PLAN)[0]["dagar_kvar"]
    answer = trygg("remind", *T3, PLAN)
    assert "räknat från dagens datum" in answer.err


def test_the_last_day_can_be_told(trygg: Trygg) -> None:
    assert "2023-02-01" == rows(trygg, *DAY, "--senast", "2023-02-01", PLAN)[0]["senast"]


def test_a_calendar_has_a_day_for_each_who_owes(trygg: Trygg, tmp_path: Path) -> None:
    assert 0 == trygg("remind", *T3, *DAY, "-o", tmp_path / "svar.ics", PLAN).code
    calendar: Any = icalendar.Calendar.from_ical((tmp_path / "svar.ics").read_bytes())
    days = {str(value["summary"]): str(value["dtstart"].dt) for value in calendar.walk("VEVENT")}
    assert "2023-01-20" == days["Miljöförvaltningen ska svara om 2022-T3: C1, C2"]
    assert 13 == len(days)


def test_a_calendar_without_a_last_day_is_refused(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TEXT.replace(", senast: 2023-01-20}", "}"), "utf-8")
    answer = trygg("remind", *T3, *DAY, "-f", "ics", tmp_path / "plan.yaml")
    assert 2 == answer.code
    assert "--senast" in answer.err


def test_letters_go_to_the_functions_that_owe(trygg: Trygg, tmp_path: Path) -> None:
    assert 0 == trygg("remind", *T3, "--datum", "2023-01-25", "--eml", "--to", tmp_path, PLAN).code
    name = "2022-T3-miljöförvaltningen-påminnelse-2023-01-25.eml"
    letter: Any = message_from_bytes((tmp_path / name).read_bytes(), policy=default)
    body = letter.get_body().get_content()
    assert "miljo@exempelkommun.se" == letter["To"]
    assert "C1 Samordnad tillsyn av serveringsställen" in body.splitlines()
    assert "Sista dag att svara var 20\u00a0januari 2023." in body
    assert 13 == len([*tmp_path.iterdir()])


def test_half_an_answer_is_still_owed_and_what_is_missing_is_told(trygg: Trygg, tmp_path: Path) -> None:
    half = TEXT.replace(
        "åtgärd: Krögarträffar, ansvarig: [MF]}",
        "åtgärd: Krögarträffar, ansvarig: [MF], uppföljning: [{avser: 2022-T3, kommentar: Två träffar hölls.}]}",
    )
    (tmp_path / "plan.yaml").write_text(half, "utf-8")
    found = {row["id"]: row["saknas"] for row in rows(trygg, *DAY, tmp_path / "plan.yaml")}
    assert ("allt", "status") == (found["C1"], found["C2"])
    trygg("remind", *T3, *DAY, "--eml", "--to", tmp_path / "brev", tmp_path / "plan.yaml")
    name = "2022-T3-miljöförvaltningen-påminnelse-2023-01-10.eml"
    letter: Any = message_from_bytes((tmp_path / "brev" / name).read_bytes(), policy=default)
    assert "C2 Krögarträffar: status saknas" in letter.get_body().get_content().splitlines()


SHARED = """id: p
titel: P
typ: handlingsplan
gäller: {från: 2022-01-01, till: 2022-12-31}
aktörer:
  TK: {namn: Tekniska kontoret, typ: förvaltning}
  KS: {namn: Kommunstyrelsen, typ: nämnd}
indikatorer:
  - id: I1
    namn: Andel trygga
    enhet: "%"
    ansvarig: [KS]
    utfall:
      - {period: 2022-10, värde: 62}
  - id: I2
    namn: Anmälningar
    räknas: summa
    ansvarig: [KS]
    utfall:
      - {period: 2022-10, värde: 5}
åtgärder:
  - id: A1
    åtgärd: Belysning
    ansvarig: [TK, KS]
    uppföljning:
      - {avser: 2022-T3, status: genomförd}
  - id: A2
    åtgärd: Vandringar
    ansvarig: [TK]
    uppföljning:
      - {avser: 2022-T2/2022-T3, status: pågår}
  - id: A3
    åtgärd: Möten
    ansvarig: [TK]
    uppföljning:
      - {avser: 2022-T2, status: pågår}
      - {avser: 2022-11, status: pågår}
"""


def test_who_the_report_counts_as_having_answered_is_not_reminded(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(SHARED, "utf-8")
    # said by both, for several periods, and measured once: A3 is for a month only, and I2 for one of what is added up
    assert {"A3", "I2"} == {row["id"] for row in rows(trygg, *DAY, tmp_path / "plan.yaml")}


def test_a_promise_that_ended_is_answered_for_by_what_is_said_of_the_rest_of_its_time(
    trygg: Trygg, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(
        """id: p
titel: P
typ: medborgarlöften
löften:
  - id: L1
    löfte: Vandringar till oktober
    gäller: {från: 2022-01-01, till: 2022-10-15}
    uppföljning: [{avser: 2022-09/2022-10, bedömning: hållet}]
  - id: L2
    löfte: Ronder
    uppföljning: [{avser: 2022-09/2022-10, bedömning: hållet}]
""",
        "utf-8",
    )
    assert ["L2"] == [row["id"] for row in rows(trygg, *DAY, tmp_path / "plan.yaml")]


def test_who_has_done_their_part_is_not_asked_again_while_others_go_on(trygg: Trygg, tmp_path: Path) -> None:
    text = SHARED.replace(
        "      - {avser: 2022-T3, status: genomförd}\n",
        "      - {avser: 2022-T2, part: TK, status: genomförd}\n      - {avser: 2022-T2, part: KS, status: pågår}\n",
    )
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    found = rows(trygg, *DAY, tmp_path / "plan.yaml")
    assert ["Kommunstyrelsen"] == [row["aktör"] for row in found if row["id"] == "A1"]


def test_of_a_year_in_a_plan_that_is_followed_up_by_tertial_the_shorter_periods_are_told(
    trygg: Trygg, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    text = "id: p\ntitel: P\ntyp: handlingsplan\nåtgärder: [{id: A1, åtgärd: Ronder}]\n"
    plan.write_text(f"{text}uppföljningsregler: [{{id: U, varje: tertial}}]\n", "utf-8")
    said = "--period 2025-T1 … --period 2025-T3"
    assert said in trygg("remind", "--period", "2025", *DAY, plan).err
    assert said not in trygg("remind", "--period", "2025-T1", *DAY, plan).err
    plan.write_text(f"{text}uppföljningsregler: [{{id: U, varje: år}}]\n", "utf-8")
    assert said not in trygg("remind", "--period", "2025", *DAY, plan).err


def test_of_plans_that_nobody_named_those_for_other_years_ask_nobody(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plans").mkdir()
    for year in (2021, 2022):
        text = TEXT.replace("exempelkommun-2022", f"exempelkommun-{year}")
        valid = f"gäller: {{från: {year}-01-01, till: {year}-12-31}}\n"
        Path(f"plans/{year}.yaml").write_text(
            re.sub(r"(?m)^gäller:.*\n(?: +.*\n)*", "", text) + valid, "utf-8"
        )
    assert {"trygg-i-exempelkommun-2022"} == {row["plan"] for row in rows(trygg, *DAY)}
    assert {"trygg-i-exempelkommun-2021"} == {row["plan"] for row in rows(trygg, *DAY, "plans/2021.yaml")}
    assert 0 == trygg("collect", "out", *T3, "--one").code
    assert ["2022-T3.xlsx"] == [path.name for path in Path("insamling").iterdir()]
    late = trygg("remind", "--period", "2024-T1", *DAY)
    assert (2, True) == (late.code, "ingen plan gäller" in late.err), late
