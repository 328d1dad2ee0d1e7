package io.huiyin.kernel;

import java.util.Collection;
import java.util.List;

/** The problem types that belong to no single room. */
public final class Problems {

    public static final ProblemType MALFORMED =
            new ProblemType("malformed-request", 400, "The request is malformed", "请求格式有误");
    public static final ProblemType INVALID =
            new ProblemType("invalid-request", 400, "The request is not valid", "请求内容不合规范");
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("unauthenticated", 401, "A valid key is needed", "需要有效的访问密钥");
    public static final ProblemType FORBIDDEN =
            new ProblemType("forbidden", 403, "The key does not allow this", "该密钥无此权限");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "Not found", "未找到");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "Method not allowed", "不支持该请求方法");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "No such representation", "没有所要求的表示形式");
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", 409, "In conflict with what exists", "与现有数据冲突");
    public static final ProblemType BUSY =
            new ProblemType("request-in-progress", 409, "The same request is still running", "相同的请求仍在处理");
    public static final ProblemType STALE =
            new ProblemType("stale-version", 412, "Changed by someone else meanwhile", "数据已被他人修改");
    public static final ProblemType TOO_LARGE =
            new ProblemType("content-too-large", 413, "The content is too large", "内容过大");
    public static final ProblemType UNSUPPORTED_MEDIA =
            new ProblemType("unsupported-media-type", 415, "Unsupported media type", "不支持的媒体类型");
    public static final ProblemType UNPROCESSABLE =
            new ProblemType("unprocessable", 422, "The content breaks a rule", "内容不符合规则");
    public static final ProblemType KEY_REUSED = new ProblemType(
            "idempotency-key-reused", 422, "The Idempotency-Key was used for another request", "幂等键已用于另一请求");
    public static final ProblemType PRECONDITION_REQUIRED =
            new ProblemType("precondition-required", 428, "If-Match is needed", "需要 If-Match 请求头");
    public static final ProblemType INTERNAL =
            new ProblemType("internal-error", 500, "Something went wrong on our side", "服务器内部错误");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("temporarily-unavailable", 503, "Temporarily unavailable", "服务暂时不可用");

    private Problems() {}

    public static List<ProblemType> all() {
        return List.of(
                MALFORMED,
                INVALID,
                UNAUTHENTICATED,
                FORBIDDEN,
                NOT_FOUND,
                METHOD_NOT_ALLOWED,
                NOT_ACCEPTABLE,
                CONFLICT,
                BUSY,
                STALE,
                TOO_LARGE,
                UNSUPPORTED_MEDIA,
                UNPROCESSABLE,
                KEY_REUSED,
                PRECONDITION_REQUIRED,
                INTERNAL,
                UNAVAILABLE);
    }

    /** One and the same answer for what does not exist and for what the caller may not see. */
    public static ProblemException notFound() {
        return new ProblemException(
                NOT_FOUND, Text.of("There is nothing here, or it is not for this key.", "此处没有内容，或该密钥无权查看。"));
    }

    /** The shape is wrong (400). */
    public static ProblemException invalid(String pointer, String code, Text message) {
        return new ProblemException(INVALID, message, new FieldError(pointer, code, message));
    }

    /** Well formed, but a rule refuses it (422). */
    public static ProblemException unprocessable(String pointer, String code, Text message) {
        return new ProblemException(UNPROCESSABLE, message, new FieldError(pointer, code, message));
    }

    /** Several rules refuse it at once (422). */
    public static ProblemException unprocessable(Collection<FieldError> errors) {
        return new ProblemException(
                UNPROCESSABLE,
                Text.of("The content breaks %d rule(s).", "内容违反了 %d 条规则。", errors.size()),
                errors.toArray(FieldError[]::new));
    }

    /** An id inside a body that does not exist, or not for this caller (422). */
    public static ProblemException unknownReference(String pointer) {
        return unprocessable(pointer, "unknown-reference", Text.of("This id is not known here.", "此处没有这个编号对应的数据。"));
    }

    /** Something that is the office's to say, from an owner who calls (422). */
    public static FieldError notForOwners(String pointer) {
        return new FieldError(pointer, "not-for-owners", Text.of("An owner cannot say this.", "业主本人不可填写此项。"));
    }

    /** Against what is already there (409), such as a code that is taken. */
    public static ProblemException conflict(String pointer, String code, Text message) {
        return new ProblemException(CONFLICT, message, new FieldError(pointer, code, message));
    }

    public static ProblemException stale() {
        return new ProblemException(
                STALE,
                Text.of(
                        "If-Match does not name the present version: read it again and decide anew.",
                        "If-Match 与当前版本不符：请重新读取后再决定。"));
    }
}
