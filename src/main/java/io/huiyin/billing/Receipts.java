package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What all money that comes in has in common, whatever it is for: a receipt (收据) of one series without gaps, and an external
 * id that is taken once.
 */
@ApplicationScoped
class Receipts {

    private static final String SERIES = "SJ";
    private static final int DIGITS = 8;

    private final Database database;
    private final FeeAccounts accounts;
    private final FeeNumbers numbers;
    private final FeeReferences references;
    private final StaffMembers staff;
    private final Clock clock;

    Receipts(
            Database database,
            FeeAccounts accounts,
            FeeNumbers numbers,
            FeeReferences references,
            StaffMembers staff,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.numbers = numbers;
        this.references = references;
        this.staff = staff;
        this.clock = clock;
    }

    /** What money is for. */
    enum Purpose {
        PAYMENT("paymentId"),
        DEPOSIT("depositId"),
        TOP_UP("topUpId");

        /** The member of a problem that names the money which has an external id already. */
        private final String member;

        Purpose(String member) {
            this.member = member;
        }
    }

    /**
     * Money as it is told to us.
     *
     * @param collectorId named as having taken it; null where nobody is named
     * @param content     what makes it the same money or other money
     */
    record Told(
            Purpose purpose,
            UUID communityId,
            UUID houseId,
            UUID payerId,
            PaymentMethod method,
            String externalId,
            Instant paidAt,
            UUID collectorId,
            byte[] content) {}

    /** @param isNew whether it was entered now, or was known already */
    record Entered(UUID id, boolean isNew) {}

    /**
     * Enters money unless it is known, and holds the account of its house.
     *
     * @param enter gets the receipt's number and answers the id
     * @throws ProblemException 409 for an external id that belongs to money of other content; 422 for a time to come, and for
     *     ids that are not of this community
     */
    Entered once(Told told, Function<String, UUID> enter) {
        check(told);
        var known = known(told);
        if (known.isPresent()) return new Entered(known.get(), false);
        accounts.lock(told.communityId(), told.houseId());
        // From here on receipts of the community wait for one another: they have no gaps.
        long serial = numbers.take(told.communityId(), SERIES, 1);
        var meanwhile = known(told);
        if (meanwhile.isPresent()) {
            numbers.giveBack(told.communityId(), SERIES, serial);
            return new Entered(meanwhile.get(), false);
        }
        return new Entered(enter.apply(FeeNumbers.written(SERIES, serial, DIGITS)), true);
    }

    /** SHA-256 of what was said. */
    static byte[] digest(String said) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void check(Told told) {
        var community = told.communityId();
        EntryTime.check(told.paidAt(), clock.instant(), "/paidAt");
        references.house(community, told.houseId());
        references.checkPayer(community, told.payerId());
        if (told.collectorId() != null) staff.require(community, told.collectorId(), "/collectorId");
    }

    private record Known(Purpose purpose, UUID id, byte[] digest, boolean stands) {

        boolean isSame(Told told) {
            return purpose == told.purpose() && MessageDigest.isEqual(digest, told.content());
        }
    }

    /**
     * The same money, also where it was reversed since: a notification that comes again does not revive it. Other money may have the
     * number of what was reversed.
     */
    private Optional<UUID> known(Told told) {
        if (told.externalId() == null) return Optional.empty();
        var known = database.handle()
                .createQuery("""
                        select purpose, id, digest, stands from huiyin_known_money(:community, :method, :external)
                         order by stands desc, id desc
                        """)
                .bind("community", told.communityId())
                .bind("method", told.method())
                .bind("external", told.externalId())
                .map((row, context) -> new Known(
                        Columns.name(row, "purpose", Purpose.class),
                        Columns.uuid(row, "id"),
                        row.getBytes("digest"),
                        row.getBoolean("stands")))
                .list();
        var same =
                known.stream().filter(each -> each.isSame(told)).map(Known::id).findFirst();
        if (same.isEmpty()) known.stream().filter(Known::stands).findFirst().ifPresent(Receipts::refuse);
        return same;
    }

    private static void refuse(Known known) {
        var detail = Text.of(
                "A payment of this method has this external id and says something else.", "同一支付方式下已有此外部单号的缴费，但内容不同。");
        throw new ProblemException(
                        BillingProblems.PAYMENT_KNOWN, detail, new FieldError("/externalId", "known-otherwise", detail))
                .with(known.purpose().member, known.id());
    }
}
