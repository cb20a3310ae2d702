"""What the system complains of is said in the language of the rest of the sentence."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Trygg
from trygg_cli.language import translate
from trygg_cli.system.system_errors import complaint, complaint_of_sqlite

# what the manual pages of open, read, write, rename, mkdir, fsync and execve name, as far as a file can be the reason
FROM_FILES = """
    E2BIG EACCES EAGAIN EBADF EBUSY EDQUOT EEXIST EFBIG EINVAL EIO EISDIR ELOOP EMFILE ENAMETOOLONG ENFILE ENODEV
    ENOENT ENOEXEC ENOMEM ENOSPC ENOTDIR ENOTEMPTY ENXIO EOPNOTSUPP EOVERFLOW EPERM EPIPE EROFS ETXTBSY EXDEV
"""


@pytest.mark.parametrize("name", FROM_FILES.split())
def test_what_a_file_can_be_the_reason_of_is_said_in_our_words(name: str) -> None:
    number = getattr(errno, name)
    said = translate(complaint(OSError(number, os.strerror(number), "plan.yaml")))
    assert "systemet säger" not in said
    assert os.strerror(number) not in said


def test_an_unknown_complaint_is_quoted() -> None:
    assert "systemet säger ”Something new”" == translate(complaint(OSError(99_999, "Something new")))
    assert "systemet säger ”on its own”" == translate(complaint(OSError("on its own")))


def test_a_full_database_is_a_full_disk(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "plans.sqlite")
    database.execute("pragma max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as caught:
        database.execute("create table plan (id)")
    database.close()
    assert "disken är full" == translate(complaint_of_sqlite(caught.value))


def test_an_unknown_complaint_of_sqlite_is_quoted() -> None:
    assert "SQLite säger ”new”" == translate(complaint_of_sqlite(sqlite3.Error("new")))


def test_a_file_where_a_folder_should_be_is_told_in_swedish(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("", "utf-8")
    answer = trygg("init", str(tmp_path / "plans"))
    assert 2 == answer.code
    assert "det finns redan något med det namnet" in answer.err
