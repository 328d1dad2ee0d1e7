package io.huiyin.owners;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Who keeps the addresses of each community's prospects. Without anyone none are taken. */
@ApplicationScoped
public class ProspectSettings {

    private final Database database;
    private final Communities communities;
    private final StaffMembers staff;
    private final Events events;

    ProspectSettings(Database database, Communities communities, StaffMembers staff, Events events) {
        this.database = database;
        this.communities = communities;
        this.staff = staff;
        this.events = events;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    public ProspectSetting get(Caller caller, UUID communityId) {
        return database.in(caller, () -> {
            if (communities.find(communityId).isEmpty()) throw Problems.notFound();
            return of(communityId);
        });
    }

    /**
     * Names the custodian; whoever was it before sees nothing from here on.
     *
     * @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities, 412 if it was changed meanwhile, 422 for
     *     anyone but an active member of staff of the community
     */
    public ProspectSetting change(Caller caller, UUID communityId, Expected expected, UUID custodianId) {
        return database.in(caller, () -> {
            var present = get(caller, communityId);
            expected.check(present.version());
            staff.require(communityId, custodianId, "/custodianId");
            events.edited(
                    "prospect-setting", Edit.CHANGED, communityId, communityId, Map.of("custodianId", custodianId));
            return database.handle()
                    .createQuery("""
                            insert into prospect_setting (community_id, custodian_id, version)
                            values (:community, :custodian, 1)
                            on conflict on constraint prospect_setting_pk do update
                               set custodian_id = excluded.custodian_id, version = prospect_setting.version + 1
                             where prospect_setting.version = :version
                            returning *
                            """)
                    .bind("community", communityId)
                    .bind("custodian", custodianId)
                    .bind("version", present.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** In the running transaction. */
    ProspectSetting of(UUID communityId) {
        return database.handle()
                .createQuery("select * from prospect_setting where community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .findOne()
                .orElse(new ProspectSetting(communityId, null, 0));
    }

    private static ProspectSetting read(ResultSet row) throws SQLException {
        return new ProspectSetting(
                Columns.uuid(row, "community_id"), Columns.uuid(row, "custodian_id"), row.getInt("version"));
    }
}
