package io.huiyin.database;

import java.util.UUID;

/**
 * The rows of a list's page as one walk per community along an index that begins with {@code community_id}, so that the
 * page of a quiet community costs the same however many rows its busy neighbours have.
 *
 * <p>Written as {@code community_id = :community order by id}, the planner knows that the community is constant and may walk
 * the primary key past all the neighbours' rows. An array of one community is no constant to it: only the index of the
 * community has this order.
 */
public final class CommunityWalk {

    private CommunityWalk() {}

    /**
     * What stands behind {@code from}: at most {@code :limit} rows of each community, to be ordered and cut again.
     *
     * @param alias       of the rows, also inside of {@code where} and {@code order}
     * @param communityId null walks every community of the scope
     * @param where       conditions on the rows alone; it gets {@code :community} where one is named
     * @param order       begins with the community, such as {@code t.community_id desc, t.id desc}
     */
    public static String from(String table, String alias, UUID communityId, Where where, String order) {
        if (communityId != null) where.with("community", communityId);
        return """
                (select %2$s.*
                   from unnest(%3$s) as walked (community)
                  cross join lateral (
                        select * from %1$s %2$s
                         where %2$s.community_id = any (array[walked.community]) and %4$s
                         order by %5$s
                         limit :limit) %2$s) %2$s
                """.formatted(
                        table,
                        alias,
                        communityId == null ? "huiyin_scope()" : "array[cast(:community as uuid)]",
                        where.sql(),
                        order);
    }
}
