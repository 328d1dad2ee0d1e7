package io.huiyin.app.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/** Reads moments, dates and durations in addresses as everywhere else. */
@Provider
public class TimeParameters implements ParamConverterProvider {

    private static final Map<Class<?>, ParamConverter<?>> CONVERTERS = Map.of(
            Duration.class, new Converter<>(Duration::parse),
            Instant.class, new Converter<>(Moments::instant),
            LocalDate.class, new Converter<>(Moments::date));

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return (ParamConverter<T>) CONVERTERS.get(type);
    }

    private record Converter<T>(Function<String, T> parser) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return text == null ? null : parser.apply(text);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
