package io.huiyin.outgoing;

/** An address that the program does not call. Its message holds nothing of the address: it may carry a secret. */
public class DestinationRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it is refused. */
    public enum Reason {
        /** It is no {@code https} address with a host. */
        NOT_HTTPS,
        /** It carries a user name or a password. */
        USER_INFO,
        /** The port is not among the allowed ones. */
        PORT,
        /** The host is no name of the public network, or a number that is not written as an address. */
        HOST,
        /** The host is not known now. */
        UNKNOWN_HOST,
        /** The host leads to an address that is not of the public network. */
        NOT_PUBLIC
    }

    private final Reason reason;

    DestinationRefused(Reason reason) {
        super("the destination is refused: " + reason, null);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
