package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive from a stranger. What its directory says of sizes is not believed: bytes are counted while they are
 * inflated, over all parts together and against the packed size of each, so that a bomb is found out after a few
 * megabytes. Reading a part again costs nothing of the budget.
 */
final class BoundedZip implements Closeable {

    private static final int MAX_ENTRIES = 5_000;
    private static final long RATIO_COUNTS_FROM = 4L << 20;
    private static final long MAX_RATIO = 200;

    private final ZipFile zip;
    private final long budget;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Map<String, Long> inflated = new HashMap<>();
    private long spent;

    /** @param budget bytes that all parts together may inflate to */
    BoundedZip(Path file, long budget) {
        this.budget = budget;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        } catch (ZipException | EOFException e) {
            // The latter where its directory points behind the end of the file.
            throw new FileRefused(FileFault.DAMAGED, Text.of("no readable zip archive", "压缩包无法读取"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (zip.size() > MAX_ENTRIES) {
            close();
            throw tooMany();
        }
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> entries.put(key(entry.getName()), entry));
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /** A part by its name, upper and lower case being the same as the format has it. */
    Optional<InputStream> open(String name) {
        var entry = entries.get(key(name));
        if (entry == null) return Optional.empty();
        try {
            return Optional.of(new Counted(zip.getInputStream(entry), key(name), entry.getCompressedSize()));
        } catch (IOException e) {
            throw new FileRefused(FileFault.DAMAGED, Text.of("no readable zip archive", "压缩包无法读取"));
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String name) {
        var slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    private static FileRefused tooMany() {
        return new FileRefused(FileFault.TOO_LARGE, Text.of("%,d parts in its archive", "压缩包内最多 %,d 个部件", MAX_ENTRIES));
    }

    /** Counts what comes out of one part, and stops where that can be no honest spreadsheet. */
    private final class Counted extends FilterInputStream {

        private final String part;
        private final long packed;
        private long read;

        Counted(InputStream in, String part, long packed) {
            super(in);
            this.part = part;
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) count(1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            if (got > 0) count(got);
            return got;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long bytes) {
            read += bytes;
            long known = inflated.getOrDefault(part, 0L);
            if (read > known) {
                inflated.put(part, read);
                spent += read - known;
            }
            boolean bomb = read > RATIO_COUNTS_FROM && read / packed > MAX_RATIO;
            if (bomb || spent > budget) {
                throw new FileRefused(
                        FileFault.TOO_LARGE,
                        Text.of("%,d MiB once unpacked, or is a zip bomb", "解压后最大 %,d MiB，或疑似压缩炸弹", budget >> 20));
            }
        }
    }
}
