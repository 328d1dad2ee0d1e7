package io.huiyin.messaging;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The words of a kind of message in one language, for one community.
 *
 * @param variables what placeholders in braces may name
 * @param shipped   whether these are the words that came with the program
 * @param changedAt when the community last changed them; absent if it never did
 * @param version   0 until they are first changed
 */
public record NotificationTemplate(
        UUID communityId,
        String code,
        String language,
        String subject,
        String body,
        List<Variable> variables,
        boolean shipped,
        Instant changedAt,
        int version)
        implements Tagged {

    /**
     * A value that a template can name as {@code {name}}.
     *
     * @param meaning in the template's language
     */
    public record Variable(String name, String meaning) {}
}
