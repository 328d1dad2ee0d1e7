package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller says his headers stand for (列映射), over the table of aliases: header to field, {@code ignore} to leave
 * a column out.
 */
final class HeaderMapping {

    static final HeaderMapping NONE = new HeaderMapping(Map.of());
    private static final String IGNORE = "ignore";

    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();

    /**
     * @param byHeader field labels by header; headers are compared as {@link HeaderName} does
     * @throws FileRefused if a field does not exist
     */
    HeaderMapping(Map<String, String> byHeader) {
        byHeader.forEach((header, label) -> {
            if (!IGNORE.equals(label) && Field.labelled(label).isEmpty()) {
                throw new FileRefused(
                        FileFault.BAD_MAPPING,
                        Text.of(
                                "there is no field %s, but: %s, %s",
                                "没有字段 %s，可用字段：%s, %s", label, Field.labels(), IGNORE));
            }
            labels.put(HeaderName.normalised(header), label);
            headers.put(HeaderName.normalised(header), header);
        });
    }

    /** What the header stands for; empty if nothing is known of it, or nothing is wanted. */
    Optional<Field> field(String header) {
        var label = labels.get(HeaderName.normalised(header));
        return label == null ? Field.knownAs(header) : Field.labelled(label);
    }

    boolean ignores(String header) {
        return IGNORE.equals(labels.get(HeaderName.normalised(header)));
    }

    /** @throws FileRefused if the mapping names a header that {@code present} does not have */
    void checkAgainst(java.util.List<String> present) {
        var missing = new HashMap<>(headers);
        present.forEach(header -> missing.remove(HeaderName.normalised(header)));
        if (missing.isEmpty()) return;
        var names = String.join(", ", missing.values());
        throw new FileRefused(FileFault.BAD_MAPPING, Text.of("the header row has no %s", "表头中没有：%s", names));
    }
}
