from __future__ import annotations

from dataclasses import replace

from rehearsal_audio.export.page.moments import KIND_OF, KINDS, moments_of
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import Behaviour


def test_every_behaviour_but_listening_sounds_has_a_kind():
    assert set(Behaviour) - set(KIND_OF) == {Behaviour.BACKCHANNEL}
    assert len(KIND_OF) == sum(len(kind.behaviours) for kind in KINDS)


def test_moments_are_the_leaders_in_order(poor):
    moments = moments_of(poor, wording())
    assert [one.start_s for one in moments] == sorted(one.start_s for one in moments)
    leaders = {one.id for one in poor.events if one.role is Role.LEADER}
    assert {one.id for one in moments} <= leaders


def test_the_same_kind_at_the_same_time_is_one_moment(poor):
    first, second = (
        replace(poor.events[0], id=name, behaviour=behaviour, role=Role.LEADER)
        for name, behaviour in (
            ("a", Behaviour.MINIMISING),
            ("b", Behaviour.NORMALISING),
        )
    )
    (moment,) = moments_of(replace(poor, events=(first, second)), wording())
    assert moment.name == "Playing it down, calling it usual"
    assert moment.behaviours == (Behaviour.MINIMISING, Behaviour.NORMALISING)


def test_every_kind_has_a_shape_and_a_name():
    from rehearsal_audio.export.page.templates import FOLDER

    shapes = (FOLDER / "marks.html.j2").read_text("utf-8")
    for kind in KINDS:
        assert f'id="m-{kind.name}"' in shapes
        assert wording().text(f"marks.{kind.name}", "name")
