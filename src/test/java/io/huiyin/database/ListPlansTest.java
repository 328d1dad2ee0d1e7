package io.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.huiyin.testing.Api;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The list of a community is a walk along an index that begins with the community, whatever stands in the tables. Sorting
 * and reading whole tables are made dear, so that of a few rows the planner thinks as of many.
 */
@QuarkusTest
class ListPlansTest {

    private static final Pattern NAMED = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");

    @Inject
    AgroalDataSource dataSource;

    @Inject
    StatementCounter counter;

    @ParameterizedTest
    @CsvSource({
        "tickets?, ticket",
        "tickets?status=CLOSED&, ticket",
        "tickets?kind=COMPLAINT&, ticket",
        "tickets?channel=PATROL&, ticket",
        "tickets?severity=MAJOR&, ticket",
        "tickets?repeat=true&, ticket",
        "approvals?, approval",
        "approvals?status=PENDING&, approval",
        "room-admissions?, room_admission",
        "room-admissions?inside=true&, room_admission",
        "escalations?, escalation",
        "escalations?status=OWED&, escalation",
        "attributions?, attribution",
        "shift-handovers?, shift_handover",
        "agreed-wordings?, agreed_wording",
        "answer-topics?, answer_topic",
        "unlisted-questions?, unlisted_question",
        "unlisted-questions?settled=false&, unlisted_question",
        "forms?, form",
        "form-records?, form_record",
        "sample-frames?, sample_frame",
        "complaint-warnings?, complaint_warning",
        "callbacks?, callback",
        "callbacks?status=DUE&, callback",
        "reconciliations?, reconciliation",
        "reminders?, reminder",
        "reminders?rule=CALLBACK_DUE&, reminder",
        "houses?, house",
        "owners?, owner",
        "prospect-addresses?, prospect_address",
        "warranties?, warranty_item",
        "sla-timers?, sla_timer",
        "notifications?, message",
        "notifications?status=TO_DO&channel=LETTER&, message",
        "arrears?, fee_bill",
        "dunning-acts?, dunning_act",
        "promises?, dunning_act",
        "dunning-letters?, dunning_letter_batch",
        "unrecoverable-debts?, unrecoverable_debt",
        "service-suspensions?, service_suspension",
        "events?, event",
        "fee-items?, fee_item",
        "fee-assignments?, fee_assignment",
        "fee-discounts?, fee_discount",
        "finance-disclosures?, finance_disclosure",
        "price-list?, fee_item",
        "bill-runs?, bill_run",
        "meters?, meter",
        "shared-costs?, shared_cost",
        "payments?, fee_payment",
        "fee-bills?unfilled=true&, fee_bill",
        "payments?externalId=T-1&method=BANK&, fee_payment",
        "refunds?, fee_refund",
        "refunds?externalId=T-1&method=BANK&, fee_refund",
        "refunds?from=2026-04-01&to=2026-04-30&, fee_refund",
        "deposits?, deposit",
        "deposits?status=HELD&, deposit",
        "deposits?externalId=T-1&method=BANK&, deposit",
        "deposits?from=2026-04-01&to=2026-04-30&, deposit",
        "top-ups?, top_up",
        "top-ups?externalId=T-1&method=BANK&, top_up",
        "top-ups?from=2026-04-01&to=2026-04-30&, top_up",
        "top-up-balances?, top_up_balance",
        "top-up-balances?low=true&, top_up_balance",
        "paid-to?, fee_bill",
        "fee-bills?, fee_bill",
        "fee-bills?status=OPEN&, fee_bill",
        "fee-bills?period=2026-11&, fee_bill",
    })
    void the_list_of_a_community_walks_its_own_index(String list, String table) throws SQLException {
        var api = Api.admin();
        var community = api.community();
        counter.restart();
        api.get("/v1/" + list + "limit=20&communityId=" + community).statusCode(200);

        var plan = planOfTheStatementOn(table);
        assertThat(plan).containsPattern("(?s)Index[^\\n]* on " + table + "\\b.*?Index Cond: [^\\n]*community_id = ");
        assertThat(plan).doesNotContain(table + "_pk", "Seq Scan on " + table);
    }

    /** The statement counts for each ticket how often its matter was reported. */
    @Test
    void the_reports_of_a_matter_are_found_by_an_index_of_their_own() throws SQLException {
        counter.restart();
        Api.admin()
                .get("/v1/tickets?limit=20&communityId=" + Api.admin().community())
                .statusCode(200);

        assertThat(planOfTheStatementOn("counting"))
                .containsPattern("on ticket x[^\\n]*\\s+Index Cond: \\(matter_id = ");
    }

    @Test
    void the_attributions_of_a_ticket_are_found_by_the_ticket() throws SQLException {
        var api = Api.admin();
        counter.restart();
        api.get("/v1/attributions?ticketId=" + UUID.randomUUID()).statusCode(200);

        assertThat(planOfTheStatementOn("attribution"))
                .contains("attribution_of_ticket_ix", "attribution_of_first_ticket_ix")
                .doesNotContain("Seq Scan on attribution");
    }

    /** Of a few payments the planner may as well walk those of the community; of many it takes these ids. */
    @Test
    void the_payments_of_a_bill_are_found_by_its_entries() throws SQLException {
        var api = Api.admin();
        counter.restart();
        api.get("/v1/payments?billId=" + UUID.randomUUID()).statusCode(200);

        assertThat(planOfTheStatementOn("fee_payment"))
                .containsPattern("ledger_entry_of_bill_ix[^\\n]*\\s+Index Cond: \\(bill_id = ")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource({"feeItemId, fee_bill_of_item_by_id_ix, fee_item_id", "runId, fee_bill_of_run_ix, run_id"})
    void the_bills_of_an_item_or_a_run_are_read_in_the_order_of_their_index(String filter, String index, String column)
            throws SQLException {
        var api = Api.admin();
        var community = api.community();
        for (var also : List.of("", "&communityId=" + community)) {
            counter.restart();
            api.get("/v1/fee-bills?limit=20&" + filter + "=" + UUID.randomUUID() + also)
                    .statusCode(200);

            assertThat(planOfTheStatementOn("fee_bill"))
                    .containsPattern("using " + index + "[^\\n]*\\s+Index Cond: [^\\n]*" + column + " = ")
                    .doesNotContain("Seq Scan on fee_bill", "Sort");
        }
    }

    @Test
    void the_days_that_are_paid_are_read_in_the_order_of_their_index() throws SQLException {
        var api = Api.admin();
        var community = api.community();
        counter.restart();
        api.get("/v1/paid-to?limit=20&communityId=" + community).statusCode(200);

        assertThat(planOfTheStatementOn("fee_bill"))
                .contains("using fee_bill_paid_to_ix on fee_bill")
                .doesNotContain("Sort");
    }

    @Test
    void what_an_owner_was_told_is_found_by_the_owner() throws SQLException {
        var estate = SmallEstate.build();
        var me = estate.signedIn(estate.owner("NEUTRAL"));
        counter.restart();
        me.get("/v1/me/notices?unread=true").statusCode(200);

        assertThat(planOfTheStatementOn("message"))
                .containsPattern("message_to_recipient_ix[^\\n]*\\s+Index Cond: \\(?[^\\n]*recipient_id = ")
                .doesNotContain("Seq Scan on message", "Sort");
    }

    @Test
    void the_callbacks_of_an_owner_are_found_by_what_they_reported() throws SQLException {
        var estate = SmallEstate.build();
        var me = estate.signedIn(estate.owner("NEUTRAL"));
        counter.restart();
        me.get("/v1/callbacks").statusCode(200);

        assertThat(counter.statements().stream().filter(sql -> sql.contains("from callback")))
                .noneMatch(sql -> sql.contains("lateral"));
    }

    @Test
    void the_feed_of_a_key_of_few_communities_walks_past_no_event_of_another() throws SQLException {
        var reader = Api.scoped(List.of("events:read"), Api.admin().community());
        counter.restart();
        reader.get("/v1/events?limit=20").statusCode(200);

        var plan = planOfTheStatementOn("event");
        assertThat(plan).containsPattern("Index Cond: [^\\n]*community_id = [^\\n]*tx, seq[^\\n]* > ");
        assertThat(plan).doesNotContain("event_pk", "Seq Scan on event");
    }

    @Test
    void the_feed_of_a_key_of_all_communities_walks_the_log_as_it_stands() throws SQLException {
        var reader = Api.admin();
        counter.restart();
        reader.get("/v1/events?limit=20").statusCode(200);

        assertThat(planOfTheStatementOn("event"))
                .contains("Index Scan using event_pk")
                .doesNotContain("huiyin_scope() walked");
    }

    /** It is asked for each bill, so it may not cost a call. */
    @Test
    void today_of_a_community_is_an_expression_of_its_zone() throws SQLException {
        var today = "huiyin_today(c.time_zone, cast(:now as timestamptz))";

        assertThat(plan("select 1 from community c where " + today + " = :on"))
                .contains("time_zone")
                .doesNotContain("huiyin_today");
    }

    private String planOfTheStatementOn(String table) throws SQLException {
        return plan(counter.statements().stream()
                .filter(sql -> sql.contains(table))
                .findFirst()
                .orElseThrow());
    }

    private String plan(String statement) throws SQLException {
        try (var session = dataSource.getConnection();
                var sql = session.createStatement()) {
            session.setAutoCommit(false);
            sql.execute("set local enable_seqscan = off");
            sql.execute("set local enable_bitmapscan = off");
            sql.execute("set local enable_sort = off");
            sql.execute("set local enable_incremental_sort = off");
            sql.execute("set local plan_cache_mode = force_generic_plan");
            var types = new ArrayList<String>();
            var numbered = numbered(statement, types);
            sql.execute("prepare list (" + String.join(", ", types) + ") as " + numbered);
            var plan = new StringBuilder();
            var rows = sql.executeQuery("explain (costs off) execute list ("
                    + String.join(", ", Collections.nCopies(types.size(), "null")) + ")");
            while (rows.next()) plan.append(rows.getString(1)).append('\n');
            sql.execute("deallocate list");
            session.rollback();
            return plan.toString();
        }
    }

    /** Named parameters as the server numbers them, and their types. */
    private static String numbered(String statement, List<String> types) {
        var numbers = new HashMap<String, Integer>();
        return NAMED.matcher(statement)
                .replaceAll(name -> "\\$"
                        + numbers.computeIfAbsent(name.group(1), parameter -> {
                            types.add(type(parameter));
                            return types.size();
                        }));
    }

    private static String type(String parameter) {
        return switch (parameter) {
            case "community", "ticket", "recipient", "bill", "item", "run" -> "uuid";
            case "limit" -> "integer";
            case "on", "from", "to" -> "date";
            case "seq" -> "bigint";
            case "statuses" -> "text[]";
            default -> "text";
        };
    }
}
