package io.huiyin.testing;

import io.huiyin.app.embedded.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One PostgreSQL for all tests of a run, with the roles that the program finds in production. Every {@code @QuarkusTest} has
 * it, by the entry in {@code META-INF/services}.
 *
 * <p>Quarkus restarts its resources with the application, and may load this class anew for it; the server goes on. So the
 * settings are kept as system properties, and the server ends with the process. Sessions stand in a time zone that no
 * community has, so that a mistake about zones cannot hide.
 */
public class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private static final Path DIRECTORY = Path.of("target", "test-database");
    private static final String REMEMBERED = "huiyin.testing.";

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            if (System.getProperty(REMEMBERED + "quarkus.datasource.jdbc.url") == null) {
                startDatabase().settings().forEach((name, value) -> System.setProperty(REMEMBERED + name, value));
            }
        }
        var settings = new HashMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(REMEMBERED)) {
                settings.put(name.substring(REMEMBERED.length()), System.getProperty(name));
            }
        }
        settings.put("quarkus.datasource.jdbc.new-connection-sql", "set time zone 'America/Los_Angeles'");
        settings.put("huiyin.data-dir", DIRECTORY.toAbsolutePath().toString());
        return settings;
    }

    @Override
    public void stop() {
        // The next application of this run uses the same server; see the shutdown hook.
    }

    private static EmbeddedDatabase startDatabase() {
        var directory = DIRECTORY.toAbsolutePath();
        var distributions = Path.of("target", "postgresql").toAbsolutePath();
        if (Files.exists(directory.resolve("postgres"))) {
            // Of a run that was killed: its server may still be there, and is taken over to be stopped.
            EmbeddedDatabase.startThrowaway(directory, distributions).close();
        }
        TestDirectories.delete(directory);
        var database = EmbeddedDatabase.startThrowaway(directory, distributions);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            database.close();
            TestDirectories.delete(directory);
        }));
        return database;
    }
}
