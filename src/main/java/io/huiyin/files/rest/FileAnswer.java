package io.huiyin.files.rest;

import io.huiyin.files.Files;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** The bytes of a file as an attachment that no browser runs; also of files that other rooms keep closed. */
public final class FileAnswer {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._ -]");

    private FileAnswer() {}

    public static RestResponse<InputStream> of(Files.Content content) {
        var file = content.file();
        return RestResponse.ResponseBuilder.ok(content.bytes())
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .header("Repr-Digest", "sha-256=:" + base64(file.sha256()) + ":")
                .build();
    }

    /** RFC 6266: the name in ASCII for old readers, and as it is for all others. */
    private static String disposition(String name) {
        return "attachment; filename=\"" + NOT_PLAIN.matcher(name).replaceAll("_") + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    /** As RFC 8187 has it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
