package io.huiyin.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.sla.Metric;
import io.huiyin.sla.TimerStatus;
import io.huiyin.sla.TimerView;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the room of callbacks does to tickets, by inquiries, on which nobody else calls back. */
@QuarkusTest
class TicketCallbacksTest {

    @Inject
    TicketCallbacks callbacks;

    @Inject
    Database database;

    private final UUID callback = Ids.next();
    private SmallEstate estate;
    private Caller caller;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        caller = Caller.job("callbacks", estate.community());
    }

    @Test
    @Rule("CMP-17")
    void a_ticket_on_which_a_callback_is_owed_closes_by_the_callback_alone() {
        var ticket = resolvedInquiry();

        owe(ticket);
        estate.act(ticket, "close", "{}").statusCode(409);
        var settled = callbacks.settle(caller, ticket, callback, null, null);

        assertThat(settled.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(settled.owed()).isEmpty();
    }

    @Test
    @Rule("SLA-05")
    void what_was_promised_during_a_callback_is_owed_before_the_ticket_closes() {
        var ticket = resolvedInquiry();
        owe(ticket);
        var promised = TestClock.now().plus(Duration.ofDays(1));

        var settled = callbacks.settle(caller, ticket, callback, promised, null);

        assertThat(settled.status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(settled.owed()).containsExactly(Debt.PROMISED_REPLY);
        assertThat(running(settled.timers(), Metric.PROMISE))
                .extracting(TimerView::dueAt)
                .containsExactly(promised);
        estate.done(ticket, "reply", "{'text': '已核实', 'medium': 'VERBAL', 'interim': false}")
                .body("status", org.hamcrest.Matchers.equalTo("CLOSED"));
    }

    @Test
    @Rule("REP-10")
    void who_is_not_satisfied_gets_the_same_ticket_done_again() {
        var ticket = resolvedInquiry();
        owe(ticket);
        var promised = TestClock.now().plus(Duration.ofDays(1));

        var rework = callbacks.rework(caller, ticket, callback, promised, null);

        assertThat(rework.status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(rework.assignee().id()).isEqualTo(estate.engineer());
        assertThat(rework.reworkCount()).isEqualTo(1);
        assertThat(running(rework.timers(), Metric.PROMISE)).hasSize(1);
        estate.api()
                .get("/v1/tickets/" + ticket + "/timeline")
                .body(
                        "items.find { it.action == 'reopen' }.callbackId",
                        org.hamcrest.Matchers.equalTo(callback.toString()));
    }

    @Test
    @Rule("SLA-05")
    void a_new_matter_becomes_a_ticket_of_the_same_reporter() {
        var ticket = resolvedInquiry();
        var promised = TestClock.now().plus(Duration.ofDays(1));
        var matter = new RaisedMatter(TicketKind.HELP, "OTHER", null, null, null, null, "楼下漏水");

        var raised = callbacks.raise(caller, ticket, callback, matter, promised, TestClock.now());

        assertThat(raised.id()).isNotEqualTo(ticket);
        assertThat(raised.channel()).isEqualTo(TicketChannel.CALLBACK);
        assertThat(raised.originTicketId()).isEqualTo(ticket);
        assertThat(raised.originCallbackId()).isEqualTo(callback);
        assertThat(raised.reporter().phone()).isEqualTo("138****5678");
        assertThat(running(raised.timers(), Metric.PROMISE))
                .extracting(TimerView::dueAt)
                .containsExactly(promised);
        estate.ticket(raised.id()).body("promisedReplyAt", org.hamcrest.Matchers.equalTo(promised.toString()));
    }

    @Test
    void a_ticket_that_was_reopened_meanwhile_is_left_alone() {
        var ticket = resolvedInquiry();
        owe(ticket);
        estate.done(ticket, "reopen", "{'reason': '业主来电'}");

        assertThat(callbacks.settle(caller, ticket, callback, null, null).status())
                .isEqualTo(TicketStatus.ASSIGNED);
    }

    @Test
    void nothing_is_owed_on_what_is_not_resolved() {
        var ticket = estate.reported("INQUIRY", "OTHER", "");

        assertThatThrownBy(() -> owe(ticket)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.in(caller, () -> callbacks.lock(Ids.next())))
                .isInstanceOf(ProblemException.class);
    }

    private void owe(UUID ticket) {
        database.in(caller, () -> {
            callbacks.owe(ticket);
        });
    }

    private UUID resolvedInquiry() {
        var ticket = estate.reported("INQUIRY", "OTHER", "");
        estate.resolved(ticket);
        return ticket;
    }

    private static List<TimerView> running(List<TimerView> timers, Metric metric) {
        return timers.stream()
                .filter(timer -> timer.metric() == metric && timer.status() == TimerStatus.RUNNING)
                .toList();
    }
}
