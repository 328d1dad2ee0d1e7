package io.huiyin.tickets;

import static io.huiyin.tickets.TicketBuilder.aComplaint;
import static io.huiyin.tickets.TicketBuilder.aFinding;
import static io.huiyin.tickets.TicketBuilder.aRepair;
import static io.huiyin.tickets.TicketBuilder.solved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.testing.Rule;
import io.huiyin.tickets.TicketEvent.TicketClosed;
import io.huiyin.tickets.TicketEvent.TicketEscalated;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketTest {

    static Stream<Arguments> everyPair() {
        return Stream.of(TicketStatus.values())
                .flatMap(status -> Stream.of(TicketAction.values())
                        .filter(action -> action != TicketAction.OPEN)
                        .map(action -> Arguments.of(status, action)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    @Rule({"REP-03", "AUD-01"})
    void every_act_is_carried_out_and_noted_or_refused_with_what_is_allowed(TicketStatus status, TicketAction action) {
        var builder =
                switch (action) {
                    case RECHECK -> aFinding();
                    case REVIEW -> aComplaint(Medium.VERBAL);
                    default -> aRepair();
                };
        var ticket = builder.in(status);
        int noted = ticket.acts().size();

        var refusal = catchThrowableOfType(ProblemException.class, () -> act(ticket, action, builder.deed()));

        if (action.isAllowedIn(status)) {
            assertThat(refusal).isNull();
            assertThat(ticket.acts()).hasSize(noted + 1);
            assertThat(ticket.acts().getLast().action()).isEqualTo(action);
        } else {
            assertThat(refusal.type()).isEqualTo(TicketProblems.TRANSITION_NOT_ALLOWED);
            assertThat(refusal.members())
                    .containsEntry("ticketStatus", status)
                    .containsEntry("action", action)
                    .containsEntry("allowedActions", TicketAction.allowedIn(status));
            assertThat(ticket.state().status).isEqualTo(status);
            assertThat(ticket.acts()).hasSize(noted);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            REGISTERED,  assign,   ASSIGNED
            WAITING,     assign,   ASSIGNED
            ASSIGNED,    accept,   ACCEPTED
            ASSIGNED,    reject,   REGISTERED
            ACCEPTED,    arrive,   ON_SITE
            ACCEPTED,    progress, IN_PROGRESS
            ON_SITE,     progress, IN_PROGRESS
            IN_PROGRESS, progress, IN_PROGRESS
            ON_SITE,     pause,    WAITING
            WAITING,     resume,   ON_SITE
            IN_PROGRESS, resolve,  RESOLVED
            RESOLVED,    close,    CLOSED
            RESOLVED,    reopen,   ASSIGNED
            CLOSED,      reopen,   ASSIGNED
            WAITING,     cancel,   CANCELLED
            ACCEPTED,    reply,    ACCEPTED
            RESOLVED,    reply,    RESOLVED
            ON_SITE,     escalate, ON_SITE
            """)
    @Rule("REP-03")
    void an_act_leads_where_the_table_says(TicketStatus from, String action, TicketStatus to) {
        var builder = aRepair();
        var ticket = builder.in(from);

        act(ticket, TicketAction.valueOf(action.toUpperCase(Locale.ROOT)), builder.deed());

        assertThat(ticket.state().status).isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("SLA-07")
    void what_no_patrol_found_is_re_checked_in_no_state(TicketStatus status) {
        var builder = aRepair();
        var ticket = builder.in(status);

        var refusal =
                catchThrowableOfType(ProblemException.class, () -> act(ticket, TicketAction.RECHECK, builder.deed()));

        assertThat(refusal.type()).isEqualTo(TicketProblems.TRANSITION_NOT_ALLOWED);
        assertThat(refusal.members())
                .containsEntry("ticketStatus", status)
                .containsEntry("action", TicketAction.RECHECK)
                .containsEntry("allowedActions", TicketAction.allowedIn(status));
        assertThat(ticket.state().recheckedAt).isNull();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("SLA-12")
    void what_is_no_complaint_is_reviewed_in_no_state(TicketStatus status) {
        var builder = aRepair();
        var ticket = builder.in(status);

        var refusal =
                catchThrowableOfType(ProblemException.class, () -> act(ticket, TicketAction.REVIEW, builder.deed()));

        assertThat(refusal.type()).isEqualTo(TicketProblems.TRANSITION_NOT_ALLOWED);
        assertThat(refusal.members())
                .containsEntry("ticketStatus", status)
                .containsEntry("action", TicketAction.REVIEW)
                .containsEntry("allowedActions", TicketAction.allowedIn(status));
        assertThat(ticket.state().review).isNull();
    }

    @Test
    @Rule("SLA-12")
    void of_several_reviews_the_latest_stands_and_the_timeline_has_them_all() {
        var builder = aComplaint(Medium.WRITTEN);
        var ticket = builder.in(TicketStatus.ACCEPTED);
        var earlier = builder.deed();
        var later = builder.deed();

        ticket.review("配件缺货", "改用同规格配件", later);
        ticket.review("人手不足", "增派一人", earlier);

        assertThat(ticket.state().review).isEqualTo(new Review(later.at(), "配件缺货", "改用同规格配件"));
        assertThat(ticket.acts().getLast().changes())
                .containsExactly(new Change("reviewCause", null, "人手不足"), new Change("reviewSolution", null, "增派一人"));
    }

    @ParameterizedTest
    @EnumSource(names = "CANCELLED", mode = EnumSource.Mode.EXCLUDE)
    @Rule("SLA-07")
    void a_re_check_leaves_the_state_and_what_is_owed_alone(TicketStatus status) {
        var builder = aFinding();
        var ticket = builder.in(status);
        var allowed = ticket.allowedActions(builder.deed().by());

        ticket.recheck(false, "仍有渗水", builder.deed());

        assertThat(ticket.state().status).isEqualTo(status);
        assertThat(ticket.allowedActions(builder.deed().by())).isEqualTo(allowed);
        assertThat(ticket.debts()).isEmpty();
        assertThat(ticket.acts().getLast().changes()).containsExactly(new Change("recheckSettled", null, "false"));
    }

    @Test
    @Rule("SLA-07")
    void of_several_re_checks_the_last_one_stands_whatever_the_order_of_their_slips() {
        var builder = aFinding();
        var ticket = builder.in(TicketStatus.ACCEPTED);
        var earlier = builder.deed();
        var later = builder.deed();

        ticket.recheck(true, null, later);
        ticket.recheck(false, "初查仍渗水", earlier);

        assertThat(ticket.state().recheckedAt).isEqualTo(later.at());
        assertThat(ticket.state().recheckSettled).isTrue();
        assertThat(ticket.acts().getLast().changes()).containsExactly(new Change("recheckSettled", null, "false"));
        assertThat(ticket.acts().getLast().text()).isEqualTo("初查仍渗水");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "ON_SITE", "IN_PROGRESS"})
    void what_waited_goes_on_where_it_was(TicketStatus before) {
        var builder = aRepair();
        var ticket = builder.in(before);

        ticket.pause("等待配件", null, builder.deed());
        ticket.resume(builder.deed());

        assertThat(ticket.state().status).isEqualTo(before);
    }

    @Test
    @Rule({"ESC-01", "ESC-02", "CMP-11"})
    void whoever_was_asked_first_stays_so_whatever_happens() {
        var builder = aRepair();
        var ticket = builder.in(TicketStatus.ASSIGNED);
        var other = Ids.next();

        ticket.reject("不属于本部门", builder.deed());
        var whileNobodyHasIt = ticket.state().firstReceiverId;
        ticket.assign(other, "秩序部", null, builder.deed());

        assertThat(whileNobodyHasIt).isEqualTo(TicketBuilder.ASSIGNEE);
        assertThat(ticket.state().firstReceiverId).isEqualTo(TicketBuilder.ASSIGNEE);
        assertThat(ticket.state().assigneeId).isEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("CMP-11")
    void a_complaint_is_not_disposed_of_without_cause_and_liable_department(TicketOutcome outcome) {
        var builder = aComplaint(Medium.VERBAL);
        var ticket = builder.in(TicketStatus.ACCEPTED);

        var refusal = catchThrowableOfType(
                ProblemException.class,
                () -> ticket.resolve(new Disposition(outcome, "已整改", " ", null), builder.deed()));

        assertThat(refusal.errors())
                .extracting(error -> error.pointer() + " " + error.code())
                .containsExactly("/rootCause needed-for-kind", "/liableDepartment needed-for-kind");
        assertThat(ticket.state().status).isEqualTo(TicketStatus.ACCEPTED);
    }

    @Test
    @Rule("CMP-17")
    void nothing_closes_while_a_callback_is_owed() {
        var builder = aRepair();
        var ticket = builder.in(TicketStatus.RESOLVED);
        ticket.state().callbackOwed = true;

        var refusal = catchThrowableOfType(ProblemException.class, () -> ticket.close(null, builder.deed()));

        assertThat(refusal.members()).containsEntry("owed", Set.of(Debt.CALLBACK));
        assertThat(ticket.allowedActions(builder.deed().by())).doesNotContain(TicketAction.CLOSE);
        ticket.callbackSettled(Ids.next(), null, builder.deed());
        assertThat(ticket.state().status).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    @Rule({"SLA-03", "CMP-17"})
    void a_letter_is_answered_by_a_letter_before_it_is_filed() {
        var builder = aComplaint(Medium.WRITTEN);
        var ticket = builder.in(TicketStatus.RESOLVED);

        ticket.reply("已电话说明", Medium.VERBAL, false, null, builder.deed());
        var stillOwed = ticket.debts();
        ticket.reply("复函", Medium.WRITTEN, false, null, builder.deed());

        assertThat(stillOwed).containsExactly(Debt.WRITTEN_REPLY);
        assertThatCode(() -> ticket.close(null, builder.deed())).doesNotThrowAnyException();
    }

    @Test
    void a_satisfied_callback_closes_a_letter_as_soon_as_it_is_answered() {
        var builder = aComplaint(Medium.WRITTEN);
        var ticket = builder.in(TicketStatus.RESOLVED);
        ticket.state().callbackOwed = true;

        ticket.callbackSettled(Ids.next(), null, builder.deed());
        var afterTheCallback = ticket.state().status;
        ticket.reply("复函", Medium.WRITTEN, false, null, builder.deed());

        assertThat(afterTheCallback).isEqualTo(TicketStatus.RESOLVED);
        assertThat(ticket.state().status).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.news()).hasAtLeastOneElementOfType(TicketClosed.class);
    }

    @Test
    @Rule("SLA-04")
    void what_was_promised_after_the_work_is_owed_too() {
        var builder = aRepair();
        var ticket = builder.in(TicketStatus.RESOLVED);
        var deed = builder.deed();

        ticket.reply("配件价格核实后再告知", Medium.VERBAL, true, deed.at().plus(Duration.ofDays(1)), deed);

        assertThat(ticket.debts()).containsExactly(Debt.PROMISED_REPLY);
        ticket.reply("配件 80 元", Medium.VERBAL, false, null, builder.deed());
        assertThat(ticket.debts()).isEmpty();
    }

    @Test
    @Rule("TIN-06")
    void an_anonymous_letter_owes_nobody_a_reply() {
        var ticket = aComplaint(Medium.WRITTEN).anonymous().in(TicketStatus.RESOLVED);

        assertThat(ticket.debts()).isEmpty();
    }

    @Test
    @Rule("REP-10")
    void rework_goes_to_whoever_did_the_work_and_has_to_be_answered_anew() {
        var builder = aComplaint(Medium.WRITTEN);
        var ticket = builder.in(TicketStatus.RESOLVED);
        ticket.reply("复函", Medium.WRITTEN, false, null, builder.deed());
        var callback = Ids.next();

        ticket.reopen("业主不满意", callback, builder.deed());

        var state = ticket.state();
        assertThat(state.status).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(state.assigneeId).isEqualTo(TicketBuilder.ASSIGNEE);
        assertThat(state.reworkCount).isEqualTo(1);
        assertThat(state.outcome).isNull();
        assertThat(state.writtenReplyOwed).isTrue();
        assertThat(ticket.acts().getLast().callbackId()).isEqualTo(callback);
    }

    @Test
    void escalation_climbs_step_by_step() {
        var builder = aRepair();
        var ticket = builder.in(TicketStatus.ASSIGNED);

        for (int i = 0; i < 5; i++) ticket.escalate("超过承诺时间", null, false, builder.deed());

        assertThat(ticket.news())
                .filteredOn(TicketEscalated.class::isInstance)
                .extracting(event -> ((TicketEscalated) event).step().name())
                .containsExactly("OWN_DEPARTMENT", "OTHER_DEPARTMENT", "PROJECT_MANAGER", "COMPANY", "COMPANY");
    }

    @Test
    @Rule("AUD-01")
    void an_act_shows_what_was_there_before_and_after() {
        var builder = aRepair();
        var ticket = builder.in(TicketStatus.ASSIGNED);
        var other = Ids.next();

        ticket.assign(other, "工程部", "请尽快", builder.deed());

        assertThat(ticket.acts().getLast().changes())
                .containsExactly(new Change("assignee", TicketBuilder.ASSIGNEE.toString(), other.toString()));
        assertThat(ticket.acts().getLast().text()).isEqualTo("请尽快");
    }

    @Test
    void a_wait_does_not_end_before_it_began() {
        var builder = aRepair();
        var ticket = builder.in(TicketStatus.WAITING);
        var early = new Deed(builder.deed().by(), ticket.state().waitingSince.minusSeconds(1));

        var refusal = catchThrowableOfType(ProblemException.class, () -> ticket.resume(early));

        assertThat(refusal.errors().getFirst().code()).isEqualTo("before-pause");
    }

    private static void act(Ticket ticket, TicketAction action, Deed deed) {
        switch (action) {
            case OPEN -> throw new IllegalArgumentException("a ticket is opened once");
            case ASSIGN -> ticket.assign(Ids.next(), "工程部", null, deed);
            case ACCEPT -> ticket.accept(deed);
            case REJECT -> ticket.reject("不属于本部门", deed);
            case ARRIVE -> ticket.arrive(deed);
            case PROGRESS -> ticket.progress("已更换阀门", true, deed);
            case PAUSE -> ticket.pause("OWNER_ABSENT", null, deed);
            case RESUME -> ticket.resume(deed);
            case RESOLVE -> ticket.resolve(solved(), deed);
            case CLOSE -> ticket.close("已回访", deed);
            case REOPEN -> ticket.reopen("再次漏水", null, deed);
            case CANCEL -> ticket.cancel("业主撤回", deed);
            case REPLY -> ticket.reply("已安排维修", Medium.VERBAL, false, null, deed);
            case ESCALATE -> ticket.escalate("业主情绪激动", null, false, deed);
            case CHANGE ->
                ticket.change(
                        new TicketDetails("ELECTRICAL", TicketPriority.URGENT, null, "跳闸", "跳闸", null, null), deed);
            case RESCHEDULE -> ticket.reschedule(deed.at().plus(Duration.ofDays(1)), "业主改期", deed);
            case CHECK_SLIP -> ticket.checkSlip(true, null, deed);
            case ATTACH -> ticket.attach(Ids.next(), AttachmentKind.AFTER, deed);
            case RECHECK -> ticket.recheck(true, null, deed);
            case REVIEW -> ticket.review("人手不足", "增派一人", deed);
            case GRADE -> ticket.grade(Severity.NORMAL, "误判", deed);
            case REPORT, INSTRUCT, DISAGREE, EXECUTE -> ticket.noteEscalation(action, Ids.next(), deed);
        }
    }
}
