package io.huiyin.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.CommunityScope;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Reach;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class FilesTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @TempDir
    Path temporary;

    @Inject
    io.huiyin.files.Files files;

    @Inject
    FilesCleanUpJob cleanUp;

    @Inject
    Database database;

    @ConfigProperty(name = "huiyin.files.directory")
    Path directory;

    @AfterEach
    void setTheClockBack() {
        TestClock.reset();
    }

    @Test
    void what_is_rolled_back_leaves_no_bytes_behind() throws IOException {
        var caller = caller(Api.admin().community());
        var before = stored();

        assertThatThrownBy(() -> database.in(caller, () -> {
                    files.keep(caller, null, "a.png", png());
                    throw new IllegalStateException("something else failed");
                }))
                .hasMessage("something else failed");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void bytes_lie_under_random_names_that_nobody_else_reads() throws IOException {
        var before = stored();

        files.keep(caller(Api.admin().community()), null, "../../evil.png", png());

        var made = stored();
        made.removeAll(before);
        assertThat(made).singleElement().satisfies(path -> {
            assertThat(path.getFileName().toString()).matches("[0-9a-f]{32}");
            assertThat(path.getParent().getParent()).isEqualTo(directory);
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void the_first_attachment_takes_a_file_into_its_community_for_good() {
        var here = Api.admin().community();
        var there = Api.admin().community();
        var caller = caller(here, there);
        var file = files.keep(caller, null, "a.png", png());

        var attached = database.in(caller, () -> files.attach(here, file.id()));

        assertThat(attached).map(FileView::communityId).contains(here);
        assertThat(database.in(caller, () -> files.attach(there, file.id()))).isEmpty();
        assertThat(files.get(caller(here), file.id()).version()).isEqualTo(2);
    }

    @Test
    void a_file_that_another_key_handed_in_for_no_community_cannot_be_attached() {
        var here = Api.admin().community();
        var there = Api.admin().community();
        var file = files.keep(caller(here, there), null, "a.png", png());
        var other = caller(here, there);

        assertThat(database.in(other, () -> files.attach(here, file.id()))).isEmpty();
    }

    @Test
    void what_nobody_attached_and_bytes_that_no_file_knows_are_removed() throws IOException {
        var here = Api.admin().community();
        var caller = caller(here, Api.admin().community());
        var kept = files.keep(caller, here, "kept.png", png());
        var unattached = files.keep(caller, null, "unattached.png", png());
        var young = directory.resolve("ab").resolve("ab" + "1".repeat(30));
        var old = directory.resolve("ab").resolve("ab" + "2".repeat(30));
        Files.createDirectories(old.getParent());
        Files.write(young, PNG);
        Files.write(old, PNG);
        TestClock.advance(Duration.ofDays(31));
        for (var path : stored())
            Files.setLastModifiedTime(path, FileTime.from(TestClock.now().minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(young, FileTime.from(TestClock.now().minus(Duration.ofHours(23))));

        cleanUp.run(LocalDate.EPOCH);

        assertThat(stored()).contains(young).doesNotContain(old);
        assertThat(files.content(caller, kept.id()).bytes()).hasBinaryContent(PNG);
        assertThatThrownBy(() -> files.get(caller, unattached.id())).hasMessageContaining("not-found");
        Files.delete(young);
    }

    private Path png() {
        try {
            return Files.write(temporary.resolve("sent"), PNG);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Set<Path> stored() throws IOException {
        if (!Files.isDirectory(directory)) return new java.util.HashSet<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).collect(java.util.stream.Collectors.toSet());
        }
    }

    private static Caller caller(UUID... communities) {
        return new Caller(
                Caller.Kind.API_KEY,
                Ids.next(),
                "test",
                null,
                null,
                Reach.COMMUNITY,
                CommunityScope.of(communities),
                Set.of("admin"));
    }
}
