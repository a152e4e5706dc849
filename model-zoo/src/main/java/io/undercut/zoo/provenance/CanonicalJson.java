package io.undercut.zoo.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.undercut.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON whose bytes depend on the values alone: sorted keys, snake case, line feeds, ISO instants. Equal values hash equally anywhere. */
public final class CanonicalJson {
    private static final Pattern MISSING = Pattern.compile("[Mm]issing required creator property '(\\w+)'");

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private CanonicalJson() {}

    /** The value as UTF-8 JSON that ends with a line feed. */
    public static byte[] write(Object value) {
        try {
            return (WRITER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw Fault.defect("a " + value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads one JSON value; keys that the type does not know are passed over.
     *
     * @param json UTF-8 JSON
     * @param type what it must be
     * @param what where it comes from, for the message of the {@link Fault} that refuses anything else
     */
    public static <T> T read(byte[] json, Class<T> type, String what) {
        return read(MAPPER.readerFor(type), json, what);
    }

    /** As {@link #read}, of a type that leaves out what it does not have: the type is given null there, and decides. */
    public static <T> T readWithOmissions(byte[] json, Class<T> type, String what) {
        return read(
                MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES), json, what);
    }

    private static <T> T read(ObjectReader reader, byte[] json, String what) {
        try {
            T value = reader.readValue(json);
            if (value == null) {
                throw Fault.data(what + " holds null; must hold a JSON object");
            }
            return value;
        } catch (JsonProcessingException e) {
            String problem = problem(e).lines().findFirst().orElse("not JSON");
            throw Fault.data(what + " is not readable: " + problem);
        } catch (IOException e) {
            throw Fault.data(what + " is not readable: " + e.getMessage());
        }
    }

    /** What a value's own check says is for people; of what Jackson says of our classes only the part that is wrong. */
    private static String problem(JsonProcessingException e) {
        if (e.getCause() instanceof Fault fault) {
            return fault.getMessage();
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return String.valueOf(e.getOriginalMessage()).replaceFirst(" \\(start marker.*", "");
        }
        Matcher missing = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (missing.find()) {
            return "it lacks " + missing.group(1);
        }
        String part = mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return part.isEmpty() ? "it is not an object of the expected kind" : part + " is malformed";
    }

    private static ObjectMapper mapper() {
        // Jackson's own shortest decimal form: Double.toString changed with JDK 19, and a version id must not.
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        SimpleModule instants = new SimpleModule("instants")
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new InstantText());
        return JsonMapper.builder(factory)
                .addModule(instants)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static final class InstantText extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        private InstantText() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }
}
