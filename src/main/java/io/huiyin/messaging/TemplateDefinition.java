package io.huiyin.messaging;

import io.huiyin.kernel.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind of message and its shipped words.
 *
 * @param code      in UPPER_SNAKE, a part of the contract
 * @param variables what its placeholders may name, each explained to whoever rewrites the words
 */
public record TemplateDefinition(String code, Map<String, Text> variables, Text subject, Text body) {

    /** The recipient's name: known to every template, filled in when the message leaves, and stored nowhere. */
    public static final String RECIPIENT_NAME = "recipientName";

    public TemplateDefinition {
        var all = new LinkedHashMap<>(variables);
        all.put(RECIPIENT_NAME, new Text("The recipient's name, filled in on sending", "收件人姓名，发送时填入"));
        variables = all;
    }
}
