"""The rules, in the order of their codes. A rule is added by adding a file here and its name to the list."""

from functools import cache
from importlib import import_module

from trygg_cli.diagnostic import Code
from trygg_cli.late_loading import all_late
from trygg_cli.lint.rule import Rule

_MODULES = (
    "incomplete_situation_picture",
    "old_situation_picture",
    "plan_not_followed_up",
    "plan_without_decision",
    "decision_before_situation_picture",
    "incomplete_agreement",
    "plan_without_strategic_council",
    "plan_without_coordination",
    "plan_without_leading_board",
    "plan_without_own_measures",
    "camera_without_legal_basis",
    "plan_without_linked_planning",
    "measure_without_responsible",
    "unspecified_responsible",
    "measure_without_problem",
    "problem_without_causes",
    "prioritised_area_without_measure",
    "measure_without_goal",
    "measure_without_activity",
    "repeated_heading",
    "measure_without_time",
    "wish_as_time",
    "unmeasurable_goal",
    "indicator_without_baseline",
    "indicator_without_target",
    "incomparable_indicator",
    "only_output_targets",
    "unclear_prevention_kind",
    "follow_up_without_plan",
    "inquiry_without_decision_date",
    "counting_not_said",
    "shares_added_up",
    "unexplained_break",
    "empty_plan",
    "changed_source_unsaid",
    "evidence_without_source",
    "ongoing_without_funding",
    "incomplete_state_grant",
    "old_or_undated_comment",
    "comment_about_passed_time",
    "late_measure",
    "done_without_result",
    "halted_without_reason",
    "unchanged_measure",
    "unfinished_text",
    "cut_off_text",
    "unknown_after_last_day",
    "old_word",
    "item_indented_too_deep",
    "follow_up_without_assessment",
    "text_divided_by_comma",
    "grant_for_what_it_may_not_pay",
    "undefined_board_abbreviation",
    "actors_without_separator",
    "mixed_separators",
    "inconsistent_scale",
    "same_goal_with_different_values",
    "promise_quoted_differently",
    "missed_follow_up",
    "incomplete_signature",
    "wrong_count",
    "expired_without_successor",
    "body_without_meeting_frequency",
    "incomplete_list",
    "faulty_legal_reference",
    "impossible_time",
    "contradicting_statuses",
    "contradicting_outcomes",
    "improbable_year",
    "actor_on_wrong_side",
    "responsible_without_party",
    "validity_without_days",
    "assessment_against_outcome",
    "impossible_value",
    "repeated_reference",
    "circular_reference",
    "kept_before_reached",
    "personal_data",
    "person_name",
    "identifiable_group",
    "published_without_details",
    "internal_comment",
    "plan_without_communication",
    "unexplained_abbreviation",
)


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules. Each module holds one, under its own name; what a plan has no sign of is never compiled."""
    with all_late():
        return tuple(getattr(import_module(f"{__name__}.{module}"), module) for module in _MODULES)


@cache
def about() -> dict[str, Code]:
    """Return what findings carry with them, by the code of their rule."""
    return {rule.code: rule.about for rule in rules()}
