package io.huiyin.staff;

import static io.huiyin.staff.StaffRole.CS_MANAGER;
import static io.huiyin.staff.StaffRole.CS_SUPERVISOR;
import static io.huiyin.staff.StaffRole.PROJECT_MANAGER;
import static io.huiyin.staff.StaffRole.STEWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainOfCommandTest {

    private final StaffMember supervisor = member(CS_SUPERVISOR);
    private final StaffMember secondSupervisor = member(CS_SUPERVISOR, STEWARD);
    private final StaffMember serviceManager = member(CS_MANAGER);
    private final StaffMember projectManager = member(PROJECT_MANAGER);

    private final ChainOfCommand whole =
            new ChainOfCommand(List.of(supervisor, secondSupervisor, serviceManager, projectManager));

    @Test
    void above_everyone_who_leads_nobody_are_all_supervisors() {
        assertThat(whole.above(UUID.randomUUID())).containsExactly(supervisor, secondSupervisor);
        assertThat(whole.supervisors()).containsExactly(supervisor, secondSupervisor);
    }

    @Test
    void above_a_leader_is_the_next_level_and_above_the_top_is_nobody() {
        assertThat(whole.above(secondSupervisor.id())).containsExactly(serviceManager);
        assertThat(whole.above(serviceManager.id())).containsExactly(projectManager);
        assertThat(whole.above(projectManager.id())).isEmpty();
    }

    @Test
    void a_level_that_nobody_holds_is_passed_over() {
        var thin = new ChainOfCommand(List.of(projectManager));

        assertThat(thin.supervisors()).containsExactly(projectManager);
        assertThat(thin.above(UUID.randomUUID())).containsExactly(projectManager);
        assertThat(new ChainOfCommand(List.of(supervisor, projectManager)).above(supervisor.id()))
                .containsExactly(projectManager);
        assertThat(new ChainOfCommand(List.of()).supervisors()).isEmpty();
    }

    @Test
    void who_holds_two_levels_stands_on_the_higher() {
        var both = member(CS_SUPERVISOR, CS_MANAGER);
        var chain = new ChainOfCommand(List.of(both, projectManager));

        assertThat(chain.supervisors()).containsExactly(both);
        assertThat(chain.above(both.id())).containsExactly(projectManager);
    }

    @Test
    void managers_are_those_of_the_service_and_of_the_project() {
        assertThat(whole.managers()).containsExactly(serviceManager, projectManager);
    }

    private static StaffMember member(StaffRole... roles) {
        return new StaffMember(
                Ids.next(), Ids.next(), "", null, List.of(roles), null, null, null, true, Instant.EPOCH, 1);
    }
}
