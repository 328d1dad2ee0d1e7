package io.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.junit.jupiter.api.Test;

/** What is logged of a statement that the database refuses: the statement, and nothing that it was to write. */
@QuarkusTest
class FailureTest {

    private static final String SECRET = "张三13800005678";
    private static final String INSERT = "insert into staff_member (id, community_id, name, roles, created_at) "
            + "values (:id, :community, :name, array[:role], now())";

    @Inject
    Database database;

    @Test
    void a_refused_row_is_not_quoted() {
        assertTellsNothing(community -> bind(database.handle().createUpdate(INSERT), community, "NO_SUCH_ROLE")
                .execute());
    }

    @Test
    void a_refused_batch_is_not_quoted() {
        assertTellsNothing(community -> {
            var batch = database.handle().prepareBatch(INSERT);
            bind(batch, community, "STEWARD").add();
            bind(batch, community, "NO_SUCH_ROLE").add();
            return batch.execute();
        });
    }

    @Test
    void a_row_that_is_there_already_is_not_quoted() {
        assertTellsNothing(community -> {
            for (int i = 0; i < 2; i++) {
                database.handle()
                        .execute(
                                "insert into phase (id, community_id, name, created_at) values (?, ?, ?, now())",
                                Ids.next(),
                                community,
                                SECRET);
            }
            return null;
        });
    }

    private interface Work {
        Object run(UUID community);
    }

    private void assertTellsNothing(Work work) {
        var community = Api.admin().community();

        var failure = catchThrowable(() -> database.in(Caller.job("test", community), () -> work.run(community)));

        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("insert into ")
                .doesNotContain("13800005678")
                .doesNotContain("张三");
    }

    private static <S extends SqlStatement<S>> S bind(S statement, UUID community, String role) {
        return statement
                .bind("id", Ids.next())
                .bind("community", community)
                .bind("name", SECRET)
                .bind("role", role);
    }
}
