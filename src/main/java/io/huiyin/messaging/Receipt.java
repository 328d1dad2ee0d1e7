package io.huiyin.messaging;

/**
 * What the other side said when it took a message.
 *
 * @param answer     for the record; it must not name the address
 * @param providerId under which the other side knows the message; null where it said none
 */
public record Receipt(String answer, String providerId) {

    public static Receipt of(String answer) {
        return new Receipt(answer, null);
    }
}
