"""Balance over time: the talk-time ratio in a window that slides over the scene.

Rule: in every window the leader's speech / (leader's + actor's speech); None where nobody speaks.
A scene shorter than one window is one point.

Units: seconds; ratios in [0, 1].

Known weaknesses: neighbouring points share most of their time; a point is no measure of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.segment import Seconds, Segment, cropped, total_s


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of the window.

    Parameters
    ----------
    balance_window_s
        Length of the window.
    balance_step_s
        From one window's start to the next.
    """

    balance_window_s: Seconds = 60.0
    balance_step_s: Seconds = 15.0


@dataclass(frozen=True, slots=True)
class BalancePoint:
    """The talk-time ratio of one window.

    Parameters
    ----------
    start_s, end_s
        The window.
    leader_s, actor_s
        Speech in it.
    """

    start_s: Seconds
    end_s: Seconds
    leader_s: Seconds
    actor_s: Seconds

    @property
    def ratio(self) -> float | None:
        """Leader's share, in [0, 1]; None where nobody speaks."""
        both_s = self.leader_s + self.actor_s
        return self.leader_s / both_s if both_s > 0 else None


def balance_over_time(
    conversation: Conversation, settings: Settings = Settings()
) -> tuple[BalancePoint, ...]:
    """Points of the balance, in order of time; empty where nobody speaks.

    Parameters
    ----------
    conversation
        One iteration.
    settings
        See :class:`Settings`.
    """
    if not conversation.ipus:
        return ()
    leader = conversation.activity_of(Role.LEADER)
    actor = conversation.activity_of(Role.ACTOR)
    return tuple(
        BalancePoint(
            window.start_s,
            window.end_s,
            total_s(cropped(leader, window)),
            total_s(cropped(actor, window)),
        )
        for window in _windows(conversation.scene, settings)
    )


def _windows(scene: Segment, settings: Settings) -> list[Segment]:
    """Windows inside the scene; the last one ends with it."""
    if scene.duration_s <= settings.balance_window_s:
        return [scene]
    windows, start_s = [], scene.start_s
    while start_s + settings.balance_window_s < scene.end_s:
        windows.append(Segment(start_s, start_s + settings.balance_window_s))
        start_s += settings.balance_step_s
    windows.append(Segment(scene.end_s - settings.balance_window_s, scene.end_s))
    return windows
