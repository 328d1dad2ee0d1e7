package io.huiyin.app.http;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of an address as an operation declares them, and which of those that were sent do not fit. */
final class AddressParameters {

    private static final int LONGEST_NAME = 60;

    private static final Map<Method, Map<String, Declared>> QUERIES = new ConcurrentHashMap<>();

    private AddressParameters() {}

    /**
     * Refuses what the operation does not know, twice what it takes once, and what cannot be read: a filter with a slip of the
     * pen would otherwise answer everything, and {@code closed=1} the contrary of what is meant.
     *
     * @throws io.huiyin.kernel.ProblemException 400, with the name of each
     */
    static void check(Method operation, UriInfo address) {
        var given = address.getQueryParameters();
        if (given.isEmpty()) return;
        var declared = QUERIES.computeIfAbsent(operation, AddressParameters::queries);
        var errors = given.entrySet().stream()
                .flatMap(each -> misfit(each.getKey(), each.getValue(), declared.get(each.getKey())).stream())
                .toArray(FieldError[]::new);
        if (errors.length > 0) throw refused(errors);
    }

    /** Names the part of the path that cannot be read: the framework says that there is one, and not which. */
    static ProblemException unreadable(Method operation, UriInfo address) {
        var path = address.getPathParameters();
        var name = Arrays.stream(operation.getParameters())
                .filter(parameter -> path.containsKey(parameter.getName()))
                .filter(parameter -> !isReadable(parameter.getType(), path.getFirst(parameter.getName())))
                .map(Parameter::getName)
                .findFirst();
        return refused(unreadable(name.orElse("")));
    }

    /** @param type of each value */
    private record Declared(Class<?> type, boolean takesMany) {

        static Declared of(Type type) {
            return type instanceof ParameterizedType list
                    ? new Declared((Class<?>) list.getActualTypeArguments()[0], true)
                    : new Declared((Class<?>) type, false);
        }
    }

    private static Map<String, Declared> queries(Method operation) {
        return Arrays.stream(operation.getParameters())
                .flatMap(AddressParameters::elements)
                .filter(element -> element.isAnnotationPresent(QueryParam.class))
                .collect(Collectors.toUnmodifiableMap(
                        element -> element.getAnnotation(QueryParam.class).value(),
                        element -> Declared.of(
                                element instanceof Field field
                                        ? field.getGenericType()
                                        : ((Parameter) element).getParameterizedType())));
    }

    private static Stream<AnnotatedElement> elements(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Stream.<Class<?>>iterate(parameter.getType(), type -> type != Object.class, Class::getSuperclass)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                : Stream.of(parameter);
    }

    private static Optional<FieldError> misfit(String name, List<String> values, Declared declared) {
        if (declared == null) {
            return Optional.of(new FieldError(
                    shortened(name), "unknown-parameter", Text.of("There is no such parameter.", "没有这个参数。")));
        }
        if (values.size() > 1 && !declared.takesMany()) {
            return Optional.of(
                    new FieldError(name, "duplicate-parameter", Text.of("This parameter is there twice.", "该参数重复出现。")));
        }
        boolean readable = values.stream().allMatch(text -> isReadable(declared.type(), text));
        return readable ? Optional.empty() : Optional.of(unreadable(name));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static FieldError unreadable(String name) {
        return new FieldError(
                name, "unreadable-parameter", Text.of("It is not of the form that is asked for.", "格式不符合要求。"));
    }

    private static ProblemException refused(FieldError... errors) {
        return new ProblemException(
                Problems.INVALID,
                Text.of("%d parameter(s) of the address do not fit.", "地址中有 %d 个参数不合规范。", errors.length),
                errors);
    }

    private static boolean isReadable(Class<?> type, String text) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .anyMatch(each -> ((Enum<?>) each).name().equals(text));
        }
        if (type == boolean.class || type == Boolean.class) return text.equals("true") || text.equals("false");
        try {
            var time = new TimeParameters().getConverter(type, type, null);
            if (time != null) time.fromString(text);
            if (type == UUID.class) UUID.fromString(text);
            if (type == int.class || type == Integer.class) Integer.parseInt(text);
            if (type == long.class || type == Long.class) Long.parseLong(text);
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
