package io.huiyin.messaging;

import java.util.List;

/**
 * How a message may be sent.
 *
 * @param channels   best first; the recipient's own preference goes before, and {@link ChannelKind#LOG} is the last resort
 * @param quietHours of its own, or null for the community's
 * @param urgent     whether it may go out in quiet hours, where the community says so
 */
public record Delivery(List<ChannelKind> channels, QuietHours quietHours, boolean urgent) {

    public Delivery {
        channels = List.copyOf(channels);
    }

    public static Delivery by(ChannelKind... channels) {
        return new Delivery(List.of(channels), null, false);
    }

    public Delivery asUrgent() {
        return new Delivery(channels, quietHours, true);
    }
}
