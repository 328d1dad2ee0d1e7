package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.ProblemException;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bills, payments, deposits, reversals, refunds, waivers, disputes in any order: after each of them the books agree. A seed that fails is
 * the whole story.
 */
@QuarkusTest
class LedgerHistoriesTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Inject
    Payments payments;

    @Inject
    Refunds refunds;

    @Inject
    Accounts accounts;

    @Inject
    Deposits deposits;

    @Inject
    PrepaidBills prepaid;

    @Inject
    Bills bills;

    @Inject
    BillDecisions decisions;

    @Inject
    Charges charges;

    @Inject
    BillRuns runs;

    @Inject
    LateFeesJob lateFees;

    private final AtomicInteger externals = new AtomicInteger();
    private Books books;
    private Caller caller;
    private UUID heldFor;
    private UUID service;
    private List<UUID> houses;
    private List<UUID> payers;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        caller = Caller.job("test", books.estate().community());
        houses = List.of(books.estate().house(), books.estate().anotherHouse());
        heldFor = books.estate()
                .api()
                .create(
                        "/v1/fee-items",
                        "{'communityId': '%s', 'code': 'ZXYJ', 'name': '装修押金', 'class': 'DEPOSIT', 'cycle': 'YEAR',"
                                + " 'dueDays': 10, 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'},"
                                + " 'effectiveFrom': '2025-01-01'}",
                        books.estate().community());
        service = books.estate()
                .api()
                .create(
                        "/v1/fee-items",
                        "{'communityId': '%s', 'code': 'BJ', 'name': '保洁', 'class': 'SERVICE', 'cycle': 'MONTH',"
                                + " 'dueDays': 10, 'pricing': {'method': 'ONE_OFF', 'unitPrice': '35.50'},"
                                + " 'lateFee': {'dailyRate': '0.001', 'graceDays': 2, 'capRatio': '0.1'},"
                                + " 'effectiveFrom': '2025-01-01'}",
                        books.estate().community());
        payers = new ArrayList<>();
        payers.add(null);
        payers.add(books.estate().owner("NEUTRAL"));
        payers.add(books.estate().owner("NEUTRAL"));
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void after_each_step_of_any_history_the_books_agree(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            step(random);
            assertThat(books.differences()).as("seed %d, step %d", seed, step).isEmpty();
            assertLateFeesAgree(seed, step);
            assertWaiversHold(seed, step);
        }
        assertMoneyAgrees();
    }

    @Test
    void while_eight_work_at_once_the_books_agree_at_every_look() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var threads = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < 8; thread++) {
                var random = new Random(100 + thread);
                threads.add(() -> {
                    for (int step = 0; step < 40; step++) step(random);
                    return null;
                });
            }
            var work = threads.stream().map(pool::submit).toList();
            do assertThat(books.differences()).isEmpty();
            while (!work.stream().allMatch(Future::isDone));
            for (var done : work) done.get();
        }

        assertThat(books.differences()).isEmpty();
        assertMoneyAgrees();
    }

    private void step(RandomGenerator random) {
        try {
            switch (random.nextInt(20)) {
                case 0, 1, 2 -> bill(random);
                case 3, 4 -> pay(random, false);
                case 5 -> pay(random, true);
                case 6 -> reverse(random);
                case 7 -> refund(random);
                case 8 -> decide(random);
                case 9 -> refunds.reverse(caller, any(random, "fee_refund"), Expected.ANY, "录错");
                case 10 -> deposit(random);
                case 11 -> giveBack(random);
                case 12 -> takeBack(random);
                case 13, 14 -> payFromPrepayment(random);
                case 15 -> letDaysPass(random);
                case 16 -> charge(random);
                case 17, 18 -> runs.run(caller, new BillRun.Given(books.item(), "2026-0" + random.nextInt(1, 6), true));
                default -> dispute(random);
            }
        } catch (ProblemException refused) {
            // What the rules refuse is a step as well: it must have changed nothing.
            assertThat(refused.type().status()).isIn(404, 409, 422);
        }
    }

    /** Late fees grow; what they have come to is booked with the next act on the bill, or by the clock. */
    private void letDaysPass(RandomGenerator random) {
        TestClock.advance(Duration.ofDays(random.nextInt(1, 9)));
        if (random.nextBoolean()) lateFees.run(LocalDate.ofInstant(TestClock.now(), ZoneOffset.UTC));
    }

    private void charge(RandomGenerator random) {
        var on = FIRST.plusDays(random.nextInt(150));
        charges.charge(caller, new Charge.Asked(service, house(random), "" + random.nextInt(1, 9), on, payer(random)));
    }

    private void bill(RandomGenerator random) {
        var due = FIRST.plusDays(random.nextInt(150)).toString();
        books.bill(
                house(random), payer(random), random.nextInt(1, 50_000), due, random.nextInt(4) == 0 ? null : "0.0005");
    }

    private void pay(RandomGenerator random, boolean named) {
        var house = house(random);
        var allocations =
                named ? List.of(new NewPayment.Wanted(any(random, "fee_bill"), random.nextInt(1, 20_000))) : null;
        var at = TestClock.at(FIRST.plusDays(random.nextInt(104)) + "T10:00");
        payments.receive(
                caller,
                new NewPayment(
                        books.estate().community(),
                        house,
                        payer(random),
                        random.nextInt(1, 60_000),
                        PaymentMethod.WECHAT,
                        "x" + externals.incrementAndGet(),
                        at,
                        allocations,
                        null,
                        null,
                        null,
                        null));
    }

    private void reverse(RandomGenerator random) {
        var payment = payments.get(caller, any(random, "fee_payment"));
        for (var paid : payment.allocations()) books.approved("BILL_WRITE_OFF", paid.billId(), 1_000_000);
        payments.reverse(caller, payment.id(), Expected.ANY, "退票");
    }

    private void refund(RandomGenerator random) {
        refunds.make(
                caller,
                new Refunds.Wanted(
                        books.estate().community(),
                        house(random),
                        payer(random),
                        random.nextInt(1, 5_000),
                        PaymentMethod.BANK,
                        null,
                        "退款"));
    }

    private void deposit(RandomGenerator random) {
        deposits.receive(
                caller,
                new NewDeposit(
                        books.estate().community(),
                        house(random),
                        payer(random),
                        heldFor,
                        random.nextInt(1, 50_000),
                        PaymentMethod.WECHAT,
                        "x" + externals.incrementAndGet(),
                        TestClock.at(FIRST.plusDays(random.nextInt(104)) + "T10:00"),
                        null));
    }

    private void giveBack(RandomGenerator random) {
        var deposit = any(random, "deposit");
        long fen = random.nextInt(1, 30_000);
        if (random.nextBoolean()) {
            deposits.refund(caller, deposit, Expected.ANY, fen, PaymentMethod.CASH, null, "验收合格");
        } else {
            books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, fen);
            deposits.deduct(caller, deposit, Expected.ANY, List.of(new DepositItem("清运", fen)), "违章装修");
        }
    }

    private void takeBack(RandomGenerator random) {
        var deposit = deposits.get(caller, any(random, "deposit"));
        for (var moved : deposit.movements()) {
            if (moved.kind() == DepositMovement.Kind.DEDUCTION || moved.reversedAt() != null) continue;
            deposits.reverseRefund(caller, deposit.id(), moved.id(), Expected.ANY, "录错");
            return;
        }
        deposits.reverse(caller, deposit.id(), Expected.ANY, "录错");
    }

    private void payFromPrepayment(RandomGenerator random) {
        var bill = any(random, "fee_bill");
        prepaid.pay(caller, bill, Expected.ANY, random.nextBoolean() ? null : random.nextLong(1, 500));
    }

    private void decide(RandomGenerator random) {
        var bill = any(random, "fee_bill");
        switch (random.nextInt(3)) {
            case 0 -> decisions.voidBill(caller, bill, Expected.ANY, "作废");
            case 1 -> {
                long late = bills.get(caller, bill).lateFeeFen();
                if (late == 0) return;
                books.approved("LATE_FEE_WAIVER", bill, late);
                decisions.waiveLateFee(caller, bill, Expected.ANY, random.nextLong(1, late + 1), "减免");
            }
            default -> {
                books.approved("BILL_WRITE_OFF", bill, 1_000_000);
                decisions.writeOff(caller, bill, Expected.ANY, "核销");
            }
        }
    }

    private void dispute(RandomGenerator random) {
        var bill = any(random, "fee_bill");
        if (random.nextInt(3) > 0) books.approved("LATE_FEE_WAIVER", bill, 1_000_000);
        if (random.nextBoolean()) bills.dispute(caller, bill, Expected.ANY, FIRST.plusDays(random.nextInt(104)), "争议");
        else bills.settleDispute(caller, bill, Expected.ANY, null, "了结");
    }

    private UUID house(RandomGenerator random) {
        return houses.get(random.nextInt(houses.size()));
    }

    private UUID payer(RandomGenerator random) {
        return payers.get(random.nextInt(payers.size()));
    }

    private UUID any(RandomGenerator random, String table) {
        var ids = Books.database()
                .in(
                        caller,
                        () -> Books.database()
                                .handle()
                                .createQuery("select id from " + table + " where community_id = :community order by id")
                                .bind("community", books.estate().community())
                                .mapTo(UUID.class)
                                .list());
        return ids.isEmpty() ? UUID.randomUUID() : ids.get(random.nextInt(ids.size()));
    }

    /** What is reckoned line by line for people is what the schema reckons for lists and jobs. */
    private void assertLateFeesAgree(long seed, int step) {
        for (var bill : bills.list(caller, filter(), null, 200).items()) {
            if (!bill.status().isOwed()) continue;
            assertThat(bills.lateFee(caller, bill.id(), null).owedFen())
                    .as("seed %d, step %d: %s", seed, step, bill)
                    .isEqualTo(bill.lateFeeFen());
        }
    }

    /** What stands in the ledger of what was waived is as much of it as there is a late fee for. */
    private void assertWaiversHold(long seed, int step) {
        var wrong = Books.database()
                .in(
                        caller,
                        () -> Books.database()
                                .handle()
                                .createQuery("""
                                        select b.number from fee_bill b
                                         where b.community_id = :c and b.status in ('OPEN', 'PART_PAID', 'PAID')
                                           and (late_waived_fen <> least(late_granted_fen, late_posted_fen - late_paid_fen)
                                                or late_granted_fen <> (select coalesce(sum(d.amount_fen), 0)
                                                                          from bill_decision d
                                                                         where d.bill_id = b.id
                                                                           and d.kind = 'LATE_FEE_WAIVER'))
                                        """)
                                .bind("c", books.estate().community())
                                .mapTo(String.class)
                                .list());
        assertThat(wrong).as("seed %d, step %d", seed, step).isEmpty();
    }

    private BillFilter filter() {
        return new BillFilter(books.estate().community(), null, null, null, null, null, null, null, false);
    }

    /** What each payer owes by the ledger is what their bills say, and nothing stays on the way from one payer to another. */
    private void assertDebtsAgree() {
        var wrong = Books.database()
                .in(
                        caller,
                        () -> Books.database()
                                .handle()
                                .createQuery("""
                        select payer_id from (
                            select payer_id, case 'RECEIVABLE' when debit then amount_fen when credit then -amount_fen else 0 end as owed
                              from ledger_entry where community_id = :c
                            union all
                            select payer_id, paid_fen - amount_fen from fee_bill
                             where community_id = :c and status in ('OPEN', 'PART_PAID', 'PAID')) each
                         group by payer_id having sum(owed) <> 0
                        union all
                        select payment_id from ledger_entry where community_id = :c and 'TRANSFER' in (debit, credit)
                         group by payment_id
                        having sum(case 'TRANSFER' when debit then amount_fen else -amount_fen end) <> 0
                        """)
                                .bind("c", books.estate().community())
                                .mapTo(UUID.class)
                                .list());
        assertThat(wrong).isEmpty();
    }

    /** All that came in is with us, went back, or pays bills. */
    private void assertMoneyAgrees() {
        var sums = Books.database()
                .in(
                        caller,
                        () -> Books.database()
                                .handle()
                                .createQuery("""
                        select (select coalesce(sum(amount_fen), 0) from fee_payment
                                 where community_id = :c and reversed_at is null) as received,
                               (select coalesce(sum(amount_fen), 0) from fee_refund
                                 where community_id = :c and reversed_at is null) as refunded,
                               (select coalesce(sum(prepaid_left_fen), 0) from fee_payment where community_id = :c) as prepaid,
                               (select coalesce(sum(paid_fen + late_paid_fen), 0) from fee_bill where community_id = :c) as paid
                        """)
                                .bind("c", books.estate().community())
                                .map((row, context) -> new long[] {
                                    row.getLong("received"),
                                    row.getLong("refunded"),
                                    row.getLong("prepaid"),
                                    row.getLong("paid")
                                })
                                .one());
        assertThat(sums[0]).isEqualTo(sums[1] + sums[2] + sums[3]);
        assertDebtsAgree();
        // Each kind and account that was written has a name that is told.
        for (var house : houses)
            assertThat(accounts.entries(caller, house, null, 200).items()).isNotEmpty();
    }
}
