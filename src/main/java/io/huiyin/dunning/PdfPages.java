package io.huiyin.dunning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jboss.logging.Logger;

/**
 * Pages of Chinese text as a PDF file: lines and words at places, A4, points from the lower left corner. What was used of a face is
 * embedded. A character is written with the first face that has it, and shows as a box where none has.
 */
final class PdfPages implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PdfPages.class);

    static final double WIDTH = 595;
    static final double HEIGHT = 842;

    /** What a file may take of the memory while it is made; more goes to a file that is deleted when it is closed. */
    private static final long MEMORY = 32 << 20;

    private final PDDocument document = new PDDocument(MemoryUsageSetting.setupMixed(MEMORY).streamCache);
    private final Deque<LetterFace> faces;
    private final List<LetterFace.Open> open = new ArrayList<>();
    private final List<PDType0Font> fonts = new ArrayList<>();
    private final Map<Integer, Glyph> glyphs = new HashMap<>();
    private PDPageContentStream page;

    /** @param font null for what no face has; @param width as a part of the size */
    private record Glyph(PDType0Font font, double width) {}

    PdfPages(String title, List<LetterFace> faces) {
        this.faces = new ArrayDeque<>(faces);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Huiyin");
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    void newPage() {
        draw(() -> {
            if (page != null) page.close();
            var added = new PDPage(PDRectangle.A4);
            document.addPage(added);
            page = new PDPageContentStream(document, added);
        });
    }

    void text(double x, double y, double size, String text) {
        double at = x;
        for (int from = 0, to; from < text.length(); from = to) {
            var font = glyph(text.codePointAt(from)).font;
            to = from;
            while (to < text.length() && glyph(text.codePointAt(to)).font == font) {
                to += Character.charCount(text.codePointAt(to));
            }
            var run = text.substring(from, to);
            if (font == null) boxes(at, y, size, run);
            else words(font, at, y, size, run);
            at += width(run, size);
        }
    }

    /** Ends where {@code right} says. */
    void textTo(double right, double y, double size, String text) {
        text(right - width(text, size), y, size, text);
    }

    void line(double from, double to, double y) {
        draw(() -> {
            page.setLineWidth(0.5f);
            page.moveTo((float) from, (float) y);
            page.lineTo((float) to, (float) y);
            page.stroke();
        });
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(each -> size * width(each)).sum();
    }

    /** Of a character, as a part of the size. */
    double width(int codePoint) {
        return glyph(codePoint).width;
    }

    /** Whether no character would show as a box. */
    boolean has(String text) {
        return text.codePoints().allMatch(each -> glyph(each).font != null);
    }

    byte[] bytes() {
        var file = new ByteArrayOutputStream();
        draw(() -> {
            if (page != null) page.close();
            document.save(file);
        });
        return file.toByteArray();
    }

    @Override
    public void close() {
        draw(() -> {
            try (document) {
                for (var each : open) each.close();
            }
        });
    }

    private void words(PDType0Font font, double x, double y, double size, String text) {
        draw(() -> {
            page.beginText();
            page.setFont(font, (float) size);
            page.newLineAtOffset((float) x, (float) y);
            page.showText(text);
            page.endText();
        });
    }

    private void boxes(double x, double y, double size, String text) {
        draw(() -> {
            page.setLineWidth(0.5f);
            double at = x;
            for (int each : text.codePoints().toArray()) {
                double side = size * (width(each) - 0.2);
                if (side > 0) page.addRect((float) (at + size / 10), (float) y, (float) side, (float) side);
                at += size * width(each);
            }
            page.stroke();
        });
    }

    private Glyph glyph(int codePoint) {
        return glyphs.computeIfAbsent(codePoint, each -> {
            try {
                return find(each);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Glyph find(int codePoint) throws IOException {
        for (int i = 0; i < open.size() || opensNext(); i++) {
            var font = open.get(i).font();
            int id = font.getUnicodeCmapLookup().getGlyphId(codePoint);
            if (id > 0) return new Glyph(fonts.get(i), (double) font.getAdvanceWidth(id) / font.getUnitsPerEm());
        }
        return new Glyph(null, isSilent(codePoint) ? 0 : 1);
    }

    /** A face that only fills in is left out where it cannot be read: its characters show as boxes, and the rest is whole. */
    private boolean opensNext() throws IOException {
        while (!faces.isEmpty()) {
            var face = faces.removeFirst();
            LetterFace.Open opened = null;
            try {
                opened = face.open();
                fonts.add(PDType0Font.load(document, opened.font(), true));
                open.add(opened);
                return true;
            } catch (IOException e) {
                if (opened != null) opened.close();
                if (open.isEmpty()) throw e;
                LOG.warnf(e, "%s fills in no characters", face);
            }
        }
        return false;
    }

    /** What changes how others look, and is nothing to look at itself. */
    private static boolean isSilent(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.NON_SPACING_MARK -> true;
            default -> false;
        };
    }

    private interface Drawing {
        void draw() throws IOException;
    }

    /** The file is in memory or in a temporary file of its own, so that only a fault of the machine's stops it. */
    private static void draw(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
