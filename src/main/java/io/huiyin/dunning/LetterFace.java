package io.huiyin.dunning;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * A face that letters can be written with (字体).
 *
 * @param file null for the one that the program brings
 * @param name of a face in a collection; null for its first
 */
record LetterFace(Path file, String name) {

    /** WenQuanYi Micro Hei (文泉驿微米黑, Apache-2.0). */
    static final LetterFace BUNDLED = new LetterFace(null, null);

    private static final String BUNDLED_FILE = "/fonts/wqy-microhei.ttc";

    /** @param written a file, or {@code file#name} */
    static LetterFace of(String written) {
        int mark = written.indexOf('#');
        return mark < 0
                ? new LetterFace(Path.of(written), null)
                : new LetterFace(Path.of(written.substring(0, mark)), written.substring(mark + 1));
    }

    boolean isThere() {
        return Files.isReadable(file);
    }

    /** An open face reads from its file until it is closed. */
    record Open(TrueTypeFont font, Closeable file) implements Closeable {

        @Override
        public void close() throws IOException {
            try (font) {
                file.close();
            }
        }
    }

    /** @throws IOException for a file that is no font with TrueType outlines, which are those that a part can be taken of */
    Open open() throws IOException {
        var opened = isCollection() ? ofCollection() : alone();
        // Latin ligatures would stand in the file as one character that nobody finds by searching.
        opened.font().setEnableGsub(false);
        if (opened.font().getTableMap().containsKey("CFF ")) {
            opened.close();
            throw new IOException("its outlines are PostScript's, not TrueType's");
        }
        return opened;
    }

    private boolean isCollection() throws IOException {
        if (file == null) return true;
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("ttcf");
        }
    }

    private Open alone() throws IOException {
        var font = new TTFParser().parse(new RandomAccessReadBufferedFile(file));
        return new Open(font, () -> {});
    }

    private Open ofCollection() throws IOException {
        var collection = collection();
        try {
            List<TrueTypeFont> found = new ArrayList<>();
            collection.processAllFonts(font -> {
                if (found.isEmpty() && (name == null || name.equals(font.getName()))) found.add(font);
            });
            if (found.isEmpty()) throw new IOException("it has no face " + name);
            return new Open(found.getFirst(), collection);
        } catch (IOException e) {
            collection.close();
            throw e;
        }
    }

    private TrueTypeCollection collection() throws IOException {
        if (file != null) return new TrueTypeCollection(file.toFile());
        try (var in = LetterFace.class.getResourceAsStream(BUNDLED_FILE)) {
            return new TrueTypeCollection(in);
        }
    }

    @Override
    public String toString() {
        return file == null ? "the font that the program brings" : file.toString();
    }
}
