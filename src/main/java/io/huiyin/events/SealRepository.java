package io.huiyin.events;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code audit_seal} and {@code audit_chain}, and the events as they are sealed. */
@ApplicationScoped
class SealRepository {

    private static final String OUTLINE =
            "s.community_id, s.number, s.from_tx::text::bigint as from_tx_number, s.from_seq, "
                    + "s.to_tx::text::bigint as to_tx_number, s.to_seq, s.events, s.previous_hash, s.hash, s.sealed_at";

    private final Database database;

    SealRepository(Database database) {
        this.database = database;
    }

    /** The communities with events behind their newest seal. */
    List<UUID> communitiesToSeal() {
        return database.handle()
                .createQuery("""
                        select community.id
                          from unnest(huiyin_scope() || :installation) as community (id)
                          left join audit_chain c on c.community_id = community.id
                         where exists (
                                select from event e
                                 where e.community_id = any (array[community.id])
                                   and (e.tx, e.seq) > (coalesce(c.tx, '0'), coalesce(c.seq, 0))
                                   and e.tx < (select huiyin_event_horizon()))
                        """)
                .bind("installation", DomainEvent.INSTALLATION)
                .mapTo(UUID.class)
                .list();
    }

    /** Every community that has a chain or may get one. */
    List<UUID> communitiesToCheck() {
        return database.handle()
                .createQuery("select id from unnest(huiyin_scope() || :installation) as community (id) "
                        + "union select community_id from audit_chain order by 1")
                .bind("installation", DomainEvent.INSTALLATION)
                .mapTo(UUID.class)
                .list();
    }

    /** Locks a chain for the running transaction; empty while another instance goes on with it. */
    Optional<ChainHead> lock(UUID communityId) {
        var beginning = ChainHead.beginning(communityId);
        database.handle()
                .createUpdate("insert into audit_chain (community_id, number, tx, seq, hash) "
                        + "values (:community, 0, '0', 0, :hash) on conflict do nothing")
                .bind("community", communityId)
                .bind("hash", beginning.hash())
                .execute();
        return database.handle()
                .createQuery("select *, tx::text::bigint as tx_number from audit_chain "
                        + "where community_id = :community for update skip locked")
                .bind("community", communityId)
                .map((row, context) -> readHead(row))
                .findOne();
    }

    /** Events behind a place that nothing still running can precede. */
    List<EventDigest> unsealed(ChainHead head, int limit) {
        return events(head.communityId(), head.place(), "e.tx < huiyin_event_horizon()", new Where(), limit);
    }

    /** Events behind {@code from}, up to and with {@code to}. */
    List<EventDigest> between(UUID communityId, Position from, Position to, int limit) {
        var bound = new Where().with("toTx", to.tx()).with("toSeq", to.seq());
        return events(communityId, from, "(e.tx, e.seq) <= (cast(cast(:toTx as text) as xid8), :toSeq)", bound, limit);
    }

    private List<EventDigest> events(UUID communityId, Position from, String until, Where bound, int limit) {
        return bound.bindTo(database.handle().createQuery("select " + EventDigest.COLUMNS + """
                                 from event e
                                where e.community_id = any (array[cast(:community as uuid)])
                                  and (e.tx, e.seq) > (cast(cast(:tx as text) as xid8), :seq)
                                  and %s
                                order by e.community_id, e.tx, e.seq
                                limit :limit
                                """.formatted(until)))
                .bind("community", communityId)
                .bind("tx", from.tx())
                .bind("seq", from.seq())
                .bind("limit", limit)
                .map((row, context) -> EventDigest.read(row))
                .list();
    }

    void append(SealedStretch seal) {
        database.handle()
                .createUpdate("""
                        insert into audit_seal (community_id, number, from_tx, from_seq, to_tx, to_seq, events, entries,
                                                previous_hash, hash, sealed_at)
                        values (:community, :number, cast(cast(:fromTx as text) as xid8), :fromSeq,
                                cast(cast(:toTx as text) as xid8), :toSeq, :events, :entries, :previous, :hash, :now)
                        """)
                .bind("community", seal.communityId())
                .bind("number", seal.number())
                .bind("fromTx", seal.from().tx())
                .bind("fromSeq", seal.from().seq())
                .bind("toTx", seal.to().tx())
                .bind("toSeq", seal.to().seq())
                .bind("events", seal.events())
                .bind("entries", seal.entries())
                .bind("previous", seal.previousHash())
                .bind("hash", seal.hash())
                .bind("now", seal.sealedAt())
                .execute();
        database.handle()
                .createUpdate(
                        "update audit_chain set number = :number, tx = cast(cast(:tx as text) as xid8), seq = :seq, "
                                + "hash = :hash where community_id = :community")
                .bind("community", seal.communityId())
                .bind("number", seal.number())
                .bind("tx", seal.to().tx())
                .bind("seq", seal.to().seq())
                .bind("hash", seal.hash())
                .execute();
    }

    /**
     * A chain as it stands.
     *
     * @param head    absent where none is kept
     * @param highest the highest number among the seals, 0 where there is none
     */
    record Chain(ChainHead head, long highest) {}

    Chain chain(UUID communityId) {
        return database.handle()
                .createQuery("""
                        select c.*, c.tx::text::bigint as tx_number,
                               (select coalesce(max(s.number), 0) from audit_seal s
                                 where s.community_id = wanted.id) as highest
                          from (select cast(:community as uuid) as id) wanted
                          left join audit_chain c on c.community_id = wanted.id
                        """)
                .bind("community", communityId)
                .map((row, context) -> new Chain(
                        Columns.uuid(row, "community_id") == null ? null : readHead(row), row.getLong("highest")))
                .one();
    }

    /** The seals behind {@code after} up to {@code last}, of about {@code events} events together and one at least. */
    List<SealedStretch> seals(UUID communityId, long after, long last, int events) {
        return database.handle()
                .createQuery("select " + OUTLINE + """
                        , s.entries
                         from (select *, sum(events) over (order by number) - events as before
                                 from (select * from audit_seal
                                        where community_id = :community and number > :after and number <= :last
                                        order by number
                                        limit 500) page) s
                        where before < :events
                        order by number
                        """)
                .bind("community", communityId)
                .bind("after", after)
                .bind("last", last)
                .bind("events", events)
                .map((row, context) -> readSeal(row))
                .list();
    }

    long countUnsealed(UUID communityId, Position sealed) {
        return database.handle()
                .createQuery(
                        "select count(*) from event e where e.community_id = any (array[cast(:community as uuid)]) "
                                + "and (e.tx, e.seq) > (cast(cast(:tx as text) as xid8), :seq)")
                .bind("community", communityId)
                .bind("tx", sealed.tx())
                .bind("seq", sealed.seq())
                .mapTo(Long.class)
                .one();
    }

    /** The newest first, below {@code before}. */
    List<AuditSeal> list(UUID communityId, Long before, int limit) {
        var where = new Where().and("s.number < :before", "before", before);
        var walk = CommunityWalk.from("audit_seal", "s", communityId, where, "s.community_id desc, s.number desc");
        return where.bindTo(database.handle()
                        .createQuery("select " + OUTLINE + " from " + walk + " order by s.number desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static AuditSeal read(ResultSet row) throws SQLException {
        var hex = HexFormat.of();
        return new AuditSeal(
                Columns.uuid(row, "community_id"),
                row.getLong("number"),
                new Position(row.getLong("from_tx_number"), row.getLong("from_seq")),
                new Position(row.getLong("to_tx_number"), row.getLong("to_seq")),
                row.getInt("events"),
                hex.formatHex(row.getBytes("previous_hash")),
                hex.formatHex(row.getBytes("hash")),
                Columns.instant(row, "sealed_at"));
    }

    private static SealedStretch readSeal(ResultSet row) throws SQLException {
        return new SealedStretch(
                Columns.uuid(row, "community_id"),
                row.getLong("number"),
                new Position(row.getLong("from_tx_number"), row.getLong("from_seq")),
                new Position(row.getLong("to_tx_number"), row.getLong("to_seq")),
                row.getInt("events"),
                row.getBytes("entries"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"),
                Columns.instant(row, "sealed_at"));
    }

    private static ChainHead readHead(ResultSet row) throws SQLException {
        return new ChainHead(
                Columns.uuid(row, "community_id"),
                row.getLong("number"),
                new Position(row.getLong("tx_number"), row.getLong("seq")),
                row.getBytes("hash"));
    }
}
