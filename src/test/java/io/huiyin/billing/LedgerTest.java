package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.huiyin.billing.LedgerCheck.Difference;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was booked stays as it was booked, and what disagrees with it is found. */
@QuarkusTest
class LedgerTest {

    @Inject
    Flyway flyway;

    @Inject
    LedgerCheck check;

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

    /** So what debits and credits of all accounts come to is equal, whatever stands in the ledger. */
    @ParameterizedTest
    @CsvSource({
        "MONEY, MONEY, 100, ledger_entry_two_sides_ck",
        "MONEY, , 100, credit",
        ", PREPAID, 100, debit",
        "MONEY, PREPAID, 0, ledger_entry_amount_ck",
        "MONEY, PREPAID, -100, ledger_entry_amount_ck"
    })
    void an_entry_out_of_balance_cannot_be_written(String debit, String credit, long fen, String refusal) {
        var insertion =
                "insert into ledger_entry (community_id, house_id, kind, debit, credit, amount_fen, effective_on, recorded_at)"
                        + " values (?, ?, 'PAYMENT', ?, ?, ?, date '2026-04-15', now())";
        var community = books.estate().community();

        assertThatThrownBy(
                        () -> in(community, insertion, community, books.estate().house(), debit, credit, fen))
                .hasMessageContaining(refusal);
    }

    @Test
    void of_many_communities_at_once_each_is_told_its_first_differences() {
        var bills =
                Stream.generate(() -> books.bill(100, "2026-04-30")).limit(21).toList();
        var others = Books.open();
        var other = others.bill(200, "2026-04-30");
        var sound = Books.open();
        sound.bill(300, "2026-04-30");
        in(
                books.estate().community(),
                "update fee_bill set paid_fen = 40 where community_id = ?",
                books.estate().community());
        in(others.estate().community(), "update fee_bill set late_posted_fen = 7 where id = ?", other);

        var found = Books.database()
                .asSystem(
                        "test",
                        () -> check.differences(Stream.of(sound, books, others)
                                .map(each -> each.estate().community())
                                .toList()));

        var expected = new ArrayList<Difference>();
        for (var bill : bills.subList(0, 20)) {
            expected.add(new Difference(books.estate().community(), "BILL_PRINCIPAL", bill, 100, 60));
        }
        var community = others.estate().community();
        expected.add(new Difference(community, "BILL_LATE_FEE", other, 0, 7));
        expected.add(new Difference(community, "BILL_LATE_FEE_POSTED", other, 0, 7));
        assertThat(found).containsExactlyElementsOf(expected);

        in(
                books.estate().community(),
                "update fee_bill set paid_fen = 0 where community_id = ?",
                books.estate().community());
        in(community, "update fee_bill set late_posted_fen = 0 where id = ?", other);
    }

    @Test
    void small_books_are_looked_at_together_and_large_ones_alone() {
        books.bill(100, "2026-04-30");
        var large = Books.open();
        large.bill(100, "2026-04-30");
        var community = large.estate().community();
        in(community, "update fee_number set last = 1000000 where community_id = ? and series = 'ZD-TEST'", community);

        var batches = check.batches();

        assertThat(batches).contains(List.of(community));
        assertThat(batches.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .contains(books.estate().community());
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 500));
        in(community, "update fee_number set last = 1 where community_id = ? and series = 'ZD-TEST'", community);
    }

    private static void in(UUID community, String sql, Object... values) {
        Books.database().in(Caller.job("test", community), () -> {
            Books.database().handle().execute(sql, values);
        });
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
