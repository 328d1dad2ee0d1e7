package io.huiyin.reminders;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Ids;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.QuietHours;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code reminder_rule}. */
@ApplicationScoped
class RuleRepository {

    private final Database database;

    RuleRepository(Database database) {
        this.database = database;
    }

    /** A rule with the zone of its community. */
    record Zoned(ReminderRule rule, ZoneId zone) {}

    /** Gives a community a rule, if it has none of this code. */
    void seed(UUID communityId, Kind kind, Instant nextRunAt) {
        var terms = kind.standard();
        database.handle()
                .createUpdate("""
                        insert into reminder_rule (id, community_id, code, active, cron, look_ahead, look_back, channels,
                                                   next_run_at)
                        values (:id, :community, :code, :active, :cron, :lookAhead, :lookBack, :channels, :next)
                        on conflict on constraint reminder_rule_code_uq do nothing
                        """)
                .bind("id", Ids.next())
                .bind("community", communityId)
                .bind("code", kind.code())
                .bind("active", terms.active())
                .bind("cron", terms.cron())
                .bind("lookAhead", terms.lookAhead().toString())
                .bind("lookBack", terms.lookBack().toString())
                .bind("channels", names(terms.channels()))
                .bind("next", terms.active() ? nextRunAt : null)
                .execute();
    }

    Optional<ReminderRule> find(UUID id) {
        return database.handle()
                .createQuery("select * from reminder_rule where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Those of a code, of one community or of all in scope; at most two, which is enough to know that there are several. */
    List<ReminderRule> ofCode(String code, UUID communityId) {
        var where = new Where()
                .and("code = :code", "code", code)
                .and("community_id = :community", "community", communityId);
        return where.bindTo(database.handle()
                        .createQuery("select * from reminder_rule where " + where.sql() + " order by id limit 2"))
                .map((row, context) -> read(row))
                .list();
    }

    /** By id, after the rule {@code after}; what is null does not matter. */
    List<ReminderRule> list(UUID communityId, String code, UUID after, int limit) {
        var where = new Where()
                .and("community_id = :community", "community", communityId)
                .and("code = :code", "code", code)
                .and("id > :after", "after", after);
        return where.bindTo(database.handle()
                        .createQuery("select * from reminder_rule where " + where.sql() + " order by id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** The communities that lack a rule of one of the codes. */
    List<UUID> communitiesLacking(Collection<String> codes) {
        return database.handle()
                .createQuery("""
                        select c.id from community c
                         where exists (select from unnest(:codes) code
                                        where not exists (select from reminder_rule r
                                                           where r.community_id = c.id and r.code = code))
                         order by c.id
                        """)
                .bindArray("codes", String.class, codes.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** Active rules of all communities with their zones, by id, after {@code after}: for a run by hand. */
    List<Zoned> active(Collection<String> codes, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select r.*, c.time_zone from reminder_rule r join community c on c.id = r.community_id
                         where r.active and r.code = any (:codes) and (cast(:after as uuid) is null or r.id > :after)
                         order by r.id
                         limit :limit
                        """)
                .bindArray("codes", String.class, codes.toArray())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Zoned(read(row), ZoneId.of(row.getString("time_zone"))))
                .list();
    }

    Optional<ReminderRule> change(UUID id, Integer version, RuleTerms terms, Instant nextRunAt) {
        var quiet = terms.quietHours();
        return database.handle()
                .createQuery("""
                        update reminder_rule
                           set active = :active, cron = :cron, look_ahead = :lookAhead, look_back = :lookBack,
                               channels = :channels, quiet_from = cast(:quietFrom as time),
                               quiet_to = cast(:quietTo as time), next_run_at = :next, version = version + 1
                         where id = :id and version = :version
                        returning *
                        """)
                .bind("id", id)
                .bind("version", version)
                .bind("active", terms.active())
                .bind("cron", terms.cron())
                .bind("lookAhead", terms.lookAhead().toString())
                .bind("lookBack", terms.lookBack().toString())
                .bind("channels", names(terms.channels()))
                .bind("quietFrom", quiet == null ? null : quiet.from().toString())
                .bind("quietTo", quiet == null ? null : quiet.to().toString())
                .bind("next", nextRunAt)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Takes one rule that is due in hand, until a lease ends. */
    Optional<Zoned> claim(Collection<String> codes, Instant now, Instant until) {
        return database.handle()
                .createQuery("""
                        update reminder_rule r set claimed_until = :until
                          from community c
                         where c.id = r.community_id
                           and r.id = (select id from reminder_rule
                                        where code = any (:codes) and next_run_at <= :now
                                          and (claimed_until is null or claimed_until <= :now)
                                        order by next_run_at, id
                                        limit 1
                                          for update skip locked)
                        returning r.*, c.time_zone
                        """)
                .bindArray("codes", String.class, codes.toArray())
                .bind("now", now)
                .bind("until", until)
                .map((row, context) -> new Zoned(read(row), ZoneId.of(row.getString("time_zone"))))
                .findOne();
    }

    /** Notes that a rule ran, unless it was changed meanwhile and has another next run already. */
    void ran(ReminderRule rule, LocalDate on, Instant nextRunAt) {
        database.handle()
                .createUpdate("""
                        update reminder_rule
                           set last_run_on = greatest(last_run_on, :on), claimed_until = null,
                               next_run_at = case when next_run_at = :ranAt then :next else next_run_at end
                         where id = :id
                        """)
                .bind("id", rule.id())
                .bind("on", on)
                .bind("ranAt", rule.nextRunAt())
                .bind("next", nextRunAt)
                .execute();
    }

    private static List<ChannelKind> channels(ResultSet row) throws SQLException {
        return Columns.<String>list(row, "channels").stream()
                .map(ChannelKind::valueOf)
                .toList();
    }

    private static QuietHours quietHours(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        return from == null ? null : new QuietHours(from, row.getObject("quiet_to", LocalTime.class));
    }

    private static ReminderRule read(ResultSet row) throws SQLException {
        return new ReminderRule(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("code"),
                row.getBoolean("active"),
                row.getString("cron"),
                Period.parse(row.getString("look_ahead")),
                Period.parse(row.getString("look_back")),
                channels(row),
                quietHours(row),
                row.getString("code"),
                Columns.date(row, "last_run_on"),
                Columns.instant(row, "next_run_at"),
                row.getInt("version"));
    }

    private static String[] names(List<ChannelKind> channels) {
        return channels.stream().map(Enum::name).toArray(String[]::new);
    }
}
