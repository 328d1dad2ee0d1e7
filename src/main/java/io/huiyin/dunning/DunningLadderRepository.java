package io.huiyin.dunning;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The tables {@code dunning_ladder}, {@code dunning_step} and {@code dunning_step_service}. */
@ApplicationScoped
class DunningLadderRepository {

    private final Database database;

    DunningLadderRepository(Database database) {
        this.database = database;
    }

    void seed(UUID communityId) {
        database.handle().execute("call huiyin_give_dunning_ladder(?)", communityId);
    }

    DunningLadder of(UUID communityId) {
        int version = database.handle()
                .createQuery("select version from dunning_ladder where community_id = :community")
                .bind("community", communityId)
                .mapTo(Integer.class)
                .one();
        var steps = database.handle()
                .createQuery("""
                        select s.*, array(select v.fee_item_id from dunning_step_service v
                                           where v.community_id = s.community_id and v.step_code = s.code
                                           order by v.fee_item_id) as services
                          from dunning_step s
                         where s.community_id = :community
                         order by s.position
                        """)
                .bind("community", communityId)
                .map((row, context) -> new DunningStep(
                        row.getString("code"),
                        Columns.name(row, "kind", DunningStepKind.class),
                        row.getInt("after_days_overdue"),
                        row.getInt("notice_days"),
                        Columns.<String>list(row, "methods").stream()
                                .map(DunningMethod::valueOf)
                                .toList(),
                        Columns.list(row, "services"),
                        row.getString("template")))
                .list();
        return new DunningLadder(communityId, steps, version);
    }

    /** @return false for a stale version */
    boolean raise(UUID communityId, int version) {
        return database.handle()
                        .createUpdate("""
                                update dunning_ladder set version = version + 1
                                 where community_id = :community and version = :version
                                """)
                        .bind("community", communityId)
                        .bind("version", version)
                        .execute()
                == 1;
    }

    void replace(UUID communityId, List<DunningStep> steps) {
        database.handle()
                .createUpdate("delete from dunning_step where community_id = :community")
                .bind("community", communityId)
                .execute();
        var rows = database.handle().prepareBatch("""
                        insert into dunning_step (community_id, position, code, kind, after_days_overdue, notice_days, methods,
                                                  template)
                        values (:community, :position, :code, :kind, :after, :notice, :methods, :template)
                        """);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            rows.bind("community", communityId)
                    .bind("position", i + 1)
                    .bind("code", step.code())
                    .bind("kind", step.kind())
                    .bind("after", step.afterDaysOverdue())
                    .bind("notice", step.noticeDays())
                    .bindArray("methods", String.class, names(step.methods()))
                    .bind("template", step.template())
                    .add();
        }
        rows.execute();
        for (var step : steps) {
            if (!step.feeItemIds().isEmpty()) withhold(communityId, step);
        }
    }

    private void withhold(UUID communityId, DunningStep step) {
        database.handle()
                .createUpdate("""
                        insert into dunning_step_service (community_id, step_code, fee_item_id)
                        select distinct :community, :step, item from unnest(:items) as i (item)
                        """)
                .bind("community", communityId)
                .bind("step", step.code())
                .bindArray("items", UUID.class, step.feeItemIds())
                .execute();
    }

    private static List<String> names(List<DunningMethod> methods) {
        return methods.stream().map(Enum::name).distinct().toList();
    }
}
