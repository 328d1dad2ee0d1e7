package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * The lock of each house's money: whoever moves some of it waits here for whoever does so already, and so does whoever acts on what
 * is owed, until the running transaction ends.
 */
@ApplicationScoped
public class FeeAccounts {

    private final Database database;

    FeeAccounts(Database database) {
        this.database = database;
    }

    /**
     * Locks the account of a house, which is opened where there is none.
     *
     * @throws io.huiyin.kernel.ProblemException 422 for a house outside of the caller's areas
     */
    public void lock(UUID communityId, UUID houseId) {
        if (!isOfAreas(houseId)) throw Problems.unknownReference("/houseId");
        lock(communityId, new Where().and("h.id = :house", "house", houseId));
    }

    /** Whose duty is an area sees and moves the money of its houses, not of those that they see for a matter alone. */
    boolean isOfAreas(UUID houseId) {
        return database.handle()
                .createQuery("select huiyin_area_staff() is null or :house = any (huiyin_area_houses())")
                .bind("house", houseId)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Locks the accounts of many houses of a community, which are opened where there are none.
     *
     * @param houses conditions on {@code house h}
     */
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
