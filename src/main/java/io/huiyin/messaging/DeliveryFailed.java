package io.huiyin.messaging;

/** A message did not go out. */
public class DeliveryFailed extends RuntimeException {

    private final boolean permanent;

    /**
     * @param permanent whether another try is pointless, as with an address that the other side refuses
     * @param reason    for the record
     */
    public DeliveryFailed(boolean permanent, String reason, Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
    }

    boolean isPermanent() {
        return permanent;
    }
}
