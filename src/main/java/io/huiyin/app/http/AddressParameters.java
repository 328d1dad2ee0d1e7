package io.huiyin.app.http;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Collection;
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

    private static final Map<Method, Map<String, Boolean>> QUERIES = new ConcurrentHashMap<>();

    private AddressParameters() {}

    /**
     * Refuses what the operation does not know, and twice what it takes once: a filter with a slip of the pen would
     * otherwise answer everything, and of two values one would count unsaid.
     *
     * @throws io.huiyin.kernel.ProblemException 400, with the name of each
     */
    static void check(Method operation, UriInfo address) {
        var given = address.getQueryParameters();
        if (given.isEmpty()) return;
        var known = QUERIES.computeIfAbsent(operation, AddressParameters::queries);
        var errors = given.entrySet().stream()
                .flatMap(each -> misfit(known, each.getKey(), each.getValue()))
                .toArray(FieldError[]::new);
        if (errors.length > 0) {
            throw new ProblemException(
                    Problems.INVALID,
                    Text.of("%d parameter(s) of the address do not fit.", "地址中有 %d 个参数不合规范。", errors.length),
                    errors);
        }
    }

    private static Stream<FieldError> misfit(Map<String, Boolean> known, String name, List<String> values) {
        var takesMany = known.get(name);
        if (takesMany == null) {
            return Stream.of(new FieldError(
                    shortened(name), "unknown-parameter", Text.of("There is no such parameter.", "没有这个参数。")));
        }
        if (takesMany || values.size() == 1) return Stream.empty();
        return Stream.of(
                new FieldError(name, "duplicate-parameter", Text.of("This parameter is there twice.", "该参数重复出现。")));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    /** By name, whether it may be there more than once. */
    private static Map<String, Boolean> queries(Method operation) {
        return Arrays.stream(operation.getParameters())
                .flatMap(AddressParameters::elements)
                .filter(element -> element.isAnnotationPresent(QueryParam.class))
                .collect(Collectors.toUnmodifiableMap(
                        element -> element.getAnnotation(QueryParam.class).value(), AddressParameters::takesMany));
    }

    private static Stream<AnnotatedElement> elements(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getFields())
                : Stream.of(parameter);
    }

    private static boolean takesMany(AnnotatedElement element) {
        var type = element instanceof Field field ? field.getType() : ((Parameter) element).getType();
        return Collection.class.isAssignableFrom(type);
    }

    /**
     * Finds the one that could not be read: the framework says that there is one, and not which.
     *
     * @return its bare name; nothing where each can be read by itself
     */
    static Optional<String> unreadable(Method operation, UriInfo address) {
        return Arrays.stream(operation.getParameters())
                .flatMap(parameter -> named(parameter, address))
                .filter(each -> !each.values().stream().allMatch(text -> isReadable(each.type(), text)))
                .map(Named::name)
                .findFirst();
    }

    private record Named(String name, Class<?> type, List<String> values) {}

    private static Stream<Named> named(Parameter parameter, UriInfo address) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            return Arrays.stream(parameter.getType().getFields())
                    .flatMap(field -> query(field, field.getGenericType(), address));
        }
        var path = address.getPathParameters();
        return path.containsKey(parameter.getName())
                ? Stream.of(of(parameter.getName(), parameter.getParameterizedType(), path))
                : query(parameter, parameter.getParameterizedType(), address);
    }

    private static Stream<Named> query(AnnotatedElement element, Type type, UriInfo address) {
        return Stream.ofNullable(element.getAnnotation(QueryParam.class))
                .map(query -> of(query.value(), type, address.getQueryParameters()));
    }

    private static Named of(String name, Type type, MultivaluedMap<String, String> given) {
        var item = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        return new Named(name, (Class<?>) item, given.getOrDefault(name, List.of()));
    }

    private static boolean isReadable(Class<?> type, String text) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .anyMatch(each -> ((Enum<?>) each).name().equals(text));
        }
        try {
            var time = new TimeParameters().getConverter(type, type, null);
            if (time != null) time.fromString(text);
            if (type == UUID.class) UUID.fromString(text);
            if (type == int.class) Integer.parseInt(text);
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
