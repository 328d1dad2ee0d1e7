package io.huiyin.app.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A problem as RFC 9457 has it, in the caller's language. */
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String requestId,
        List<Fault> errors,
        @JsonAnyGetter Map<String, Object> members) {

    /** One fault in what was sent. */
    record Fault(String pointer, String code, String message) {

        static Fault of(FieldError error, Locale locale) {
            return new Fault(error.pointer(), error.code(), error.message().in(locale));
        }
    }

    static ProblemBody of(ProblemException problem, String instance, String requestId, Locale locale) {
        var errors =
                problem.errors().stream().map(error -> Fault.of(error, locale)).toList();
        return new ProblemBody(
                problem.type().uri(),
                problem.type().title().in(locale),
                problem.type().status(),
                problem.detail().in(locale),
                instance,
                requestId,
                errors.isEmpty() ? null : errors,
                problem.members());
    }
}
