package io.huiyin.app;

import io.huiyin.app.embedded.CannotStart;
import io.huiyin.app.embedded.EmbeddedDatabase;
import io.huiyin.app.http.UnroutedRequests;
import io.huiyin.protection.Keyset;
import io.huiyin.protection.UnusableKeyset;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Where the program begins: with a database of its own, unless one is configured.
 *
 * <p>The database comes before Quarkus, which finds it as it finds any other, by settings.
 */
@QuarkusMain
public class Huiyin {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String HTTP_HOST = "quarkus.http.host";
    private static final String KEYSET = "huiyin.protection.keyset";
    private static final String DATA_DIRECTORY = "huiyin.data-dir";

    /** Set by the program alone: whether it runs on the database that it brought along. */
    private static final String EMBEDDED = "huiyin.embedded";

    public static void main(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals(Keyset.COMMAND)) {
            System.out.println(Keyset.generate());
            return;
        }
        var config = ConfigProvider.getConfig();
        var step = arguments.length == 1 ? Keyset.Step.of(arguments[0]) : Optional.<Keyset.Step>empty();
        if (step.isPresent()) {
            printKeyset(step.get(), config);
            return;
        }
        try {
            if (config.getOptionalValue(JDBC_URL, String.class).isEmpty()) {
                startEmbeddedDatabase(config);
            }
            checkKeyset(config);
        } catch (CannotStart | UnusableKeyset e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.setProperty(UnroutedRequests.LEAVE_ADDRESSES_TO_US, "true");
        Quarkus.run(Ready.class, arguments);
    }

    private static void printKeyset(Keyset.Step step, Config config) {
        try {
            System.out.println(Keyset.after(step, config.getOptionalValue(KEYSET, String.class)));
        } catch (UnusableKeyset e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Before anything else begins: without its keys the program could neither read nor write personal data. */
    private static void checkKeyset(Config config) {
        Keyset.read(config.getOptionalValue(KEYSET, String.class));
    }

    private static void startEmbeddedDatabase(Config config) {
        var directory = Path.of(config.getValue(DATA_DIRECTORY, String.class));
        var starting = new FutureTask<>(() -> EmbeddedDatabase.start(directory));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterTheApplication(starting), "database-stop"));
        starting.run();
        var database = resultOf(starting);
        database.whenLost(() -> {
            Logger.getLogger(Huiyin.class)
                    .errorf(
                            "The embedded PostgreSQL ended by itself, see its log in %s. The program stops.",
                            directory);
            Quarkus.asyncExit(1);
        });
        database.settings().forEach(System::setProperty);
        System.setProperty(EMBEDDED, "true");
        if (config.getOptionalValue(HTTP_HOST, String.class).isEmpty()) {
            System.setProperty(HTTP_HOST, "127.0.0.1");
        }
    }

    /** Runs beside Quarkus' own shutdown hook: what the application still writes while it stops must find the database. */
    private static void stopAfterTheApplication(FutureTask<EmbeddedDatabase> starting) {
        var application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        try {
            resultOf(starting).close();
        } catch (CannotStart e) {
            // Then there is nothing to stop, and the starting thread says why.
            return;
        }
    }

    private static EmbeddedDatabase resultOf(FutureTask<EmbeddedDatabase> starting) {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotStart known) {
                throw known;
            }
            throw new IllegalStateException("The embedded database could not be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the embedded database was starting", e);
        }
    }
}
