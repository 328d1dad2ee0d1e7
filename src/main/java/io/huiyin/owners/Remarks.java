package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What is remarked of a household (备注): sealed, or in the clear where it is from before that. */
@ApplicationScoped
class Remarks {

    private final Protection protection;

    Remarks(Protection protection) {
        this.protection = protection;
    }

    byte[] sealed(UUID communityId, UUID id, String field, String remark) {
        return protection.seal(communityId, id, field, remark);
    }

    /**
     * Opens a remark of a row that has its {@code id} and {@code community_id}; null stays null.
     *
     * @param clear the column in which it used to stand; the sealed one is called so too, with {@code _sealed}
     */
    String read(ResultSet row, String field, String clear) throws SQLException {
        var sealed = row.getBytes(clear + "_sealed");
        return sealed == null
                ? row.getString(clear)
                : protection.open(Columns.uuid(row, "community_id"), Columns.uuid(row, "id"), field, sealed);
    }
}
