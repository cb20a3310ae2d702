"""Answers asked of those who answer for something, and taken in again against what the plan says by then."""
