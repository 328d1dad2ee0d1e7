package io.huiyin.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file that are taken (文件类型): pictures as telephones and scanners make them, and documents. What a file is
 * follows from its first bytes alone, whatever it is called and whatever its sender says that it is.
 */
enum MediaType {
    JPEG("image/jpeg", "jpg", "jpeg", "jpe"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    /** Photographs of newer telephones (HEVC in an ISO media container). */
    HEIC("image/heic", "heic", "heif"),
    PDF("application/pdf", "pdf");

    /** As many bytes as recognising needs. */
    static final int HEAD = 64;

    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis");

    private final String value;
    private final String[] extensions;

    MediaType(String value, String... extensions) {
        this.value = value;
        this.extensions = extensions;
    }

    /** The name of the type as HTTP has it. */
    String value() {
        return value;
    }

    /** @param head the first {@value #HEAD} bytes, or the whole file where it is shorter */
    static Optional<MediaType> of(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        return Arrays.stream(values()).filter(type -> type.recognises(text)).findFirst();
    }

    private boolean recognises(String head) {
        return switch (this) {
            case JPEG -> head.startsWith("\u00ff\u00d8\u00ff");
            case PNG -> head.startsWith("\u0089PNG\r\n\u001a\n");
            case GIF -> head.startsWith("GIF87a") || head.startsWith("GIF89a");
            case WEBP -> head.startsWith("RIFF") && head.startsWith("WEBPVP8", 8);
            case HEIC -> head.startsWith("ftyp", 4) && isHeic(head);
            case PDF -> head.startsWith("%PDF-1.") || head.startsWith("%PDF-2.");
        };
    }

    /** The container's own brand, or where that is a general one, a brand that it says to be compatible with. */
    private static boolean isHeic(String head) {
        if (head.length() < 16) return false;
        var brand = head.substring(8, 12);
        if (!brand.equals("mif1") && !brand.equals("msf1")) return HEIC_BRANDS.contains(brand);
        int end = Math.min(head.charAt(2) << 8 | head.charAt(3), head.length());
        for (int at = 16; at + 4 <= end; at += 4) {
            if (HEIC_BRANDS.contains(head.substring(at, at + 4))) return true;
        }
        return false;
    }

    /** A name that ends as files of this type do, so that no machine takes it for something else. */
    String fit(String name) {
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        boolean fits = Arrays.stream(extensions).anyMatch(extension -> lower.endsWith("." + extension));
        return fits ? name : name + "." + extensions[0];
    }
}
