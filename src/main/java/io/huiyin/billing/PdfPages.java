package io.huiyin.billing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/**
 * Pages of Chinese text as a PDF file (ISO 32000-1): lines and words at places, A4, points from the lower left corner. It names the
 * standard Song face (宋体, STSong-Light) of the collection Adobe-GB1, which readers bring themselves, so that no font is shipped. A
 * character that the collection has not, such as most beyond the basic plane of Unicode, shows as a box.
 */
final class PdfPages {

    static final double WIDTH = 595;
    static final double HEIGHT = 842;

    private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";

    /** Latin letters and figures (CIDs 1 to 95) are half as wide as all others. */
    private static final List<String> FONT = List.of(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] "
                    + "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
                    + "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");

    private static final HexFormat HEX = HexFormat.of();

    private final List<StringBuilder> pages = new ArrayList<>();
    private StringBuilder page;

    void newPage() {
        page = new StringBuilder();
        pages.add(page);
    }

    int count() {
        return pages.size();
    }

    void text(double x, double y, double size, String text) {
        page.append(String.format(Locale.ROOT, "BT /F1 %.1f Tf %.1f %.1f Td <", size, x, y))
                .append(HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE)))
                .append("> Tj ET\n");
    }

    /** Ends where {@code right} says. */
    void textTo(double right, double y, double size, String text) {
        text(right - width(text, size), y, size, text);
    }

    void line(double from, double to, double y) {
        page.append(String.format(Locale.ROOT, "0.5 w %.1f %.1f m %.1f %.1f l S\n", from, y, to, y));
    }

    static double width(String text, double size) {
        return text.codePoints().mapToDouble(each -> size * width(each)).sum();
    }

    /** Of a character, as a part of the size. */
    static double width(int codePoint) {
        return codePoint >= 0x20 && codePoint < 0x7f ? 0.5 : 1;
    }

    byte[] bytes() {
        var file = new ByteArrayOutputStream();
        var places = new ArrayList<Integer>();
        // The second line tells whoever transfers the file that it is binary.
        file.writeBytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1));
        var kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) kids.append(6 + 2 * i).append(" 0 R ");
        object(file, places, CATALOG);
        object(file, places, "<< /Type /Pages /Kids [" + kids + "] /Count " + pages.size() + " >>");
        FONT.forEach(each -> object(file, places, each));
        for (var each : pages) {
            object(
                    file,
                    places,
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents "
                            + (places.size() + 2) + " 0 R >>");
            stream(file, places, each.toString());
        }
        int table = file.size();
        write(file, "xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> write(file, String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        write(file, "trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    private static void object(ByteArrayOutputStream file, List<Integer> places, String object) {
        places.add(file.size());
        write(file, places.size() + " 0 obj\n" + object + "\nendobj\n");
    }

    private static void stream(ByteArrayOutputStream file, List<Integer> places, String content) {
        var packed = packed(content);
        places.add(file.size());
        write(file, places.size() + " 0 obj\n<< /Length " + packed.length + " /Filter /FlateDecode >>\nstream\n");
        file.writeBytes(packed);
        write(file, "\nendstream\nendobj\n");
    }

    private static byte[] packed(String content) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written to it", e);
        }
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
