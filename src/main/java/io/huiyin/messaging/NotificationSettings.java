package io.huiyin.messaging;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * How a community wants its messages.
 *
 * @param language              {@code zh} or {@code en}
 * @param quietHours            in which no message goes to a person; equal times: none
 * @param urgentIgnoreQuietHours whether what is urgent, such as an emergency repair at night, goes out all the same
 * @param version               0 until they are first changed
 */
public record NotificationSettings(
        UUID communityId, String language, QuietHours quietHours, boolean urgentIgnoreQuietHours, int version)
        implements Tagged {

    static NotificationSettings standard(UUID communityId) {
        return new NotificationSettings(communityId, Language.ZH.tag(), QuietHours.DEFAULT, false, 0);
    }
}
