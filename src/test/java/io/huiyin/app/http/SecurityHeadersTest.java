package io.huiyin.app.http;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityHeadersTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private final Api api = Api.admin();

    @ParameterizedTest
    @CsvSource({
        "/v1/me, 200",
        "/v1/nothing-here, 404",
        "/v1/communities?limit=0, 400",
        "/openapi, 200",
        "/q/health/ready, 200",
        "/nothing-here, 404"
    })
    void every_answer_tells_a_browser_to_run_nothing(String path, int status) {
        protectedAnswer(api.get(path).statusCode(status))
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void so_does_a_refusal_before_any_resource() {
        protectedAnswer(given().get("/v1/me").then().statusCode(401));
        protectedAnswer(given().body(new byte[33 << 20]).post("/v1/me").then().statusCode(413));
    }

    @Test
    void the_page_of_the_docs_runs_its_own_scripts_and_speaks_to_this_program_alone() {
        var page = protectedAnswer(given().get("/docs/").then().statusCode(200)).extract();

        assertThat(page.asString()).contains("<script>", "swagger-ui-bundle.js");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self' 'unsafe-inline';")
                .contains("connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("http", "*", "unsafe-eval");
        protectedAnswer(given().get("/docs/swagger-ui-bundle.js").then().statusCode(200));
    }

    @Test
    void a_file_is_an_attachment_in_a_sandbox_with_a_name_that_every_reader_takes() {
        var id = api.form("file", "漏水\";\r\n 1.png", PNG)
                .post("/v1/files?communityId=" + api.community())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        protectedAnswer(api.get("/v1/files/" + id + "/content").statusCode(200))
                .header("Content-Type", "image/png")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .header("Content-Disposition", containsString("attachment; filename=\"__"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS"})
    void no_other_site_is_let_in(String method) {
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .header("Authorization", "Bearer " + api.key())
                .request(method, "/v1/me")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Headers", nullValue());
    }

    @Test
    void more_headers_or_parameters_than_anyone_needs_are_refused() {
        var many = api.request();
        for (int i = 0; i < RequestBounds.MOST_HEADERS; i++) many = many.header("X-" + i, "1");
        many.get("/v1/me").then().statusCode(400).body("errors[0].code", equalTo("too-many-headers"));

        var query = "a=1&".repeat(RequestBounds.MOST_PARAMETERS) + "a=1";
        api.get("/v1/communities?" + query).statusCode(400).body("errors[0].code", equalTo("too-many-parameters"));
    }

    @Test
    void a_form_of_many_parts_is_refused() {
        var boundary = "----parts";
        var body = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            body.append("--%s\r\nContent-Disposition: form-data; name=\"a%d\"\r\n\r\n1\r\n".formatted(boundary, i));
        }
        body.append("--").append(boundary).append("--\r\n");

        given().header("Authorization", "Bearer " + api.key())
                .contentType("multipart/form-data; boundary=" + boundary)
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/files")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static Answer protectedAnswer(Answer answer) {
        return answer.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Strict-Transport-Security", nullValue());
    }
}
