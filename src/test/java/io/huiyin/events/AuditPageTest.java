package io.huiyin.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.database.Database;
import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/audit.md}: what a stranger computes by it is what the program computes. */
@QuarkusTest
class AuditPageTest {

    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`(.*)`|null) \\|$");
    private static final Pattern HASH = Pattern.compile("`([0-9a-f]{64})`");
    private static final Pattern QUERY = Pattern.compile("(?s)```sql\\n(.*?)```");

    @Inject
    Sealer sealer;

    @Inject
    SealRepository seals;

    @Inject
    Database database;

    @Test
    void the_worked_example_is_right() throws IOException {
        var page = page();
        var example = page.substring(page.indexOf("An event, field by field"));
        var fields =
                FIELD.matcher(example).results().map(field -> field.group(2)).toArray(String[]::new);
        var hashes = all(HASH, example);

        var event = EventDigest.of(fields);
        var head = ChainHead.beginning(UUID.fromString(fields[0]));
        var seal = SealedStretch.of(head, List.of(event), Instant.parse("2025-06-06T07:00:30Z"));

        assertThat(hashes).containsExactly(hex(event.hash()), hex(seal.hash()));
    }

    @Test
    void the_queries_compute_what_the_seals_hold() throws IOException {
        var community = Api.admin().community();
        sealer.sealNext(community);
        var queries = all(QUERY, page());

        var chain = database.asSystem("test", () -> seals.seals(community, 0, Long.MAX_VALUE, 1_000));
        var events = strings(queries.get(0), community, "hash");
        var recomputed = strings(queries.get(1), community, "recomputed");

        assertThat(events)
                .isNotEmpty()
                .isEqualTo(chain.stream()
                        .flatMap(seal -> seal.digests().stream())
                        .map(event -> hex(event.hash()))
                        .toList());
        assertThat(recomputed)
                .isEqualTo(chain.stream().map(seal -> hex(seal.hash())).toList());
    }

    /** A column that is added to the log needs an encoding of its own beside the first. */
    @Test
    void every_column_of_the_log_is_covered() throws IOException {
        var page = page();
        var documented = new TreeSet<>(FIELD.matcher(page.substring(page.indexOf("An event, field by field")))
                .results()
                .map(field -> field.group(1))
                .toList());

        var columns = database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select attname from pg_attribute "
                                + "where attrelid = 'event'::regclass and attnum > 0 and not attisdropped")
                        .mapTo(String.class)
                        .list());

        assertThat(new TreeSet<>(columns)).isEqualTo(documented);
        assertThat(columns).allMatch(column -> EventDigest.COLUMNS.contains("e." + column));
    }

    private List<String> strings(String query, UUID community, String column) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery(query)
                        .bind("community", community)
                        .map((row, context) -> hex(row.getBytes(column)))
                        .list());
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "audit.md"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
