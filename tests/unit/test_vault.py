import pickle
from pathlib import Path

import pytest

from rehearsal_audio.artefacts import Artefacts
from rehearsal_audio.errors import InputError
from rehearsal_audio.vault import KEY_NAME, Vault, open_vault

pyrage = pytest.importorskip("pyrage", reason="the extra encrypt is not installed")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock without scrypt, which takes a second or more on purpose."""

    def decrypt(content: bytes, passphrase: str) -> bytes:
        head = passphrase.encode() + b":"
        if not content.startswith(head):
            raise pyrage.DecryptError("no match")
        return content.removeprefix(head)

    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda c, p: p.encode() + b":" + c)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)


@pytest.fixture
def vault() -> Vault:
    return Vault(str(pyrage.x25519.Identity.generate()))


@pytest.mark.models  # not for its weights: scrypt is slow on purpose
def test_the_key_is_locked_by_the_passphrase_as_age_does_it(tmp_path: Path) -> None:
    sealed = open_vault(tmp_path, "correct horse").seal(b"words")
    key = pyrage.passphrase.decrypt((tmp_path / KEY_NAME).read_bytes(), "correct horse")
    identity = pyrage.x25519.Identity.from_str(key.decode())
    assert sealed.startswith(b"age-encryption.org/v1")
    assert pyrage.decrypt(sealed, [identity]) == b"words"
    with pytest.raises(InputError, match=r"does not open .*; try again"):
        open_vault(tmp_path, "wrong")


@pytest.mark.usefixtures("quick")
def test_the_same_passphrase_opens_what_was_sealed(tmp_path: Path) -> None:
    path = tmp_path / "a.age"
    path.write_bytes(open_vault(tmp_path, "correct horse").seal(b"words"))
    assert b"words" not in path.read_bytes()
    assert open_vault(tmp_path, "correct horse").open(path) == b"words"


@pytest.mark.parametrize("passphrase", ["wrong", "correct horse "])
@pytest.mark.usefixtures("quick")
def test_a_wrong_passphrase_is_one_line(tmp_path: Path, passphrase: str) -> None:
    open_vault(tmp_path, "correct horse")
    with pytest.raises(InputError, match=r"the passphrase does not open .*\.key\.age; try again"):
        open_vault(tmp_path, passphrase)


def test_an_empty_passphrase_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the passphrase is empty"):
        open_vault(tmp_path, "")
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("quick")
def test_a_damaged_key_or_file_is_one_line(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / KEY_NAME).write_bytes(b"x:\xff")
    with pytest.raises(InputError, match="does not open"):
        open_vault(tmp_path, "x")
    damaged = tmp_path / "a.age"
    damaged.write_bytes(vault.seal(b"words")[:-3])
    with pytest.raises(InputError, match="it is damaged or of another key"):
        vault.open(damaged)


def test_the_key_is_not_shown_and_reaches_workers(vault: Vault) -> None:
    assert "SECRET" not in repr(vault)
    assert pickle.loads(pickle.dumps(vault)) == vault


def test_artefacts_are_kept_encrypted_and_what_lay_in_the_clear_goes(
    vault: Vault, tmp_path: Path
) -> None:
    Artefacts(tmp_path).keep("words", "k1", lambda: {"a": "secret"})
    kept = Artefacts(tmp_path, vault=vault)
    assert kept.keep("words", "k1", lambda: pytest.fail("computed again")) == {"a": "secret"}
    assert [path.name for path in tmp_path.iterdir()] == ["words-k1.json.age"]
    assert kept.keep("words", "k1", lambda: pytest.fail("computed again")) == {"a": "secret"}
    assert b"secret" not in (tmp_path / "words-k1.json.age").read_bytes()
