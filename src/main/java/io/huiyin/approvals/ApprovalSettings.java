package io.huiyin.approvals;

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

/** What each community has decided about its approvals. A community that decided nothing has the standard. */
@ApplicationScoped
public class ApprovalSettings {

    private final Database database;
    private final Communities communities;
    private final Events events;

    ApprovalSettings(Database database, Communities communities, Events events) {
        this.database = database;
        this.communities = communities;
        this.events = events;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    public ApprovalSetting get(Caller caller, UUID communityId) {
        return database.in(caller, () -> {
            if (communities.find(communityId).isEmpty()) throw Problems.notFound();
            return of(communityId);
        });
    }

    /**
     * Decides anew, for what is asked for, decided and used from now on.
     *
     * @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities, 412 if it was changed meanwhile
     */
    public ApprovalSetting change(Caller caller, Expected expected, ApprovalSetting wanted) {
        return database.in(caller, () -> {
            var present = get(caller, wanted.communityId());
            expected.check(present.version());
            events.edited("approval-setting", Edit.CHANGED, wanted.communityId(), wanted.communityId());
            return database.handle()
                    .createQuery("""
                            insert into approval_setting (community_id, utility_cut_off, version)
                            values (:community, :utilityCutOff, 1)
                            on conflict on constraint approval_setting_pk do update
                               set utility_cut_off = excluded.utility_cut_off,
                                   version = approval_setting.version + 1
                             where approval_setting.version = :version
                            returning *
                            """)
                    .bind("community", wanted.communityId())
                    .bind("utilityCutOff", wanted.utilityCutOff())
                    .bind("version", present.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** In the running transaction. */
    ApprovalSetting of(UUID communityId) {
        return database.handle()
                .createQuery("select * from approval_setting where community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .findOne()
                .orElse(ApprovalSetting.standard(communityId));
    }

    private static ApprovalSetting read(ResultSet row) throws SQLException {
        return new ApprovalSetting(
                Columns.uuid(row, "community_id"), row.getBoolean("utility_cut_off"), row.getInt("version"));
    }
}
