package io.huiyin.messaging;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * A message that a room wants to be sent.
 *
 * @param id        of the message that it becomes
 * @param zone      of the community, for its quiet hours
 * @param recipient who is told; null where nobody is there: the message is recorded as {@link ChannelKind#LOG}
 * @param about     the one thing that it is about, or null
 * @param values    for the template's variables; ids, numbers, dates and names of things, never a person's data
 * @param dedupeKey the same for what must not be sent twice, in this community
 */
public record Draft(
        UUID id,
        UUID communityId,
        ZoneId zone,
        SubjectRef recipient,
        SubjectRef about,
        String template,
        Map<String, Text> values,
        Delivery delivery,
        String dedupeKey) {}
