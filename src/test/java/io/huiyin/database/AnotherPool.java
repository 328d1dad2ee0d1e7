package io.huiyin.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.statement.SqlLogger;

/** The database as another instance of the program reaches it: through connections of its own, which share nothing with ours. */
public final class AnotherPool implements AutoCloseable {

    private final AgroalDataSource dataSource;

    public AnotherPool() throws SQLException {
        var config = ConfigProvider.getConfig();
        var settings = new AgroalDataSourceConfigurationSupplier();
        settings.connectionPoolConfiguration(pool -> pool.maxSize(2)
                .connectionFactoryConfiguration(connection -> connection
                        .jdbcUrl(config.getValue("quarkus.datasource.jdbc.url", String.class))
                        .principal(new NamePrincipal(config.getValue("quarkus.datasource.username", String.class)))
                        .credential(new SimplePassword(config.getValue("quarkus.datasource.password", String.class)))));
        dataSource = AgroalDataSource.from(settings);
    }

    public Database database() {
        return new Database(dataSource, Arc.container().select(SqlLogger.class));
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
