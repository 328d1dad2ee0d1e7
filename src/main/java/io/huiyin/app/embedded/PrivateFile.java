package io.huiyin.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file of secrets: readable by this user alone from its first moment, and there as a whole or not at all. */
final class PrivateFile {

    private static final String ONLY_THE_USER = "rw-------";

    private PrivateFile() {}

    /** Writes {@code text}; it is on disk before this returns. */
    static void write(Path file, String text) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (var channel = FileChannel.open(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyTheUser())) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes away whatever rights others were given meanwhile. */
    static void close(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(ONLY_THE_USER));
    }

    private static FileAttribute<Set<PosixFilePermission>> onlyTheUser() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_THE_USER));
    }
}
