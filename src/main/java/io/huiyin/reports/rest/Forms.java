package io.huiyin.reports.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/**
 * The forms that a report takes: data, a workbook, a chart. A plain {@link Response} lets the entity of each answer say what writes
 * it; a type parameter would be settled when the program is built.
 */
final class Forms {

    static final String JSON = MediaType.APPLICATION_JSON;
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String SVG = "image/svg+xml";

    /** Even if it is opened as a page of its own, nothing in it runs or is fetched. */
    private static final String SEALED = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private Forms() {}

    /**
     * Which of the forms that are offered the caller likes best; the first of them where all are equal. One that takes none of
     * them was answered 406 already.
     */
    static String wanted(HttpHeaders headers, String... offered) {
        for (var accepted : headers.getAcceptableMediaTypes()) {
            for (var form : List.of(offered)) {
                if (accepted.isCompatible(MediaType.valueOf(form))) return form;
            }
        }
        return offered[0];
    }

    static Response data(Object answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    static Response workbook(InputStream bytes, String name) {
        return Response.ok(bytes)
                .header(HttpHeaders.CONTENT_TYPE, XLSX)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".xlsx\"")
                .header("Content-Security-Policy", SEALED)
                .build();
    }

    static Response chart(String drawing) {
        return Response.ok(drawing)
                .header(HttpHeaders.CONTENT_TYPE, SVG)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", SEALED)
                .build();
    }
}
