package io.huiyin.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the caller asked for cannot be done, and the answer says why. Everything else that is thrown is our own fault. */
public class ProblemException extends RuntimeException {

    private static final Set<String> STANDARD_MEMBERS =
            Set.of("type", "title", "status", "detail", "instance", "requestId", "errors");

    private final transient ProblemType type;
    private final transient Text detail;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(ProblemType type, Text detail, FieldError... errors) {
        super(type.slug() + ": " + detail.en(), null, false, false);
        this.type = type;
        this.detail = detail;
        this.errors = List.of(errors);
    }

    /** The same, about a part of the body that was taken in as a whole elsewhere: {@code /title} is {@code /matter/title}. */
    public ProblemException under(String pointer) {
        var moved = errors.stream()
                .map(error -> new FieldError(pointer + error.pointer(), error.code(), error.message()))
                .toArray(FieldError[]::new);
        var problem = new ProblemException(type, detail, moved);
        problem.members.putAll(members);
        problem.headers.putAll(headers);
        return problem;
    }

    /**
     * Adds an extension member, for programs.
     *
     * @throws IllegalArgumentException for a member that every problem has: it would stand there twice
     */
    public ProblemException with(String member, Object value) {
        if (STANDARD_MEMBERS.contains(member)) throw new IllegalArgumentException(member + " is no extension member");
        members.put(member, value);
        return this;
    }

    /** Adds a header to the answer, such as {@code Retry-After}. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Text detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
