package io.huiyin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.kernel.ProblemType;
import io.huiyin.testing.GeneratedDoc;
import io.huiyin.testing.ProgramClasses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md}: every problem type that any room declares. */
class ProblemsDocTest {

    private record Declared(ProblemType type, String room) {}

    @Test
    void no_two_rooms_declare_the_same_problem() {
        assertThat(declared()).extracting(declared -> declared.type().slug()).doesNotHaveDuplicates();
    }

    @Test
    void the_page_is_made_from_the_declarations() {
        var page = new StringBuilder("""
                # Problems

                Every error is `application/problem+json` (RFC 9457). `type` is one of the addresses below: stable, and
                what a program should look at. `title` never varies, `detail` says what happened here, `errors[]` names
                the fields (`pointer`, `code`, `message`), and `requestId` finds the log line. Texts come in Chinese, or
                in English where `Accept-Language` asks for it. Made from the code; do not edit.

                Some say more in members of their own, for programs: `approval-needed` says what to ask for, by `kind`,
                `subject` and, where it is about money, `amountFen`, the least sum that the approval must name.

                | type | status | title | 标题 | declared in |
                | --- | --- | --- | --- | --- |
                """);
        for (var declared : declared()) {
            var type = declared.type();
            page.append("| `%s` | %d | %s | %s | %s |%n"
                    .formatted(
                            type.uri(),
                            type.status(),
                            type.title().en(),
                            type.title().zh(),
                            declared.room()));
        }
        GeneratedDoc.check("docs/problems.md", page.toString());
    }

    private static List<Declared> declared() {
        return ProgramClasses.all().stream()
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredFields()))
                .filter(field -> field.getType() == ProblemType.class && Modifier.isStatic(field.getModifiers()))
                .map(ProblemsDocTest::read)
                .sorted(Comparator.comparing(
                                (Declared declared) -> declared.type().status())
                        .thenComparing(declared -> declared.type().slug()))
                .toList();
    }

    private static Declared read(Field field) {
        try {
            field.setAccessible(true);
            var room = field.getDeclaringClass().getPackageName().replace("io.huiyin.", "");
            return new Declared((ProblemType) field.get(null), room);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a test may look at every constant", e);
        }
    }
}
