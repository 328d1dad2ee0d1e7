package io.huiyin.messaging;

import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A message that a sender has in hand.
 *
 * @param token what the sender must show when it settles the message: another one may have taken it over meanwhile
 * @param failed the ways that were refused for good
 * @param tries with this one
 * @param until when the lease ends
 */
record Claim(
        UUID id,
        UUID communityId,
        UUID token,
        SubjectRef recipient,
        String template,
        String language,
        List<ChannelKind> channels,
        ChannelKind channel,
        List<ChannelKind> failed,
        Wording subject,
        Wording body,
        QuietHours quietHours,
        ZoneId zone,
        int tries,
        Instant until) {}
