package io.huiyin.tickets;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What each community has decided about its tickets. A community that decided nothing has the installation's defaults. */
@ApplicationScoped
public class TicketSettings {

    private static final int REPORT_AFTERWARDS_HOURS = 24;
    private static final int WARNING_MONTHS = 3;
    private static final int WARNING_AT_LEAST = 3;
    private static final int WARNING_RISE_PERCENT = 50;

    private final Database database;
    private final Communities communities;
    private final Events events;
    private final int repeatWindowDays;

    TicketSettings(Database database, Communities communities, Events events, TicketsConfig config) {
        this.database = database;
        this.communities = communities;
        this.events = events;
        repeatWindowDays = (int) config.repeatWindow().toDays();
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    public TicketSetting get(Caller caller, UUID communityId) {
        return database.in(caller, () -> {
            if (communities.find(communityId).isEmpty()) throw Problems.notFound();
            return of(communityId);
        });
    }

    /**
     * Decides anew, for what is reported from now on.
     *
     * @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities, 412 if it was changed meanwhile
     */
    public TicketSetting change(Caller caller, Expected expected, TicketSetting wanted) {
        return database.in(caller, () -> {
            var present = get(caller, wanted.communityId());
            expected.check(present.version());
            events.edited("ticket-setting", Edit.CHANGED, wanted.communityId(), wanted.communityId());
            return database.handle()
                    .createQuery("""
                            insert into ticket_setting (community_id, repeat_window_days, report_afterwards_hours,
                                                        warning_months, warning_at_least, warning_rise_percent, version)
                            values (:community, :repeatWindowDays, :reportAfterwardsHours, :warningMonths,
                                    :warningAtLeast, :warningRisePercent, 1)
                            on conflict on constraint ticket_setting_pk do update
                               set repeat_window_days = excluded.repeat_window_days,
                                   report_afterwards_hours = excluded.report_afterwards_hours,
                                   warning_months = excluded.warning_months,
                                   warning_at_least = excluded.warning_at_least,
                                   warning_rise_percent = excluded.warning_rise_percent,
                                   version = ticket_setting.version + 1
                             where ticket_setting.version = :version
                            returning *
                            """)
                    .bind("community", wanted.communityId())
                    .bind("repeatWindowDays", wanted.repeatWindowDays())
                    .bind("reportAfterwardsHours", wanted.reportAfterwardsHours())
                    .bind("warningMonths", wanted.warningMonths())
                    .bind("warningAtLeast", wanted.warningAtLeast())
                    .bind("warningRisePercent", wanted.warningRisePercent())
                    .bind("version", present.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** In the running transaction. */
    public TicketSetting of(UUID communityId) {
        return database.handle()
                .createQuery("select * from ticket_setting where community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .findOne()
                .orElseGet(() -> new TicketSetting(
                        communityId,
                        repeatWindowDays,
                        REPORT_AFTERWARDS_HOURS,
                        WARNING_MONTHS,
                        WARNING_AT_LEAST,
                        WARNING_RISE_PERCENT,
                        0));
    }

    int standardRepeatWindowDays() {
        return repeatWindowDays;
    }

    private static TicketSetting read(ResultSet row) throws SQLException {
        return new TicketSetting(
                Columns.uuid(row, "community_id"),
                row.getInt("repeat_window_days"),
                row.getInt("report_afterwards_hours"),
                row.getInt("warning_months"),
                row.getInt("warning_at_least"),
                row.getInt("warning_rise_percent"),
                row.getInt("version"));
    }
}
