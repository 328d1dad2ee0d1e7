package io.huiyin.dunning;

import io.huiyin.messaging.ChannelKind;
import java.util.Arrays;
import java.util.Optional;

/** How somebody is reminded of a debt (催缴方式). */
public enum DunningMethod {
    PHONE(null),
    VISIT(null),
    LETTER(null),
    SMS(ChannelKind.SMS),
    WECHAT(ChannelKind.WECHAT),
    EMAIL(ChannelKind.E_MAIL);

    private final ChannelKind channel;

    /** @param channel by which a message does it; null for what people do */
    DunningMethod(ChannelKind channel) {
        this.channel = channel;
    }

    /** Empty for a channel by which nobody is reminded of a debt. */
    static Optional<DunningMethod> by(ChannelKind channel) {
        return Arrays.stream(values())
                .filter(method -> method.channel == channel)
                .findFirst();
    }
}
