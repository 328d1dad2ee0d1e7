package io.huiyin.messaging;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * Takes messages in hand and settles them. Between the two no transaction runs and no row is locked: a lease says whose
 * they are.
 */
@ApplicationScoped
class Claims {

    static final String JOB = "sender";

    private static final Duration QUOTA_SPAN = Duration.ofMinutes(1);

    private final Database database;
    private final Templates templates;
    private final Events events;
    private final MessagingConfig config;
    private final Clock clock;

    Claims(Database database, Templates templates, Events events, MessagingConfig config, Clock clock) {
        this.database = database;
        this.templates = templates;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** The channels on which something is due, whether they have an adapter or lost it meanwhile. */
    List<ChannelKind> dueChannels() {
        return database.asSystem(
                JOB,
                () -> database.handle()
                        .createQuery("select distinct channel from message where due_at <= :now order by channel")
                        .bind("now", clock.instant())
                        .map((row, context) -> Columns.name(row, "channel", ChannelKind.class))
                        .list());
    }

    /** Up to {@code limit} messages of a channel that are due, or that a lost sender left, oldest first. */
    List<Claim> claim(ChannelKind channel, int limit) {
        return database.asSystem(JOB, () -> {
            var now = clock.instant();
            int allowed = Math.min(limit, leftOfQuota(channel, now));
            if (allowed <= 0) return List.of();
            var claims = database.handle()
                    .createQuery("""
                            update message set status = 'SENDING', claim = :token, due_at = :until, tries = tries + 1,
                                               version = version + 1
                             where id = any (array(
                                   select id from message
                                    where channel = :channel and due_at <= :now
                                    order by due_at, id
                                    limit :limit
                                      for update skip locked))
                            returning *
                            """)
                    .bind("token", Ids.next())
                    .bind("until", now.plus(config.sender().lease()))
                    .bind("channel", channel.name())
                    .bind("now", now)
                    .bind("limit", allowed)
                    .map((row, context) -> read(row))
                    .list();
            use(channel, claims.size());
            return claims.stream().sorted(Comparator.comparing(Claim::id)).toList();
        });
    }

    /** @return false if the lease had run out and another sender has the message, so that nothing was noted */
    boolean settle(Claim claim, Outcome outcome) {
        return database.in(Caller.job(JOB, claim.communityId()), () -> {
            var now = clock.instant();
            int settled = database.handle()
                    .createUpdate("""
                            update message set status = :status, channel = :channel, claim = null, due_at = :dueAt,
                                               tries = case when :refused then 0 else tries - :notATry end,
                                               failed_channels = case when :refused
                                                   then array_append(failed_channels, :way) else failed_channels end,
                                               settled_at = :settledAt,
                                               address = coalesce(:address, address), answer = coalesce(:answer, answer),
                                               provider_id = coalesce(:providerId, provider_id),
                                               version = version + 1
                             where id = :id and claim = :token
                            """)
                    .bind("id", claim.id())
                    .bind("token", claim.token())
                    .bind("status", outcome.status().name())
                    .bind("channel", outcome.channel().name())
                    .bind("dueAt", outcome.dueAt())
                    .bind("notATry", outcome.isATry() ? 0 : 1)
                    .bind("refused", outcome.isRefused())
                    .bind("way", claim.channel().name())
                    .bind("settledAt", outcome.isOver() ? now : null)
                    .bind("address", outcome.address())
                    .bind("answer", outcome.answer())
                    .bind("providerId", outcome.providerId())
                    .execute();
            if (settled == 1) publish(claim, outcome, now);
            return settled == 1;
        });
    }

    private void publish(Claim claim, Outcome outcome, Instant now) {
        if (outcome.status() == MessageStatus.SENT && templates.isLeavingOnRecord(claim.template())) {
            events.publish(new MessageSent(claim.id(), claim.communityId(), claim.template(), outcome.channel(), now));
        }
        if (outcome.status() == MessageStatus.DEAD) {
            events.publish(new MessageDied(
                    claim.id(), claim.communityId(), claim.template(), outcome.channel(), claim.tries(), now));
        }
        if (outcome.status() == MessageStatus.TO_DO) {
            events.publish(new ManualDelivery.HandedOver(
                    claim.id(), claim.communityId(), claim.template(), outcome.channel(), now));
        }
    }

    /** What may still leave in the running minute; the row stays locked, so that instances do not count at once. */
    private int leftOfQuota(ChannelKind channel, Instant now) {
        var bound = config.perMinute().get(channel);
        if (bound == null) return Integer.MAX_VALUE;
        return bound
                - database.handle()
                        .createQuery("""
                                insert into channel_quota as q (channel, since, used) values (:channel, :now, 0)
                                on conflict on constraint channel_quota_pk do update
                                   set since = case when q.since between :ended and :now then q.since else :now end,
                                       used = case when q.since between :ended and :now then q.used else 0 end
                                returning used
                                """)
                        .bind("channel", channel.name())
                        .bind("now", now)
                        .bind("ended", now.minus(QUOTA_SPAN).plusNanos(1_000))
                        .mapTo(Integer.class)
                        .one();
    }

    private void use(ChannelKind channel, int count) {
        if (count == 0 || !config.perMinute().containsKey(channel)) return;
        database.handle()
                .createUpdate("update channel_quota set used = used + :count where channel = :channel")
                .bind("count", count)
                .bind("channel", channel.name())
                .execute();
    }

    /**
     * Gives back what messages took of a channel's quota that did not leave by it: they are held, or go another way. Once
     * the minute in which they were claimed is over there is nothing to give back, nor after a sender was lost.
     */
    void giveBack(ChannelKind channel, int count, Instant claimedAt) {
        if (!config.perMinute().containsKey(channel)) return;
        database.asSystem(JOB, () -> {
            database.handle()
                    .createUpdate("update channel_quota set used = used - :count "
                            + "where channel = :channel and since <= :claimedAt")
                    .bind("count", count)
                    .bind("channel", channel.name())
                    .bind("claimedAt", claimedAt)
                    .execute();
        });
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "claim"),
                MessageRepository.reference(row, "recipient"),
                row.getString("template"),
                row.getString("language"),
                MessageRepository.channels(row, "channels"),
                Columns.name(row, "channel", ChannelKind.class),
                MessageRepository.channels(row, "failed_channels"),
                new Wording(row.getString("subject")),
                new Wording(row.getString("body")),
                new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class)),
                ZoneId.of(row.getString("time_zone")),
                row.getInt("tries"),
                Columns.instant(row, "due_at"));
    }
}
