package io.huiyin.callbacks;

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

/** What each community has decided about its callbacks. A community that decided nothing has the standard. */
@ApplicationScoped
public class CallbackSettings {

    private final Database database;
    private final Communities communities;
    private final Events events;

    CallbackSettings(Database database, Communities communities, Events events) {
        this.database = database;
        this.communities = communities;
        this.events = events;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    public CallbackSetting get(Caller caller, UUID communityId) {
        return database.in(caller, () -> {
            if (communities.find(communityId).isEmpty()) throw Problems.notFound();
            return of(communityId);
        });
    }

    /**
     * Decides anew, for tickets that are resolved from now on.
     *
     * @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities, 412 if it was changed meanwhile
     */
    public CallbackSetting change(Caller caller, Expected expected, CallbackSetting wanted) {
        return database.in(caller, () -> {
            var present = get(caller, wanted.communityId());
            expected.check(present.version());
            events.edited("callback-setting", Edit.CHANGED, wanted.communityId(), wanted.communityId());
            return database.handle()
                    .createQuery("""
                            insert into callback_setting (community_id, public_facilities, version)
                            values (:community, :publicFacilities, 1)
                            on conflict on constraint callback_setting_pk do update
                               set public_facilities = excluded.public_facilities,
                                   version = callback_setting.version + 1
                             where callback_setting.version = :version
                            returning *
                            """)
                    .bind("community", wanted.communityId())
                    .bind("publicFacilities", wanted.publicFacilities())
                    .bind("version", present.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** In the running transaction. */
    CallbackSetting of(UUID communityId) {
        return database.handle()
                .createQuery("select * from callback_setting where community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .findOne()
                .orElse(CallbackSetting.standard(communityId));
    }

    private static CallbackSetting read(ResultSet row) throws SQLException {
        return new CallbackSetting(
                Columns.uuid(row, "community_id"), row.getBoolean("public_facilities"), row.getInt("version"));
    }
}
