package io.undercut.stream.table;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.undercut.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The lake's tables, each declared in {@code tables/<name>.yaml} beside this class. */
public final class Tables {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public static final TableSchema LAPS = declared("laps");
    public static final TableSchema TELEMETRY = declared("telemetry");
    public static final TableSchema RESULTS = declared("results");
    public static final TableSchema QUALIFYING = declared("qualifying");
    public static final TableSchema GRID = declared("grid");
    public static final TableSchema SPRINT_RESULTS = declared("sprint_results");
    public static final TableSchema PIT_STOPS = declared("pit_stops");
    public static final TableSchema PIT_STOPS_STATIONARY = declared("pit_stops_stationary");
    public static final TableSchema NEUTRALISATIONS = declared("neutralisations");
    public static final TableSchema WEATHER = declared("weather");
    public static final TableSchema TRACK_STATUS = declared("track_status");
    public static final TableSchema RACES = declared("races");
    public static final TableSchema LAP_LABELS = declared("lap_labels");

    /** All of them, in the order in which people read of them. */
    public static final List<TableSchema> ALL = List.of(
            LAPS,
            TELEMETRY,
            RESULTS,
            QUALIFYING,
            GRID,
            SPRINT_RESULTS,
            PIT_STOPS,
            PIT_STOPS_STATIONARY,
            NEUTRALISATIONS,
            WEATHER,
            TRACK_STATUS,
            RACES,
            LAP_LABELS);

    private Tables() {}

    /** The table of a name, if the lake knows it. */
    public static Optional<TableSchema> find(String name) {
        return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The table of a name that our own code gave; a defect where there is none. */
    public static TableSchema named(String name) {
        return find(name).orElseThrow(() -> Fault.defect("the lake has no table " + name, null));
    }

    /** The SHA-256 of all declarations. */
    public static String checksum() {
        ByteArrayOutputStream declarations = new ByteArrayOutputStream();
        for (TableSchema table : ALL) {
            try (InputStream stream = Tables.class.getResourceAsStream(resource(table.name()))) {
                stream.transferTo(declarations);
            } catch (IOException problem) {
                throw Fault.defect("the declaration of table " + table.name() + " cannot be read", problem);
            }
        }
        return Checksum.sha256(declarations.toByteArray());
    }

    private static String resource(String name) {
        return "tables/" + name + ".yaml";
    }

    private static TableSchema declared(String name) {
        String resource = resource(name);
        try (InputStream stream = Tables.class.getResourceAsStream(resource)) {
            return YAML.readValue(stream, TableSchema.class);
        } catch (IOException | IllegalArgumentException problem) {
            throw Fault.defect("the declaration " + resource + " cannot be read: " + problem.getMessage(), problem);
        }
    }
}
