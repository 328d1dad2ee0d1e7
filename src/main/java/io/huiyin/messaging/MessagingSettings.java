package io.huiyin.messaging;

import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.UUID;

/** What each community has decided about its messages. A community that decided nothing has the standard. */
@ApplicationScoped
public class MessagingSettings {

    private final Database database;
    private final Events events;

    MessagingSettings(Database database, Events events) {
        this.database = database;
        this.events = events;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    public NotificationSettings get(Caller caller, UUID communityId) {
        return database.in(caller, () -> {
            if (!database.sees(communityId)) throw Problems.notFound();
            return of(communityId);
        });
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities, 412 if it was changed meanwhile */
    public NotificationSettings change(Caller caller, Expected expected, NotificationSettings wanted) {
        return database.in(caller, () -> {
            expected.check(get(caller, wanted.communityId()).version());
            events.edited("notification-setting", Edit.CHANGED, wanted.communityId(), wanted.communityId());
            return database.handle()
                    .createQuery("""
                            insert into message_setting (community_id, language, quiet_from, quiet_to,
                                                         urgent_ignore_quiet, version)
                            values (:community, :language, cast(:from as time), cast(:to as time), :urgent, 1)
                            on conflict on constraint message_setting_pk do update
                               set language = excluded.language, quiet_from = excluded.quiet_from,
                                   quiet_to = excluded.quiet_to, urgent_ignore_quiet = excluded.urgent_ignore_quiet,
                                   version = message_setting.version + 1
                             where message_setting.version = :version
                            returning *
                            """)
                    .bind("community", wanted.communityId())
                    .bind("language", wanted.language())
                    .bind("from", wanted.quietHours().from().toString())
                    .bind("to", wanted.quietHours().to().toString())
                    .bind("urgent", wanted.urgentIgnoreQuietHours())
                    .bind("version", expected.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** In the running transaction. */
    NotificationSettings of(UUID communityId) {
        return database.handle()
                .createQuery("select * from message_setting where community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .findOne()
                .orElse(NotificationSettings.standard(communityId));
    }

    private static NotificationSettings read(ResultSet row) throws SQLException {
        return new NotificationSettings(
                row.getObject("community_id", UUID.class),
                row.getString("language"),
                new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class)),
                row.getBoolean("urgent_ignore_quiet"),
                row.getInt("version"));
    }
}
