package io.huiyin.forms;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A controlled form (受控表单, AUD-02).
 *
 * @param code           unique in the community, as 客服-07
 * @param latestVersion  the number of the version that was published last
 * @param versionInForce the number of the one that is filled in today; absent before the first takes effect
 * @param fields         of the version in force
 * @param retiredAt      since when nobody fills it in any more
 */
public record Form(
        UUID id,
        UUID communityId,
        String code,
        String name,
        int latestVersion,
        Integer versionInForce,
        List<FormField> fields,
        Instant retiredAt,
        Instant createdAt,
        int version)
        implements Tagged {

    /** The version in force changes with the day. */
    @Override
    public String tag() {
        return version + "-" + (versionInForce == null ? 0 : versionInForce);
    }
}
