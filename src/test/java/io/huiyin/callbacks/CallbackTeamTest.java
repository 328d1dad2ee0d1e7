package io.huiyin.callbacks;

import static io.huiyin.staff.StaffRole.CS_MANAGER;
import static io.huiyin.staff.StaffRole.CS_SUPERVISOR;
import static io.huiyin.staff.StaffRole.PROJECT_MANAGER;
import static io.huiyin.staff.StaffRole.RECEPTIONIST;
import static io.huiyin.staff.StaffRole.STEWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.kernel.Ids;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffRole;
import io.huiyin.testing.TestClock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who makes a callback and who answers for it. */
class CallbackTeamTest {

    private static final StaffMember DESK = member(RECEPTIONIST);
    private static final StaffMember STEWARD_OF_AREA = member(STEWARD);
    private static final StaffMember SUPERVISOR = member(CS_SUPERVISOR);
    private static final StaffMember DIRECTOR = member(CS_MANAGER);
    private static final StaffMember MANAGER = member(PROJECT_MANAGER);
    private static final CallbackTeam TEAM =
            new CallbackTeam(List.of(MANAGER, SUPERVISOR, DIRECTOR, STEWARD_OF_AREA, DESK));

    @Test
    void who_was_asked_first_asks_how_it_went() {
        assertThat(TEAM.assignee(SUPERVISOR.id(), STEWARD_OF_AREA.id())).isEqualTo(SUPERVISOR.id());
    }

    @Test
    void a_first_receiver_outside_of_customer_service_leaves_it_to_the_steward() {
        assertThat(TEAM.assignee(Ids.next(), STEWARD_OF_AREA.id())).isEqualTo(STEWARD_OF_AREA.id());
        assertThat(TEAM.assignee(MANAGER.id(), STEWARD_OF_AREA.id())).isEqualTo(STEWARD_OF_AREA.id());
    }

    @Test
    void without_either_the_desk_does_it_the_lowest_rank_first() {
        assertThat(TEAM.assignee(null, null)).isEqualTo(DESK.id());
        assertThat(new CallbackTeam(List.of(DIRECTOR, SUPERVISOR)).assignee(null, Ids.next()))
                .isEqualTo(SUPERVISOR.id());
    }

    @Test
    void the_supervisor_of_customer_service_answers_for_it_and_then_the_ranks_above() {
        assertThat(TEAM.accountable()).isEqualTo(SUPERVISOR.id());
        assertThat(new CallbackTeam(List.of(MANAGER, DIRECTOR)).accountable()).isEqualTo(DIRECTOR.id());
        assertThat(new CallbackTeam(List.of(MANAGER, DESK)).accountable()).isEqualTo(MANAGER.id());
    }

    @Test
    void a_community_may_have_nobody_for_it() {
        var team = new CallbackTeam(List.of());

        assertThat(team.assignee(Ids.next(), Ids.next())).isNull();
        assertThat(team.accountable()).isNull();
    }

    private static StaffMember member(StaffRole role) {
        UUID id = Ids.next();
        return new StaffMember(
                id, Ids.next(), "员工", null, List.of(role), null, null, null, true, TestClock.at("2025-01-01T08:00"), 1);
    }
}
