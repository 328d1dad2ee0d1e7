package io.huiyin.app.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of the embedded database's roles, made once and kept in a file that only this user can read.
 *
 * <p>They are hexadecimal, so that they can stand in SQL and in an address as they are.
 */
record DatabasePasswords(String superuser, String owner, String app) {

    /** Reads the file; without one, makes new passwords and writes it, on disk before this returns. */
    static DatabasePasswords readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            new DatabasePasswords(random(), random(), random()).write(file);
        }
        PrivateFile.close(file);
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new DatabasePasswords(
                required(properties, DatabaseRoles.SUPERUSER, file),
                required(properties, DatabaseRoles.OWNER, file),
                required(properties, DatabaseRoles.APP, file));
    }

    @Override
    public String toString() {
        return "DatabasePasswords[***]";
    }

    private void write(Path file) throws IOException {
        var text =
                "# Made at the first start. The embedded database can be opened with these alone: back them up with it.\n"
                        + "%s=%s\n%s=%s\n%s=%s\n"
                                .formatted(
                                        DatabaseRoles.SUPERUSER,
                                        superuser,
                                        DatabaseRoles.OWNER,
                                        owner,
                                        DatabaseRoles.APP,
                                        app);
        PrivateFile.write(file, text);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String required(Properties properties, String role, Path file) {
        var password = properties.getProperty(role);
        if (password == null || !password.matches("[0-9a-f]+")) {
            throw new CannotStart(file + " has no password for " + role + ": restore it from a backup.");
        }
        return password;
    }
}
