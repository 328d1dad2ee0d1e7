package io.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.huiyin.testing.ProgramClasses;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Requires;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house as {@code docs/architecture.md} draws it: which room may import which. */
class HouseTest {

    private static final String ROOT = "io.huiyin.";

    /** What any room may import, in this order among themselves. */
    private static final Set<String> GROUND = Set.of("kernel", "outgoing", "database", "web", "events", "jobs");

    /** Every room with what it may import beyond the ground; from the ground up, no room imports one on its own floor. */
    private static final Map<String, Set<String>> ROOMS = rooms();

    private static Map<String, Set<String>> rooms() {
        var rooms = new LinkedHashMap<String, Set<String>>();
        rooms.put("kernel", Set.of());
        rooms.put("outgoing", Set.of());
        rooms.put("database", Set.of("kernel"));
        rooms.put("web", Set.of("kernel"));
        rooms.put("jobs", Set.of("kernel", "database", "web"));
        rooms.put("events", Set.of("kernel", "database", "web", "jobs"));
        rooms.put("calendar", Set.of());
        rooms.put("files", Set.of());
        rooms.put("protection", Set.of());
        rooms.put("messaging", Set.of());
        rooms.put("community", Set.of("calendar"));
        rooms.put("sla", Set.of("calendar"));
        rooms.put("staff", Set.of("community"));
        rooms.put("access", Set.of("protection", "staff"));
        rooms.put("answers", Set.of("protection", "community"));
        rooms.put("estate", Set.of("community", "staff"));
        rooms.put("approvals", Set.of("protection", "community", "staff"));
        rooms.put("owners", Set.of("access", "files", "protection", "community", "staff", "approvals", "estate"));
        rooms.put("warranty", Set.of("community", "estate"));
        rooms.put("forms", Set.of("protection", "community", "estate", "owners"));
        rooms.put("billing", Set.of("files", "protection", "approvals", "community", "staff", "estate", "owners"));
        rooms.put("tickets", Set.of("protection", "files", "sla", "community", "staff", "estate", "owners"));
        rooms.put("callbacks", Set.of("calendar", "files", "sla", "community", "staff", "owners", "tickets"));
        rooms.put(
                "dunning",
                Set.of("files", "protection", "messaging", "community", "staff", "estate", "owners", "billing"));
        rooms.put("escalations", Set.of("community", "staff", "owners", "tickets"));
        rooms.put("surveys", Set.of("protection", "community", "estate", "owners"));
        var below = Set.of(
                "calendar",
                "files",
                "protection",
                "community",
                "sla",
                "messaging",
                "staff",
                "access",
                "approvals",
                "answers",
                "estate",
                "owners",
                "warranty",
                "forms",
                "billing",
                "tickets",
                "dunning",
                "escalations",
                "callbacks",
                "surveys");
        rooms.put("reminders", below);
        rooms.put("notices", below);
        rooms.put("imports", plus(below, "reminders", "notices"));
        rooms.put("reports", plus(below, "reminders", "notices", "imports"));
        rooms.put("app", plus(below, "reminders", "notices", "imports", "reports"));
        return rooms;
    }

    private static final JavaClasses CLASSES = ProgramClasses.all();

    @Test
    void every_package_is_on_the_plan() {
        var unplanned = CLASSES.stream()
                .filter(type -> !ROOMS.containsKey(room(type)))
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith("package-info"));

        assertThat(unplanned).isEmpty();
    }

    @Test
    void no_room_of_the_plan_is_empty() {
        var built = CLASSES.stream().map(HouseTest::room).collect(Collectors.toSet());

        assertThat(built).containsAll(ROOMS.keySet());
    }

    @Test
    void a_room_imports_only_what_the_plan_allows() {
        var trespasses = new TreeSet<String>();
        CLASSES.stream()
                .filter(type -> !room(type).equals("app"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(HouseTest::isTrespass)
                .forEach(dependency -> trespasses.add(room(dependency.getOriginClass()) + " -> "
                        + room(dependency.getTargetClass()) + ": " + dependency.getDescription()));

        assertThat(trespasses).isEmpty();
    }

    /** A rule that matches nothing protects nothing: what the plan allows must be used somewhere. */
    @Test
    void no_rule_of_the_plan_is_dead() {
        var used = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> ROOMS.containsKey(room(dependency.getTargetClass())))
                .map(dependency -> room(dependency.getOriginClass()) + " -> " + room(dependency.getTargetClass()))
                .collect(Collectors.toSet());
        // The tops of the house may look at everything below them; for the others each permission must be needed.
        var broad = Set.of("reminders", "notices", "imports", "reports", "app");
        var dead = ROOMS.entrySet().stream()
                .filter(room -> !broad.contains(room.getKey()))
                .flatMap(room -> room.getValue().stream().map(below -> room.getKey() + " -> " + below))
                .filter(Predicate.not(used::contains));

        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "outgoing"})
    void some_rooms_need_the_jdk_alone(String room) {
        var foreign = CLASSES.stream()
                .filter(type -> room(type).equals(room))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(type -> !type.isPrimitive())
                .map(JavaClass::getName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith(ROOT + room + "."));

        assertThat(foreign).isEmpty();
    }

    @Test
    void every_operation_names_the_right_that_it_needs() {
        var open = resources()
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)))
                .filter(method -> !method.isAnnotationPresent(Requires.class));

        assertThat(resources()).isNotEmpty();
        assertThat(open).isEmpty();
    }

    @Test
    void every_resource_runs_in_one_transaction_but_the_jobs() {
        var without = resources()
                .filter(type -> !type.isAnnotatedWith(Endpoint.class))
                .map(JavaClass::getSimpleName);

        assertThat(without).containsExactly("JobResource");
    }

    private static Stream<JavaClass> resources() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .filter(type -> type.getAnnotationOfType(Path.class).value().startsWith("/v1/"));
    }

    private static boolean isTrespass(Dependency dependency) {
        var from = room(dependency.getOriginClass());
        var to = room(dependency.getTargetClass());
        if (from.equals(to) || !ROOMS.containsKey(to)) return false;
        if (!GROUND.contains(from) && GROUND.contains(to)) return false;
        return !ROOMS.getOrDefault(from, Set.of()).contains(to);
    }

    private static String room(JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(ROOT)) return "";
        var rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static Set<String> plus(Set<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).collect(Collectors.toSet());
    }
}
