package io.huiyin.callbacks;

import java.util.List;

/** How a callback stands. It leaves {@link #DUE} once and never comes back: the next answer owes the next round. */
public enum CallbackStatus {
    /** Owed, and in the queue. */
    DUE,
    /** The owner was asked; the scores say how it went. */
    DONE,
    /** Tried as often as the rule asks for, and nobody answered. */
    UNREACHABLE,
    /** Not to be made, for a reason on record. */
    EXEMPT;

    /** What can be done with a callback that stands so. */
    public List<CallbackAction> actions() {
        return this == DUE ? List.of(CallbackAction.values()) : List.of();
    }
}
