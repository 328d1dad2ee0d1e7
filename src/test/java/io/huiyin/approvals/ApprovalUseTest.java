package io.huiyin.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What upper rooms do with approvals. */
@QuarkusTest
class ApprovalUseTest {

    @Inject
    Approvals approvals;

    @Inject
    ApprovalSettings settings;

    @Inject
    Database database;

    private final SubjectRef bill = new SubjectRef("bill", Ids.next());
    private SmallEstate estate;
    private Caller asker;
    private Caller decider;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        asker = Caller.job("test", estate.community()).actingAs(estate.staff("FINANCE"));
        decider = Caller.job("test", estate.community()).actingAs(estate.staff("PROJECT_MANAGER"));
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("ROL-02")
    void what_needs_an_approval_is_refused_without_one() {
        ask(ApprovalKind.REFUND, bill, 500L);

        assertThatThrownBy(() -> use(ApprovalKind.REFUND, bill, 500L))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ApprovalProblems.NEEDED);
                    assertThat(problem.members()).contains(entry("kind", ApprovalKind.REFUND), entry("subject", bill));
                });
    }

    @Test
    @Rule("ROL-02")
    void an_approval_is_used_once_for_its_subject_and_up_to_its_amount() {
        var id = approved(ApprovalKind.REFUND, bill, 500L);

        isNeeded(ApprovalKind.REFUND, bill, 501L);
        isNeeded(ApprovalKind.REFUND, new SubjectRef("bill", Ids.next()), 500L);
        isNeeded(ApprovalKind.REFUND, new SubjectRef("house", bill.id()), 500L);
        isNeeded(ApprovalKind.LATE_FEE_WAIVER, bill, 500L);
        var used = use(ApprovalKind.REFUND, bill, 500L);

        assertThat(used.id()).isEqualTo(id);
        assertThat(used.status()).isEqualTo(ApprovalStatus.USED);
        assertThat(used.usedBy()).isEqualTo(asker.staffId());
        isNeeded(ApprovalKind.REFUND, bill, 500L);
    }

    @Test
    void of_several_the_newest_that_covers_the_amount_is_used() {
        var older = approved(ApprovalKind.REFUND, bill, 500L);
        var newer = approved(ApprovalKind.REFUND, bill, 500L);
        approved(ApprovalKind.REFUND, bill, 100L);

        assertThat(use(ApprovalKind.REFUND, bill, 500L).id()).isEqualTo(newer);
        assertThat(use(ApprovalKind.REFUND, bill, 500L).id()).isEqualTo(older);
    }

    @Test
    @Rule("ROL-02")
    void what_is_over_or_of_another_community_is_no_approval() {
        approved(ApprovalKind.REFUND, bill, 500L);
        var stranger = Caller.job("test", SmallEstate.build().community());
        assertThatThrownBy(() ->
                        database.in(stranger, () -> approvals.use(estate.community(), ApprovalKind.REFUND, bill, 500L)))
                .isInstanceOf(ProblemException.class);

        TestClock.advance(Duration.ofDays(30));

        isNeeded(ApprovalKind.REFUND, bill, 500L);
    }

    @Test
    void what_fails_leaves_it_unused() {
        var id = approved(ApprovalKind.REFUND, bill, 500L);

        assertThatThrownBy(() -> database.in(asker, () -> {
                    approvals.use(estate.community(), ApprovalKind.REFUND, bill, 500L);
                    throw new IllegalStateException("the refund failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(approvals.get(asker, id).status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    @Rule("ROL-02")
    void of_two_who_use_the_same_at_once_one_does_and_two_are_enough_for_both() throws Exception {
        approved(ApprovalKind.REFUND, bill, 500L);
        assertThat(usedAtOnce()).containsExactlyInAnyOrder(true, false);

        approved(ApprovalKind.REFUND, bill, 500L);
        approved(ApprovalKind.REFUND, bill, 500L);
        assertThat(usedAtOnce()).containsExactly(true, true);
    }

    private List<Boolean> usedAtOnce() throws Exception {
        Callable<Boolean> one = () -> {
            try {
                use(ApprovalKind.REFUND, bill, 500L);
                return true;
            } catch (ProblemException refused) {
                assertThat(refused.type()).isEqualTo(ApprovalProblems.NEEDED);
                return false;
            }
        };
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both = pool.invokeAll(List.of(one, one));
            return List.of(both.get(0).get(), both.get(1).get());
        }
    }

    @Test
    @Rule("ROL-02")
    void the_file_of_an_owner_is_read_by_who_asked_as_often_as_they_like_until_it_is_over() {
        var owner = new SubjectRef("owner", estate.owner("NEUTRAL"));
        var asked = ask(ApprovalKind.OWNER_FILE_READING, owner, null);
        assertThat(reads(owner, asker.staffId())).isFalse();
        approvals.approve(decider, asked, Expected.ANY, null);

        assertThat(reads(owner, asker.staffId())).isTrue();
        assertThat(reads(owner, asker.staffId())).isTrue();
        assertThat(reads(owner, decider.staffId())).isFalse();
        assertThat(reads(new SubjectRef("owner", estate.owner("NEUTRAL")), asker.staffId()))
                .isFalse();
        assertThatThrownBy(() -> use(ApprovalKind.OWNER_FILE_READING, owner, null))
                .isInstanceOf(IllegalArgumentException.class);

        TestClock.advance(Duration.ofDays(30));
        assertThat(reads(owner, asker.staffId())).isFalse();
    }

    /** Taken back by the community, an approval that was given before opens nothing. */
    @Test
    @Rule("ROL-02")
    void utilities_are_not_cut_off_once_the_community_disallows_it() {
        var house = new SubjectRef("house", estate.house());
        settings.change(asker, Expected.ANY, new ApprovalSetting(estate.community(), true, 0));
        approved(ApprovalKind.UTILITY_CUT_OFF, house, null);
        settings.change(asker, Expected.ANY, new ApprovalSetting(estate.community(), false, 0));

        assertThatThrownBy(() -> use(ApprovalKind.UTILITY_CUT_OFF, house, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("article 944");
    }

    private UUID ask(ApprovalKind kind, SubjectRef subject, Long amountFen) {
        return approvals
                .ask(asker, new Approval.Wanted(estate.community(), kind, subject, null, "请批示", amountFen))
                .id();
    }

    private UUID approved(ApprovalKind kind, SubjectRef subject, Long amountFen) {
        var id = ask(kind, subject, amountFen);
        approvals.approve(decider, id, Expected.ANY, null);
        return id;
    }

    private Approval use(ApprovalKind kind, SubjectRef subject, Long amountFen) {
        return database.in(asker, () -> approvals.use(estate.community(), kind, subject, amountFen));
    }

    private void isNeeded(ApprovalKind kind, SubjectRef subject, Long amountFen) {
        assertThatThrownBy(() -> use(kind, subject, amountFen))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ApprovalProblems.NEEDED));
    }

    private boolean reads(SubjectRef owner, UUID staff) {
        return database.in(asker, () -> approvals.holds(ApprovalKind.OWNER_FILE_READING, owner, staff));
    }
}
