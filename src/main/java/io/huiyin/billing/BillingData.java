package io.huiyin.billing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.huiyin.approvals.Approvals;
import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Erased;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the books hold of who pays: bills, what was said and decided of them, payments, refunds, and why a service is withheld, which
 * is told with the dunning that it belongs to. Erased, sums and days stay.
 */
@ApplicationScoped
class BillingData implements PersonalData {

    private static final int NAMED = 20;

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    private final Database database;
    private final BillingJson json;
    private final Approvals approvals;
    private final Communities communities;
    private final Clock clock;

    BillingData(Database database, BillingJson json, Approvals approvals, Communities communities, Clock clock) {
        this.database = database;
        this.json = json;
        this.approvals = approvals;
        this.communities = communities;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "billing";
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from (
                            select b.id, jsonb_build_object('kind', 'BILL', 'id', b.id, 'number', b.number, 'houseId', b.house_id,
                                       'period', b.period, 'from', b.from_on, 'to', b.to_on, 'dueOn', b.due_on,
                                       'amountFen', b.amount_fen, 'paidFen', b.paid_fen, 'status', b.status, 'lines', b.lines) as content
                              from fee_bill b where b.payer_id = :owner
                            union all
                            select d.id, jsonb_build_object('kind', 'DISPUTE', 'id', d.id, 'billId', d.bill_id, 'from', d.from_on,
                                       'to', d.to_on, 'reason', d.reason, 'outcome', d.outcome)
                              from fee_dispute d join fee_bill b on b.id = d.bill_id where b.payer_id = :owner
                            union all
                            select d.id, jsonb_build_object('kind', d.kind, 'id', d.id, 'billId', d.bill_id,
                                       'amountFen', d.amount_fen, 'reason', d.reason, 'createdAt', d.created_at)
                              from bill_decision d join fee_bill b on b.id = d.bill_id where b.payer_id = :owner
                            union all
                            select p.id, jsonb_build_object('kind', 'PAYMENT', 'id', p.id, 'houseId', p.house_id,
                                       'receiptNumber', p.receipt_number, 'amountFen', p.amount_fen, 'method', p.method,
                                       'externalId', p.external_id, 'paidAt', p.paid_at, 'invoiceNumber', p.invoice_number,
                                       'note', p.note, 'reversedAt', p.reversed_at, 'reverseReason', p.reverse_reason)
                              from fee_payment p where p.payer_id = :owner
                            union all
                            select r.id, jsonb_build_object('kind', 'REFUND', 'id', r.id, 'houseId', r.house_id,
                                       'amountFen', r.amount_fen, 'method', r.method, 'externalId', r.external_id,
                                       'reason', r.reason, 'refundedOn', r.refunded_on,
                                       'reversedAt', r.reversed_at, 'reverseReason', r.reverse_reason)
                              from fee_refund r where r.payer_id = :owner) kept
                         where cast(:after as uuid) is null or id > :after
                         order by id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) ->
                        new Piece(Columns.uuid(row, "id"), json.readOne(row.getString("content"), CONTENT)))
                .list();
    }

    /** Whoever still owes something, will owe it by name, or has something coming back, is not forgotten. */
    @Override
    public List<Blocker> blockers(UUID ownerId) {
        return database.handle()
                .createQuery("""
                        (select 'OPEN_BILL' as code, id from fee_bill
                          where payer_id = :owner and status in ('DRAFT', 'OPEN', 'PART_PAID')
                          order by id limit :limit)
                        union all
                        (select 'PREPAYMENT', id from fee_payment
                          where payer_id = :owner and prepaid_left_fen > 0
                          order by id limit :limit)
                        union all
                        (select 'FEE_ASSIGNMENT', a.id from fee_assignment a join community c on c.id = a.community_id
                          where a.payer_id = :owner and not a.charged and coalesce(a.to_on >= %s, true)
                          order by a.id limit :limit)
                        """.formatted(LateFees.TODAY))
                .bind("owner", ownerId)
                .bind("now", clock.instant())
                .bind("limit", NAMED)
                .map((row, context) -> new Blocker(row.getString("code"), Columns.uuid(row, "id")))
                .list();
    }

    private List<UUID> billsOf(UUID ownerId) {
        return database.handle()
                .createQuery("select id from fee_bill where payer_id = :owner")
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        var erased = new ArrayList<>(database.handle()
                .createQuery("select huiyin_erase_billing_texts(:owner, :word, :today)")
                .bind("owner", ownerId)
                .bind("word", Erased.TEXT)
                .bind(
                        "today",
                        LocalDate.ofInstant(
                                clock.instant(),
                                communities.require(communityId).timeZone()))
                .mapTo(UUID.class)
                .list());
        database.handle()
                .createUpdate("""
                        update fee_refund set reverse_reason = :word, version = version + 1
                         where payer_id = :owner and reverse_reason is not null
                        """)
                .bind("owner", ownerId)
                .bind("word", Erased.TEXT)
                .execute();
        erased.addAll(approvals.eraseTexts("fee_bill", billsOf(ownerId)));
        return erased;
    }
}
