package io.huiyin.billing;

import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** The lock of each house's money: whoever moves some of it waits here for whoever does so already. */
@ApplicationScoped
class FeeAccounts {

    private final Database database;

    FeeAccounts(Database database) {
        this.database = database;
    }

    /** Locks the account of a house, which is opened where there is none. */
    void lock(UUID communityId, UUID houseId) {
        database.handle()
                .createUpdate("""
                        insert into fee_account (house_id, community_id) values (:house, :community)
                        on conflict on constraint fee_account_pk do nothing
                        """)
                .bind("house", houseId)
                .bind("community", communityId)
                .execute();
        database.handle()
                .createQuery("select house_id from fee_account where house_id = :house for update")
                .bind("house", houseId)
                .mapTo(UUID.class)
                .one();
    }

    /** Locks those that there are, always in one order, so that nobody waits in a circle. */
    void lock(Collection<UUID> houseIds) {
        database.handle()
                .createQuery("""
                        select count(*) from (
                            select from fee_account where house_id = any (:houses) order by house_id for update) locked
                        """)
                .bindArray("houses", UUID.class, houseIds.toArray())
                .mapTo(Long.class)
                .one();
    }
}
