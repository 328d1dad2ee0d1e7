package io.huiyin.app.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** JSON as the contract has it: nothing unknown, nothing twice, no type bent into another, absent rather than null. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 200_000;

    /** After all others, of which some bring readers of their own that would stand before ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(40)
                        .maxNameLength(200)
                        .build());
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(
                DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.setSerializationInclusion(JsonInclude.Include.NON_NULL);
        for (var shape : CoercionInputShape.values()) {
            if (shape != CoercionInputShape.String) {
                mapper.coercionConfigDefaults().setCoercion(shape, CoercionAction.Fail);
            }
        }
        mapper.registerModule(new SimpleModule("huiyin-text")
                .addDeserializer(String.class, new TextDeserializer())
                .setDeserializerModifier(new SoundCreators()));
        mapper.registerModule(new SimpleModule("huiyin-time")
                .addDeserializer(Instant.class, new TimeDeserializer<>(Instant.class, Moments::instant))
                .addDeserializer(LocalDate.class, new TimeDeserializer<>(LocalDate.class, Moments::date)));
    }

    /** Takes strings alone, and none that a database or a terminal would choke on. */
    private static final class TextDeserializer extends StdDeserializer<String> {

        private static final long serialVersionUID = 1L;

        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            return sound(parser.getText(), String.class, context);
        }
    }

    /** What can be made of a text alone is not asked through {@link TextDeserializer}. */
    private static final class SoundCreators extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
            if (builder.getValueInstantiator().canCreateFromString()) {
                builder.setValueInstantiator(new SoundCreator(builder.getValueInstantiator()));
            }
            return builder;
        }
    }

    private static final class SoundCreator extends ValueInstantiator.Delegating {

        private static final long serialVersionUID = 1L;

        SoundCreator(ValueInstantiator creator) {
            super(creator);
        }

        @Override
        public Object createFromString(DeserializationContext context, String text) throws IOException {
            return delegate().createFromString(context, sound(text, getValueClass(), context));
        }
    }

    private static String sound(String text, Class<?> type, DeserializationContext context) throws IOException {
        if (Characters.areSound(text)) return text;
        throw context.weirdStringException("…", type, "a NUL or half a surrogate pair is no text");
    }

    /** Takes one form alone, where the library would take numbers, other forms and years without end. */
    private static final class TimeDeserializer<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        TimeDeserializer(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) return (T) context.handleUnexpectedToken(_valueClass, parser);
            try {
                return this.parser.apply(parser.getText());
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(_valueClass, "…", "not of the form that is asked for");
            }
        }
    }
}
