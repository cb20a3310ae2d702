"""What became of a plan and the things in it, version by version: who changed what, when and on what decision.

Whoever asks brings the editions of a plan, oldest first, each compared with the one before it.
"""

from trygg_cli.history.as_table import table
from trygg_cli.history.authorship import makers
from trygg_cli.history.choice import Choice, choose
from trygg_cli.history.courses import MeasureCourse, StatusTurn
from trygg_cli.history.edition import Condition, Edition, EditionStep, step
from trygg_cli.history.identifiers import KindAndId
from trygg_cli.history.life import earlier, latest, life, names
from trygg_cli.history.lineage import ItemLife, Lineage, PlanRecord, lineages, origins
from trygg_cli.history.narrative import DecisionTold, Narrative, NarrativeEntry, begin
from trygg_cli.history.record import Record, record
from trygg_cli.history.timeline import timeline

__all__ = [
    "Choice",
    "Condition",
    "DecisionTold",
    "Edition",
    "EditionStep",
    "ItemLife",
    "KindAndId",
    "Lineage",
    "MeasureCourse",
    "Narrative",
    "NarrativeEntry",
    "PlanRecord",
    "Record",
    "StatusTurn",
    "begin",
    "choose",
    "earlier",
    "latest",
    "life",
    "lineages",
    "makers",
    "names",
    "origins",
    "record",
    "step",
    "table",
    "timeline",
]
