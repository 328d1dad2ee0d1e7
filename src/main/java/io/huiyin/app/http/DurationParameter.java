package io.huiyin.app.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;

/** Reads durations in addresses as everywhere else: ISO-8601, {@code PT24H}. */
@Provider
public class DurationParameter implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == Duration.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<Duration> {

        @Override
        public Duration fromString(String text) {
            return text == null ? null : Duration.parse(text);
        }

        @Override
        public String toString(Duration duration) {
            return duration.toString();
        }
    }
}
