package io.huiyin.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnerRollTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate HANDOVER = LocalDate.of(2021, 3, 31);
    private static final UUID HOUSE = new UUID(0, 1);
    private static final UUID OTHER_HOUSE = new UUID(0, 2);

    @Test
    void name_and_any_of_the_phones_make_a_known_person() {
        var zhang = owner("张三", "13800000001", "13800000002");
        var line = line(HOUSE, "张三", "13800000002");

        var heard = roll(List.of(line), List.of(zhang)).hear(line);

        assertThat(heard.owner().before()).isSameAs(zhang);
        assertThat(heard.owner().newOwnerships()).containsExactly(new ListedOwner.Ownership(HOUSE, HANDOVER));
        assertThat(heard.owner().isRecordChanged()).isFalse();
    }

    @Test
    void the_same_phone_with_another_name_is_another_person() {
        var line = line(HOUSE, "李四", "13800000001");

        var heard = roll(List.of(line), List.of(owner("张三", "13800000001"))).hear(line);

        assertThat(heard.owner().isNew()).isTrue();
    }

    @Test
    void the_owner_of_the_house_by_the_same_name_has_a_new_number() {
        var zhang = owner("张三", "13800000001");
        var line = line(HOUSE, "张三", "13900000009");

        var heard =
                roll(List.of(line), List.of(zhang), holds(zhang, HOUSE, null)).hear(line);

        assertThat(heard.changed()).isTrue();
        assertThat(heard.owner().after().phones()).containsExactly("13800000001", "13900000009");
        assertThat(heard.owner().newOwnerships()).isEmpty();
    }

    @Test
    void a_namesake_whom_another_line_means_is_somebody_else() {
        var zhang = owner("张三", "13800000001");
        var lines = List.of(line(HOUSE, "张三", "13900000009"), line(HOUSE, "张三", "13800000001"));
        var roll = roll(lines, List.of(zhang), holds(zhang, HOUSE, null));

        var young = roll.hear(lines.getFirst());
        var old = roll.hear(lines.getLast());

        assertThat(young.owner().isNew()).isTrue();
        assertThat(old.owner().before()).isSameAs(zhang);
        assertThat(old.changed()).isFalse();
    }

    @Test
    void two_namesakes_are_not_guessed_between_and_a_past_owner_is_no_namesake() {
        var one = owner("张三", "13800000001");
        var other = owner("张三", "13800000002");
        var line = line(HOUSE, "张三", "13900000009");

        assertThat(roll(List.of(line), List.of(one, other), holds(one, HOUSE, null), holds(other, HOUSE, null))
                        .hear(line)
                        .owner()
                        .isNew())
                .isTrue();
        assertThat(roll(List.of(line), List.of(one), holds(one, HOUSE, TODAY.minusDays(1)))
                        .hear(line)
                        .owner()
                        .isNew())
                .isTrue();
    }

    @Test
    void whoever_comes_after_an_earlier_owner_begins_today() {
        var before = owner("张三", "13800000001");
        var line = line(HOUSE, "李四", "13900000009");

        var heard = roll(List.of(line), List.of(before), holds(before, HOUSE, TODAY.minusDays(9)))
                .hear(line);

        assertThat(heard.owner().newOwnerships()).containsExactly(new ListedOwner.Ownership(HOUSE, TODAY));
    }

    @Test
    void lines_of_one_new_person_add_up() {
        var lines = List.of(line(HOUSE, "张三", "13800000001"), line(OTHER_HOUSE, "张三", "13800000001", "0531-88734510"));
        var roll = roll(lines, List.of());

        var first = roll.hear(lines.getFirst());
        var second = roll.hear(lines.getLast());

        assertThat(first.owner()).isSameAs(second.owner());
        assertThat(second.owner().phones()).containsExactly("13800000001", "0531-88734510");
        assertThat(roll.owners()).hasSize(1);
    }

    @Test
    void without_a_phone_a_name_means_someone_within_the_house_alone() {
        var lines = List.of(line(HOUSE, "张三"), line(OTHER_HOUSE, "张三"), line(HOUSE, "张三"));
        var roll = roll(lines, List.of());

        lines.forEach(roll::hear);

        assertThat(roll.owners()).hasSize(2);
    }

    private static OwnerRoll roll(List<OwnerLine> lines, List<StoredOwner> stored, OwnerRoll.Holding... holdings) {
        return new OwnerRoll(
                lines,
                TODAY,
                stored,
                Map.of(),
                Stream.of(holdings).collect(Collectors.groupingBy(OwnerRoll.Holding::houseId)));
    }

    private static OwnerRoll.Holding holds(StoredOwner owner, UUID house, LocalDate to) {
        return new OwnerRoll.Holding(owner.id(), house, to);
    }

    private static OwnerLine line(UUID house, String name, String... phones) {
        return new OwnerLine(house, HANDOVER, OwnerKind.PERSON, name, List.of(phones), List.of(), null);
    }

    private static StoredOwner owner(String name, String... phones) {
        var details = new OwnerDetails(
                OwnerKind.PERSON, name, List.of(phones), null, null, List.of(), null, null, null, null, null, null);
        return StoredOwner.of(UUID.randomUUID(), UUID.randomUUID(), details, Instant.EPOCH, 1);
    }
}
