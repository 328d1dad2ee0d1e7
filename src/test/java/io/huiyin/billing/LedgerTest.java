package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was booked stays as it was booked, and what disagrees with it is found. */
@QuarkusTest
class LedgerTest {

    @Inject
    Flyway flyway;

    private Books books;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount_fen = amount_fen + 1",
                "delete from ledger_entry",
                "truncate ledger_entry"
            })
    void no_program_changes_it_and_not_even_the_owner_of_the_schema(String statement) throws SQLException {
        books.bill(100, "2026-04-30");

        assertThatThrownBy(() -> Books.database()
                        .in(
                                Caller.job("test", books.estate().community()),
                                () -> Books.database().handle().execute(statement)))
                .hasMessageContaining("permission denied");
        try (var session = flyway.getConfiguration().getDataSource().getConnection();
                var owner = session.createStatement()) {
            assertThatThrownBy(() -> owner.execute(statement)).hasMessageContaining("append-only");
        }
    }

    @Test
    void a_sum_that_disagrees_with_it_is_found_and_told() {
        var bill = books.bill(100, "2026-04-30");
        assertThat(books.differences()).isEmpty();
        Books.database().in(Caller.job("test", books.estate().community()), () -> {
            Books.database()
                    .handle()
                    .execute("update fee_bill set paid_fen = 40, status = 'PART_PAID' where id = ?", bill);
        });

        Api.admin()
                .post("/v1/jobs/ledger-check/run")
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("result.ok", equalTo(false))
                .body("result.differences.id", hasItem(bill.toString()))
                .body("result.differences.find { it.id == '%s' }.what".formatted(bill), equalTo("BILL_PRINCIPAL"))
                .body("result.differences.find { it.id == '%s' }.ledger".formatted(bill), equalTo(100))
                .body("result.differences.find { it.id == '%s' }.recorded".formatted(bill), equalTo(60));

        Books.database().in(Caller.job("test", books.estate().community()), () -> {
            Books.database().handle().execute("update fee_bill set paid_fen = 0, status = 'OPEN' where id = ?", bill);
        });
        assertThat(books.differences()).isEmpty();
    }

    @Test
    void its_accounts_are_those_that_the_table_takes() throws SQLException {
        var told = Stream.of(LedgerAccount.values()).map(Enum::name).toList();
        try (var session = flyway.getConfiguration().getDataSource().getConnection();
                var owner = session.createStatement();
                var row = owner.executeQuery("select pg_get_constraintdef(oid) from pg_constraint "
                        + "where conrelid = 'ledger_entry'::regclass and conname = 'ledger_entry_account_ck'")) {
            assertThat(row.next()).isTrue();
            // Of the debit and of the credit.
            assertThat(Pattern.compile("'([A-Z_]+)'")
                            .matcher(row.getString(1))
                            .results()
                            .map(account -> account.group(1)))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(told.stream(), told.stream()).toList());
        }
    }

    @Test
    void late_fees_are_booked_daily_and_a_missed_day_is_made_up() {
        var bill = books.bill(100_000, "2026-04-10");
        var api = books.estate().api();
        api.post("/v1/jobs/late-fees/run").statusCode(200);
        api.post("/v1/jobs/late-fees/run").statusCode(200);
        TestClock.set("2026-04-20T00:30");
        api.post("/v1/jobs/late-fees/run").statusCode(200);

        assertThat(Books.database()
                        .in(
                                Caller.job("test", books.estate().community()),
                                () -> Books.database()
                                        .handle()
                                        .createQuery(
                                                "select amount_fen from ledger_entry where bill_id = :bill and kind = 'LATE_FEE' order by seq")
                                        .bind("bill", bill)
                                        .mapTo(Long.class)
                                        .list()))
                .containsExactly(250L, 250L);
    }
}
