"""Encryption at rest in the age format: one key a folder, itself locked by a passphrase.

::

    passphrase --scrypt--> OUT/.key.age  holds  AGE-SECRET-KEY-1...  --X25519--> every *.age file

So a run asks scrypt once, however many files it opens, and anybody can open the files without
this package: ``age -d .key.age > key`` and ``age -d -i key FILE.age``.

Format: age-encryption.org/v1, through pyrage (the Rust implementation).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rehearsal_audio.errors import BackendError, InputError
from rehearsal_audio.files import write_whole

SUFFIX = ".age"
"""Ending of an encrypted file."""

KEY_NAME = ".key.age"
"""The folder's key, locked by the passphrase."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Encrypts and opens the files of one folder.

    Parameters
    ----------
    identity
        The secret key as age writes it; never shown.
    """

    identity: str = field(repr=False)

    def seal(self, content: bytes) -> bytes:
        """The content encrypted."""
        import pyrage

        own = pyrage.x25519.Identity.from_str(self.identity)
        sealed: bytes = pyrage.encrypt(content, [own.to_public()])
        return sealed

    def open(self, path: Path) -> bytes:
        """The content of an encrypted file.

        Raises
        ------
        InputError
            It is damaged, or was encrypted with another key.
        """
        import pyrage

        own = pyrage.x25519.Identity.from_str(self.identity)
        try:
            content: bytes = pyrage.decrypt(path.read_bytes(), [own])
        except pyrage.DecryptError:
            raise InputError(
                f"{path} cannot be decrypted: it is damaged or of another key; delete it, or bring "
                f"back the {KEY_NAME} that it was made with"
            ) from None
        return content


def open_vault(folder: Path, passphrase: str) -> Vault:
    """The vault of a folder; its key is made if there is none.

    Parameters
    ----------
    folder
        The folder of results.
    passphrase
        Opens or locks the key.

    Raises
    ------
    BackendError
        pyrage is not installed.
    InputError
        The passphrase is empty or wrong, or the key is damaged.
    """
    try:
        import pyrage
    except ImportError:
        raise BackendError(
            'encryption needs pyrage; install it: pip install "rehearsal-audio[encrypt]"'
        ) from None
    if not passphrase:
        raise InputError("the passphrase is empty; give one of several words")
    path = folder / KEY_NAME
    if not path.exists():
        identity = str(pyrage.x25519.Identity.generate())
        write_whole(path, pyrage.passphrase.encrypt(identity.encode("ascii"), passphrase))
        return Vault(identity)
    try:
        return Vault(pyrage.passphrase.decrypt(path.read_bytes(), passphrase).decode("ascii"))
    except (pyrage.DecryptError, UnicodeDecodeError):
        raise InputError(f"the passphrase does not open {path}; try again") from None
