package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.estate.House;
import io.huiyin.estate.Houses;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The money of each house (账户): its balances are what the ledger and the bills come to, never numbers of their own. */
@ApplicationScoped
public class Accounts {

    private final Database database;
    private final Houses houses;
    private final FeeAccounts accounts;
    private final Clock clock;

    Accounts(Database database, Houses houses, FeeAccounts accounts, Clock clock) {
        this.database = database;
        this.houses = houses;
        this.accounts = accounts;
        this.clock = clock;
    }

    public Account get(Caller caller, UUID houseId) {
        return database.in(caller, () -> {
            var house = house(houseId);
            return database.handle()
                    .createQuery("""
                            with owed as (
                                select b.amount_fen - b.paid_fen as principal,
                                       greatest(0, huiyin_late_fee(b, %s) - b.late_paid_fen - b.late_granted_fen) as late
                                  from fee_bill b join community c on c.id = b.community_id
                                 where b.house_id = :house and b.status in ('OPEN', 'PART_PAID')
                            )
                            select coalesce(sum(principal + late), 0) as receivable, coalesce(sum(late), 0) as late,
                                   (select coalesce(sum(prepaid_left_fen), 0) from fee_payment
                                     where house_id = :house and prepaid_left_fen > 0) as prepaid,
                                   (select coalesce(sum(case 'DEPOSIT' when credit then amount_fen else -amount_fen end), 0)
                                      from ledger_entry
                                     where house_id = :house and 'DEPOSIT' in (debit, credit)) as deposit
                              from owed
                            """.formatted(LateFees.TODAY))
                    .bind("house", houseId)
                    .bind("now", clock.instant())
                    .map((row, context) -> new Account(
                            houseId,
                            house.communityId(),
                            row.getLong("receivable"),
                            row.getLong("late"),
                            row.getLong("prepaid"),
                            row.getLong("deposit")))
                    .one();
        });
    }

    /** What was booked of a house, newest first. */
    public Page<LedgerEntry> entries(Caller caller, UUID houseId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            house(houseId);
            var list = "entries?" + houseId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = database.handle()
                    .createQuery("""
                            select * from ledger_entry
                             where house_id = :house and seq < :before
                             order by seq desc
                             limit :limit
                            """)
                    .bind("house", houseId)
                    .bind("before", cursor == null ? Long.MAX_VALUE : cursor.number(0))
                    .bind("limit", limit + 1)
                    .map((row, context) -> new LedgerEntry(
                            row.getLong("seq"),
                            Columns.uuid(row, "community_id"),
                            Columns.uuid(row, "house_id"),
                            Columns.uuid(row, "payer_id"),
                            Columns.name(row, "kind", LedgerKind.class),
                            Columns.name(row, "debit", LedgerAccount.class),
                            Columns.name(row, "credit", LedgerAccount.class),
                            row.getLong("amount_fen"),
                            Columns.date(row, "effective_on"),
                            Columns.instant(row, "recorded_at"),
                            Columns.uuid(row, "bill_id"),
                            Columns.uuid(row, "payment_id"),
                            Columns.uuid(row, "about_id")))
                    .list();
            return Page.of(rows, limit, entry -> Cursor.after(list, entry.number()));
        });
    }

    /** A house whose money the caller sees: one that a matter alone shows them owes what is not theirs to know. */
    private House house(UUID id) {
        return houses.find(id).filter(house -> accounts.isOfAreas(house.id())).orElseThrow(Problems::notFound);
    }
}
