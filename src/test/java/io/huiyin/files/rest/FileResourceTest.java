package io.huiyin.files.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Request;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FileResourceTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final List<String> BOTH = List.of("files:read", "files:write");

    private final Api admin = Api.admin();

    @ConfigProperty(name = "huiyin.files.directory")
    Path directory;

    @Test
    void a_file_is_what_its_bytes_are_and_comes_back_as_it_went_in() {
        var api = Api.scoped(BOTH, admin.community());

        var id = upload(api, "", "漏水 1.png", PNG)
                .statusCode(201)
                .body("name", equalTo("漏水 1.png"))
                .body("mediaType", equalTo("image/png"))
                .body("bytes", equalTo(PNG.length))
                .extract()
                .<String>path("id");

        api.get("/v1/files/" + id).statusCode(200).body("mediaType", equalTo("image/png"));
        var content = api.get("/v1/files/" + id + "/content").statusCode(200).extract();
        assertThat(content.asByteArray()).isEqualTo(PNG);
        assertThat(content.header("Content-Type")).isEqualTo("image/png");
        assertThat(content.header("Content-Length")).isEqualTo(String.valueOf(PNG.length));
        assertThat(content.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"__ 1.png\"; filename*=UTF-8''%E6%BC%8F%E6%B0%B4%201.png");
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(content.header("Content-Security-Policy")).contains("sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ\u0090\u0000\u0003", "<html><script>1</script></html>", "<svg xmlns='x'/>", "plain"})
    void a_renamed_program_or_page_is_refused(String content) {
        var api = Api.scoped(BOTH, admin.community());

        upload(api, "", "photo.png", content.getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unsupported-media-type"))
                .body("errors[0].pointer", equalTo("file"));
    }

    @Test
    void an_empty_file_is_422() {
        upload(Api.scoped(BOTH, admin.community()), "", "photo.png", new byte[0])
                .statusCode(422)
                .body("errors[0].code", equalTo("empty"));
    }

    @Test
    void more_than_the_limit_is_413() {
        var large = Arrays.copyOf(PNG, 10 * 1024 * 1024 + 1);

        upload(Api.scoped(BOTH, admin.community()), "", "photo.png", large)
                .statusCode(413)
                .contentType("application/problem+json")
                .body("maxBytes", equalTo(10 * 1024 * 1024));
    }

    @Test
    void a_request_without_a_file_is_400_and_one_without_a_form_415() {
        var api = Api.scoped(BOTH, admin.community());

        Request.given()
                .header("Authorization", "Bearer " + api.key())
                .multiPart("other", "x")
                .post("/v1/files")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("file"));
        api.post("/v1/files", "{}").statusCode(415).contentType("application/problem+json");
    }

    @Test
    void a_file_of_a_community_is_seen_there_alone() {
        var community = admin.community();
        var api = Api.scoped(BOTH, community);
        var id = upload(api, "", "a.png", PNG)
                .body("communityId", equalTo(community.toString()))
                .extract()
                .<String>path("id");

        Api.scoped(BOTH, community).get("/v1/files/" + id).statusCode(200);
        var other = Api.scoped(BOTH, admin.community());
        other.get("/v1/files/" + id).statusCode(404);
        other.get("/v1/files/" + id + "/content").statusCode(404);
        upload(other, "?communityId=" + community, "a.png", PNG)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("communityId"));
        upload(admin, "?communityId=" + UUID.randomUUID(), "a.png", PNG).statusCode(422);
        upload(admin, "?communityId=" + community, "a.png", PNG)
                .statusCode(201)
                .body("communityId", equalTo(community.toString()));
    }

    @Test
    void a_file_for_no_community_is_seen_by_its_sender_alone() {
        var id = upload(admin, "", "a.png", PNG)
                .statusCode(201)
                .body("communityId", nullValue())
                .extract()
                .<String>path("id");

        admin.get("/v1/files/" + id).statusCode(200);
        Api.scoped(BOTH, admin.community()).get("/v1/files/" + id).statusCode(404);
    }

    @Test
    void a_second_try_with_the_same_key_keeps_one_file_and_another_content_is_422() throws IOException {
        var api = Api.scoped(BOTH, admin.community());
        var key = UUID.randomUUID().toString();
        var other = PNG.clone();
        other[other.length - 1]++;

        var first = upload(api, key, "", "a.png", PNG).statusCode(201).extract();
        var kept = storedFiles();
        var again = upload(api, key, "", "a.png", PNG).statusCode(201).extract();

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(storedFiles()).isEqualTo(kept);
        upload(api, key, "", "a.png", other).statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        upload(api, key, "", "b.png", PNG).statusCode(422);
    }

    private long storedFiles() throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).count();
        }
    }

    private static Answer upload(Api api, String query, String name, byte[] content) {
        return upload(api, null, query, name, content);
    }

    private static Answer upload(Api api, String idempotencyKey, String query, String name, byte[] content) {
        var request = api.form("file", name, content);
        if (idempotencyKey != null) request.header("Idempotency-Key", idempotencyKey);
        return request.post("/v1/files" + query).then();
    }
}
