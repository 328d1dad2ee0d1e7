package io.huiyin.app.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the parameter of an address that could not be read: the framework says that there is one, and not which. */
final class AddressParameters {

    private AddressParameters() {}

    /** @return its bare name; nothing where each can be read by itself */
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
