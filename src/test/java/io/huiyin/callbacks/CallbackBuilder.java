package io.huiyin.callbacks;

import io.huiyin.kernel.Ids;
import io.huiyin.testing.TestClock;
import java.time.Instant;
import java.util.UUID;

/** Makes callbacks that are valid by default: of a repair that was answered on Friday 2025-06-06 at 15:00. */
final class CallbackBuilder {

    static final Instant OWED_AT = TestClock.at("2025-06-06T15:00");
    static final Instant DUE_AT = TestClock.at("2025-06-09T20:00");

    private CallbackKind kind = CallbackKind.REPAIR;
    private UUID assigneeId = Ids.next();

    static CallbackBuilder aCallback() {
        return new CallbackBuilder();
    }

    CallbackBuilder of(CallbackKind kind) {
        this.kind = kind;
        return this;
    }

    CallbackBuilder owedBy(UUID assigneeId) {
        this.assigneeId = assigneeId;
        return this;
    }

    Callback build() {
        var origin = new Callback.Origin(Ids.next(), Ids.next(), "GD-20250606-000001", 1, kind, assigneeId, Ids.next());
        return Callback.owed(Ids.next(), origin, OWED_AT, DUE_AT);
    }

    static CallbackRecord byPhone(int overall) {
        return new CallbackRecord(
                CallbackMethod.PHONE, new Scores(5, 5, 5, 5, overall), null, null, null, null, null, null);
    }

    static AttemptDetails attempt(AttemptOutcome outcome) {
        return new AttemptDetails(CallbackMethod.PHONE, outcome, null, null, null);
    }

    static AttemptDetails callLater(Instant callLaterAt) {
        return new AttemptDetails(CallbackMethod.PHONE, AttemptOutcome.CALL_LATER, callLaterAt, null, null);
    }
}
