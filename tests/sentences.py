"""Sentences of the catalogues."""


def flat(sentence: object) -> list[str]:
    return [sentence] if isinstance(sentence, str) else [str(part) for part in sentence]  # type: ignore[attr-defined]
