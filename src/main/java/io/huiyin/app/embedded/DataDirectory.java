package io.huiyin.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of everything that must outlive the program, claimed by one program at a time.
 *
 * <p>The claim is a lock of the operating system, so that it ends with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final int userId;
    private final FileChannel claim;

    private DataDirectory(Path path, int userId, FileChannel claim) {
        this.path = path;
        this.userId = userId;
        this.claim = claim;
    }

    /**
     * Makes the directory if it is missing and claims it.
     *
     * @throws CannotStart if it cannot be written, or if another program has claimed it
     */
    static DataDirectory claim(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            var path = directory.toRealPath();
            return new DataDirectory(path, userIdFrom(path), lock(path));
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory %s cannot be written (%s): set HUIYIN_DATA_DIR to a directory that can."
                            .formatted(directory.toAbsolutePath(), reason(e)),
                    e);
        }
    }

    Path path() {
        return path;
    }

    /** Where PostgreSQL keeps its files. */
    Path cluster() {
        return path.resolve("postgres");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    Path passwords() {
        return path.resolve("database-passwords.properties");
    }

    /** The keys under which personal data is sealed. */
    Path keyset() {
        return path.resolve("keyset.json");
    }

    /** The user that runs this program, as the file system sees it; 0 is root. */
    int userId() {
        return userId;
    }

    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            throw new IllegalStateException("The claim on " + path + " could not be given back", e);
        }
    }

    private static int userIdFrom(Path path) throws IOException {
        var probe = Files.createTempFile(path, "probe", null);
        try {
            return (Integer) Files.getAttribute(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(
                path.resolve("huiyin.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            var holder = holderOf(channel);
            channel.close();
            throw new CannotStart(
                    "The data directory %s is in use by another Huiyin%s: stop that one, or set HUIYIN_DATA_DIR to another directory."
                            .formatted(path, holder.isEmpty() ? "" : " (process " + holder + ")"));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holderOf(FileChannel channel) throws IOException {
        var pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
