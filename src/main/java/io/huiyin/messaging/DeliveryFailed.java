package io.huiyin.messaging;

import java.time.Duration;
import java.util.Optional;

/** A message did not go out. */
public class DeliveryFailed extends RuntimeException {

    private final boolean permanent;
    private final transient Duration retryAfter;

    /**
     * @param permanent whether another try is pointless, as with an address that the other side refuses
     * @param reason    for the record
     */
    public DeliveryFailed(boolean permanent, String reason, Throwable cause) {
        this(permanent, reason, null, cause);
    }

    /** @param retryAfter how long the other side asks to be left alone; null where it said nothing */
    private DeliveryFailed(boolean permanent, String reason, Duration retryAfter, Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
        this.retryAfter = retryAfter;
    }

    /** It may go out later, though not before a time that the other side names; null where it names none. */
    static DeliveryFailed untilLater(String reason, Duration retryAfter) {
        return new DeliveryFailed(false, reason, retryAfter, null);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    boolean isPermanent() {
        return permanent;
    }
}
