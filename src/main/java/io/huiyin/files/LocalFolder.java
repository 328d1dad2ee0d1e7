package io.huiyin.files;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Bytes in a folder that nobody but the program reads: 256 folders below it, by the first two letters of the key. */
@ApplicationScoped
class LocalFolder implements Storage {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
    private static final String UNFINISHED = ".part";

    private final Path root;

    LocalFolder(FilesConfig config) {
        root = config.directory().toAbsolutePath();
    }

    @Override
    public void put(String key, Path source) {
        var place = place(key);
        try {
            Files.createDirectories(
                    place.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var unfinished = place.resolveSibling(key + UNFINISHED);
            copy(source, unfinished);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            force(place.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be kept", e);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (var from = FileChannel.open(source);
                var to = FileChannel.open(target, CREATE_NEW, WRITE)) {
            long size = from.size();
            for (long at = 0; at < size; ) at += from.transferTo(at, size - at, to);
            to.force(true);
        }
    }

    /** So that the name outlives a loss of power too. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(place(key));
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("the bytes of a file are gone from the folder of files", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of a file could not be read", e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(place(key));
            Files.deleteIfExists(place(key).resolveSibling(key + UNFINISHED));
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of a file could not be removed", e);
        }
    }

    @Override
    public List<String> putBefore(Instant moment, String after, int limit) {
        if (!Files.isDirectory(root)) return List.of();
        try (var paths = Files.walk(root, 2)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> isOlder(path, moment))
                    .map(path -> path.getFileName().toString().replace(UNFINISHED, ""))
                    .filter(key -> KEY.matcher(key).matches() && (after == null || key.compareTo(after) > 0))
                    .sorted()
                    .distinct()
                    .limit(limit)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of files could not be listed", e);
        }
    }

    private static boolean isOlder(Path path, Instant moment) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(moment);
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(String key) {
        if (!KEY.matcher(key).matches()) throw new IllegalArgumentException("not a key: " + key);
        return root.resolve(key.substring(0, 2)).resolve(key);
    }
}
