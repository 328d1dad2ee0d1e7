package io.huiyin.testing;

import io.huiyin.access.ApiKeys;
import io.huiyin.kernel.Caller;
import io.quarkus.arc.Arc;
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
    public Request request() {
        return bare().contentType("application/json");
    }

    private Request bare() {
        return Request.given().header("Authorization", "Bearer " + key).header("Accept-Language", "en");
    }

    public Answer get(String path, Object... pathParams) {
        return request().get(path, pathParams);
    }

    public Answer post(String path, String body, Object... values) {
        return request().body(json(body, values)).post(path);
    }

    /** An action without a body. */
    public Answer post(String path) {
        return bare().post(path);
    }

    /** A multipart form with one file. */
    public Request form(String field, String fileName, byte[] content) {
        return bare().multiPart(field, fileName, content);
    }

    public Answer put(String path, String ifMatch, String body, Object... values) {
        return request().header("If-Match", ifMatch).body(json(body, values)).put(path);
    }

    public Answer delete(String path, String ifMatch) {
        return request().header("If-Match", ifMatch).delete(path);
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
