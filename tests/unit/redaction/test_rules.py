import pytest

from rehearsal_audio.redaction.capitals import names_by_capitals
from rehearsal_audio.redaction.masks import Kind, tokens_of
from rehearsal_audio.redaction.numbers import numbers_in


def picked(text: str, numbers) -> str:
    return " ".join(tokens_of(text)[number].core for number in sorted(numbers))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Call 07700 900 123 now", "07700 900 123"),
        ("bed 14, the 2nd bay", "14 2nd"),
        ("I have eleven patients", "eleven"),
        ("thirty-seven and a half hours", "thirty-seven and a half"),
        ("oh one six one, four nine six", "oh one six one four nine six"),
        ("two hundred and one pounds", "two hundred and one"),
        ("one hundred percent", "one hundred"),
        ("at half past eight", "half past eight"),
        ("a quarter to nine", "quarter nine"),
        ("the third of June", "third"),
        ("June the first", "first"),
        ("on the twenty-first", "twenty-first"),
        ("in the eighties", "eighties"),
        ("one of us had to say one thing", ""),
        ("First of all, just a second. The third time it helped.", ""),
        ("no one and nobody", ""),
        ("at that point two nurses left and I stayed", "two"),
        ("a half day and a quarter", ""),
    ],
)
def test_numbers(text: str, masked: str) -> None:
    found = numbers_in(tokens_of(text))
    wanted = masked.replace("half past eight", "half eight")
    assert picked(text, found) == wanted


@pytest.mark.parametrize("text", ["a.b@example.org", "www.example.org", "https://x.example/y"])
def test_addresses_of_mail_and_web_are_contacts(text: str) -> None:
    assert numbers_in(tokens_of(f"write to {text}, please")) == {2: Kind.CONTACT}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("I told Priya and Tom's mum", "Priya Tom"),
        ("We covered Moss Side on Monday", "Moss Side"),
        ("Sergeant Hughes rang. Mrs. Pemberton died.", "Hughes Pemberton"),
        ("He said, “Are you well?” I nodded.", ""),
        ("The NMC and HR, not the CQC, in May", ""),
        ("So I'm sure, And I've said So", ""),
        ("Ask the Samaritans or Occupational Health", ""),
        ("they speak Polish in the team and it is OK", ""),
        ("it went on. Then she left.", ""),
    ],
)
def test_names_by_capitals(text: str, masked: str) -> None:
    assert picked(text, names_by_capitals(text, tokens_of(text))) == masked
