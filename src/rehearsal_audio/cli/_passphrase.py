"""The passphrase of a folder of results: from the environment or asked for, never an argument."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.vault import Vault

VARIABLE = "REHEARSAL_AUDIO_PASSPHRASE"
"""Environment variable that holds the passphrase."""


def vault_of(folder: Path, encrypt: bool) -> Vault | None:
    """The vault of a folder that is encrypted, or is to be from now on; None of any other.

    What an earlier run kept in the clear is encrypted now.

    Parameters
    ----------
    folder
        The folder of results.
    encrypt
        Whether to make a key where there is none.

    Raises
    ------
    RehearsalAudioError
        There is no passphrase, it is wrong, or pyrage is not installed.
    """
    from rehearsal_audio.artefacts import seal_kept
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.vault import KEY_NAME, open_vault

    is_new = not (folder / KEY_NAME).exists()
    if is_new and not encrypt:
        return None
    passphrase = os.environ.get(VARIABLE)
    if passphrase is None:
        if not sys.stdin.isatty():
            raise InputError(
                f"{folder} needs a passphrase: set {VARIABLE}, or run the command in a terminal"
            )
        passphrase = click.prompt(
            f"Passphrase for {folder}", hide_input=True, confirmation_prompt=is_new, err=True
        )
    vault = open_vault(folder, passphrase)
    seal_kept(folder, vault)
    return vault
