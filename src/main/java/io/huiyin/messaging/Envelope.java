package io.huiyin.messaging;

import java.util.UUID;

/**
 * A message that is ready to leave. It lives in memory alone: the address and the recipient's name are stored nowhere.
 *
 * @param messageId the same at each try, so that the receiving side can recognise a doubled message
 * @param language  in which it is written: {@code zh} or {@code en}
 * @param address   in the channel's own form; null for {@link ChannelKind#LOG}
 */
public record Envelope(UUID messageId, String template, String language, String address, String subject, String body) {

    @Override
    public String toString() {
        return "Envelope[" + messageId + ", " + template + "]";
    }
}
