package io.undercut.stream.ingest.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Type;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parquet has no durations: programs write plain integers, and which of them are durations of what unit into a note of their own. */
final class DurationNotes {
    private static final Logger LOG = LoggerFactory.getLogger(DurationNotes.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ARROW = "ARROW:schema";
    private static final String SPARK = "org.apache.spark.sql.parquet.row.metadata";
    private static final String PANDAS = "pandas";

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final long MICRO = 1_000;
    /** What stands before a message of Arrow's: a mark, and its length. */
    private static final int MARK = -1;

    private DurationNotes() {}

    /** Columns that hold durations, with the nanoseconds of their unit. A note that cannot be read tells nothing. */
    static Map<String, Long> of(FileMetaData file) {
        Map<String, String> notes = file.getKeyValueMetaData();
        Map<String, Long> units = new HashMap<>();
        try {
            if (notes.containsKey(PANDAS)) {
                pandas(JSON.readTree(notes.get(PANDAS)), units);
            }
            if (notes.containsKey(SPARK)) {
                spark(JSON.readTree(notes.get(SPARK)), units);
            }
            if (notes.containsKey(ARROW)) {
                arrow(ByteBuffer.wrap(Base64.getDecoder().decode(notes.get(ARROW))), units);
            }
        } catch (JsonProcessingException | RuntimeException unreadable) {
            LOG.debug("a note on durations cannot be read", unreadable);
        }
        return units;
    }

    // {"columns": [{"name": "lap_time_ms", "numpy_type": "timedelta64[ns]"}]}
    private static void pandas(JsonNode note, Map<String, Long> units) {
        for (JsonNode column : note.path("columns")) {
            String type = column.path("numpy_type").asText();
            if (type.startsWith("timedelta64[")) {
                units.put(column.path("name").asText(), unit(type.substring(type.indexOf('[') + 1, type.length() - 1)));
            }
        }
    }

    private static long unit(String word) {
        return switch (word) {
            case "s" -> SECOND;
            case "ms" -> MILLI;
            case "us" -> MICRO;
            default -> 1;
        };
    }

    // {"fields": [{"name": "lap_time_ms", "type": "interval day to second"}]}: microseconds, whatever it goes from and
    // to.
    private static void spark(JsonNode note, Map<String, Long> units) {
        for (JsonNode field : note.path("fields")) {
            String type = field.path("type").asText();
            if (type.startsWith("interval") && !type.contains("year") && !type.contains("month")) {
                units.put(field.path("name").asText(), MICRO);
            }
        }
    }

    private static void arrow(ByteBuffer note, Map<String, Long> units) {
        note.order(ByteOrder.LITTLE_ENDIAN);
        note.position(note.getInt(0) == MARK ? 2 * Integer.BYTES : Integer.BYTES);
        Schema schema = (Schema) Message.getRootAsMessage(note).header(new Schema());
        for (int index = 0; index < schema.fieldsLength(); index++) {
            Field field = schema.fields(index);
            units.remove(field.name());
            if (field.typeType() == Type.Duration) {
                units.put(field.name(), unit(((Duration) field.type(new Duration())).unit()));
            }
        }
    }

    private static long unit(short unit) {
        return switch (unit) {
            case TimeUnit.SECOND -> SECOND;
            case TimeUnit.MILLISECOND -> MILLI;
            case TimeUnit.MICROSECOND -> MICRO;
            default -> 1;
        };
    }
}
