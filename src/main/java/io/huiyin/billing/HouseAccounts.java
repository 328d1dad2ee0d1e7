package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The rows of {@code fee_account}: whoever changes what houses owe or pay holds theirs, taken in the order of the houses, until
 * the end of the running transaction.
 */
@ApplicationScoped
class HouseAccounts {

    private final Database database;

    HouseAccounts(Database database) {
        this.database = database;
    }

    void lock(UUID communityId, UUID houseId) {
        var one = new Where().and("h.id = :house", "house", houseId);
        lock(communityId, one);
    }

    /** @param houses conditions on {@code house h} */
    void lock(UUID communityId, Where houses) {
        var chosen = "from house h where h.community_id = :lockedCommunity and " + houses.sql();
        // Two statements: the second sees what others committed while the first waited for them.
        houses.bindTo(database.handle().createUpdate("""
                        insert into fee_account (house_id, community_id)
                        select h.id, h.community_id %s order by h.id
                        on conflict on constraint fee_account_pk do nothing
                        """.formatted(chosen)))
                .bind("lockedCommunity", communityId)
                .execute();
        houses.bindTo(database.handle().createQuery("""
                        select count(*) from (
                            select from fee_account a
                             where a.house_id in (select h.id %s)
                             order by a.house_id
                               for update) held
                        """.formatted(chosen)))
                .bind("lockedCommunity", communityId)
                .mapTo(Long.class)
                .one();
    }
}
