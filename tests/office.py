"""The program for offices that documents are opened in."""

import shutil

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
