package io.huiyin.warranty;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class WarrantyRepository {

    private final Database database;

    WarrantyRepository(Database database) {
        this.database = database;
    }

    /**
     * Makes what is missing, moves what follows a corrected handover, and lengthens what a longer term gives; a date that
     * was set by hand stays, and no promise gets shorter. One statement, for some houses or a whole community.
     *
     * @param houses null for every house of the community
     * @return how many items were made or moved
     */
    int make(UUID communityId, Collection<UUID> houses, Instant now) {
        return database.handle()
                .createUpdate("""
                        insert into warranty_item (id, community_id, house_id, part, starts_on, expires_on, created_at)
                        select gen_random_uuid(), h.community_id, h.id, t.part, h.handed_over_on,
                               case when t.years is not null
                                    then (h.handed_over_on + make_interval(years => t.years))::date
                                    when t.seasons is not null
                                    then warranty_season_end(h.handed_over_on, s, t.seasons) end,
                               :now
                          from house h
                          join warranty_term t on t.community_id = h.community_id
                          left join warranty_season s on s.community_id = h.community_id and s.part = t.part
                         where h.community_id = :community and h.handed_over_on is not null
                           and (:all or h.id = any (:houses))
                        on conflict on constraint warranty_item_part_uq do update
                           set starts_on = excluded.starts_on, expires_on = excluded.expires_on,
                               version = warranty_item.version + 1
                         where not warranty_item.adjusted
                           and (warranty_item.starts_on <> excluded.starts_on
                                or excluded.expires_on > warranty_item.expires_on
                                or warranty_item.expires_on is null and excluded.expires_on is not null)
                        """)
                .bind("community", communityId)
                .bind("all", houses == null)
                .bindArray("houses", UUID.class, houses == null ? List.of() : List.copyOf(houses))
                .bind("now", now)
                .execute();
    }

    /** Takes back what a handover made that did not happen. */
    void remove(UUID houseId) {
        database.handle()
                .createUpdate("delete from warranty_item where house_id = :house")
                .bind("house", houseId)
                .execute();
    }

    void seed(UUID communityId) {
        var batch = database.handle()
                .prepareBatch("insert into warranty_term (id, community_id, part, years, seasons) "
                        + "values (gen_random_uuid(), :community, :part, :years, :seasons)");
        for (var part : WarrantyPart.values()) {
            batch.bind("community", communityId)
                    .bind("part", part.name())
                    .bind("years", part.leastYears())
                    .bind("seasons", part.leastSeasons())
                    .add();
        }
        batch.execute();
        // The northern heating period of the national heating code, and three summer months; both are data to change.
        database.handle().createUpdate("""
                        insert into warranty_season (id, community_id, part, starts_month, starts_day, ends_month, ends_day)
                        values (gen_random_uuid(), :community, 'HEATING', 11, 15, 3, 15),
                               (gen_random_uuid(), :community, 'COOLING', 6, 15, 9, 15)
                        """).bind("community", communityId).execute();
    }

    Optional<Warranty> find(UUID id) {
        return database.handle()
                .createQuery("select * from warranty_item where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Only the conditions that are asked for, so that each list is walked along its index. */
    List<Warranty> page(WarrantyFilter filter, Cursor cursor, int limit) {
        var conditions = new ArrayList<String>();
        if (filter.communityId() != null) conditions.add("community_id = :community");
        if (filter.houseId() != null) conditions.add("house_id = :house");
        if (filter.expiresFrom() != null) conditions.add("expires_on >= :from");
        if (filter.expiresTo() != null) conditions.add("expires_on <= :to");
        var lastDay = cursor == null || cursor.text(0).isEmpty() ? null : LocalDate.parse(cursor.text(0));
        if (lastDay != null) conditions.add("((expires_on, id) > (:lastDay, :lastId) or expires_on is null)");
        if (cursor != null && lastDay == null) conditions.add("expires_on is null and id > :lastId");
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query = database.handle()
                .createQuery("select * from warranty_item" + where + " order by expires_on, id limit :limit")
                .bind("limit", limit);
        if (filter.communityId() != null) query.bind("community", filter.communityId());
        if (filter.houseId() != null) query.bind("house", filter.houseId());
        if (filter.expiresFrom() != null) query.bind("from", filter.expiresFrom());
        if (filter.expiresTo() != null) query.bind("to", filter.expiresTo());
        if (lastDay != null) query.bind("lastDay", lastDay);
        if (cursor != null) query.bind("lastId", cursor.uuid(1));
        return query.map((row, context) -> read(row)).list();
    }

    Optional<Warranty> adjust(UUID id, int version, LocalDate expiresOn) {
        return database.handle()
                .createQuery("""
                        update warranty_item set expires_on = :expires, adjusted = true, version = version + 1
                         where id = :id and version = :version
                        returning *
                        """)
                .bind("id", id)
                .bind("version", version)
                .bind("expires", expiresOn)
                .map((row, context) -> read(row))
                .findOne();
    }

    void markReminded(Collection<UUID> ids, Instant at) {
        database.handle()
                .createUpdate("update warranty_item set reminded_at = :at where id = any(:ids) and reminded_at is null")
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("at", at)
                .execute();
    }

    List<WarrantyTerm> terms(UUID communityId) {
        return database.handle()
                .createQuery("select * from warranty_term where community_id = :community order by part")
                .bind("community", communityId)
                .map((row, context) -> term(row))
                .list();
    }

    Optional<WarrantyTerm> term(UUID id) {
        return database.handle()
                .createQuery("select * from warranty_term where id = :id")
                .bind("id", id)
                .map((row, context) -> term(row))
                .findOne();
    }

    Optional<WarrantyTerm> changeTerm(UUID id, int version, Integer years, Integer seasons) {
        return database.handle()
                .createQuery("""
                        update warranty_term set years = :years, seasons = :seasons, version = version + 1
                         where id = :id and version = :version
                        returning *
                        """)
                .bind("id", id)
                .bind("version", version)
                .bind("years", years)
                .bind("seasons", seasons)
                .map((row, context) -> term(row))
                .findOne();
    }

    List<WarrantySeason> seasons(UUID communityId) {
        return database.handle()
                .createQuery("select * from warranty_season where community_id = :community order by part")
                .bind("community", communityId)
                .map((row, context) -> season(row))
                .list();
    }

    Optional<WarrantySeason> season(UUID id) {
        return database.handle()
                .createQuery("select * from warranty_season where id = :id")
                .bind("id", id)
                .map((row, context) -> season(row))
                .findOne();
    }

    Optional<WarrantySeason> changeSeason(UUID id, int version, java.time.MonthDay starts, java.time.MonthDay ends) {
        return database.handle()
                .createQuery("""
                        update warranty_season
                           set starts_month = :startsMonth, starts_day = :startsDay, ends_month = :endsMonth,
                               ends_day = :endsDay, version = version + 1
                         where id = :id and version = :version
                        returning *
                        """)
                .bind("id", id)
                .bind("version", version)
                .bind("startsMonth", starts.getMonthValue())
                .bind("startsDay", starts.getDayOfMonth())
                .bind("endsMonth", ends.getMonthValue())
                .bind("endsDay", ends.getDayOfMonth())
                .map((row, context) -> season(row))
                .findOne();
    }

    private static Warranty read(ResultSet row) throws SQLException {
        return new Warranty(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.name(row, "part", WarrantyPart.class),
                Columns.date(row, "starts_on"),
                Columns.date(row, "expires_on"),
                row.getBoolean("adjusted"),
                Columns.instant(row, "reminded_at"),
                row.getInt("version"));
    }

    private static WarrantyTerm term(ResultSet row) throws SQLException {
        return new WarrantyTerm(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.name(row, "part", WarrantyPart.class),
                Columns.integer(row, "years"),
                Columns.integer(row, "seasons"),
                row.getInt("version"));
    }

    private static WarrantySeason season(ResultSet row) throws SQLException {
        return new WarrantySeason(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.name(row, "part", WarrantyPart.class),
                "%02d-%02d".formatted(row.getInt("starts_month"), row.getInt("starts_day")),
                "%02d-%02d".formatted(row.getInt("ends_month"), row.getInt("ends_day")),
                row.getInt("version"));
    }
}
