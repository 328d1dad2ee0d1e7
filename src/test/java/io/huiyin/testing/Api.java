package io.huiyin.testing;

import io.huiyin.access.ApiKeys;
import io.huiyin.kernel.Caller;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A client of the program, over HTTP as anyone else. Bodies are JSON texts in which apostrophes stand for quotation
 * marks: {@code post("/v1/areas", "{'name': '%s'}", name)}.
 */
public final class Api {

    private final String key;

    private Api(String key) {
        this.key = key;
    }

    /** An administrator of all communities. */
    public static Api admin() {
        return new Api(Admin.KEY);
    }

    public static Api withKey(String key) {
        return new Api(key);
    }

    /** A key with some scopes in some communities. */
    public static Api scoped(List<String> scopes, UUID... communities) {
        var keys = Arc.container().instance(ApiKeys.class).get();
        var ids = List.of(communities).stream().map(UUID::toString).toList();
        return new Api(
                keys.create(Caller.job("test"), "test", scopes, ids, null).secret());
    }

    public String key() {
        return key;
    }

    /** A request with the key and JSON in English, to be refined. */
    public RequestSpecification request() {
        return bare().contentType(ContentType.JSON);
    }

    private RequestSpecification bare() {
        return RestAssured.given()
                .filter(AnswerCheck.INSTANCE)
                .filter(ExampleRecorder.INSTANCE)
                .header("Authorization", "Bearer " + key)
                .header("Accept-Language", "en");
    }

    public ValidatableResponse get(String path, Object... pathParams) {
        return request().get(path, pathParams).then();
    }

    public ValidatableResponse post(String path, String body, Object... values) {
        return request().body(json(body, values)).post(path).then();
    }

    /** An action without a body. */
    public ValidatableResponse post(String path) {
        return bare().post(path).then();
    }

    /** A multipart form with one file, byte by byte as telephones and curl send it: its name in UTF-8. */
    public RequestSpecification form(String field, String fileName, byte[] content) {
        var boundary = "----" + UUID.randomUUID();
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        .formatted(boundary, field, fileName)
                + "Content-Type: application/octet-stream\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        var raw = EncoderConfig.encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.BINARY);
        return bare().config(RestAssured.config().encoderConfig(raw))
                .contentType("multipart/form-data; boundary=" + boundary)
                .body(body.toByteArray());
    }

    public ValidatableResponse put(String path, String ifMatch, String body, Object... values) {
        return request()
                .header("If-Match", ifMatch)
                .body(json(body, values))
                .put(path)
                .then();
    }

    public ValidatableResponse delete(String path, String ifMatch) {
        return request().header("If-Match", ifMatch).delete(path).then();
    }

    /** Posts what must succeed, and answers the id of what was made. */
    public UUID create(String path, String body, Object... values) {
        return UUID.fromString(
                post(path, body, values).statusCode(201).extract().path("id"));
    }

    /** A new community with a code of its own, in Shanghai. */
    public UUID community() {
        var code = UUID.randomUUID().toString().substring(0, 18);
        return create("/v1/communities", "{'code': '%s', 'name': '测试小区'}", code);
    }

    public static String json(String body, Object... values) {
        return String.format(body, values).replace('\'', '"');
    }

    private static final class Admin {
        static final String KEY = Arc.container().instance(ApiKeys.class).get().replaceAdminKey("test administrator");
    }
}
