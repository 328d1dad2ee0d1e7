package io.huiyin.database;

import java.sql.Types;
import java.util.UUID;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds an id as PostgreSQL's own type, also where it is null; Jdbi would call a null one a text. */
class UuidArgument extends AbstractArgumentFactory<UUID> {

    UuidArgument() {
        super(Types.OTHER);
    }

    @Override
    protected Argument build(UUID value, ConfigRegistry config) {
        return (position, statement, context) -> statement.setObject(position, value);
    }
}
