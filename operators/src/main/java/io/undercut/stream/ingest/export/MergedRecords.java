package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.FLAG;
import static io.undercut.stream.ingest.export.FieldKind.INSTANT;
import static io.undercut.stream.ingest.export.FieldKind.NUMBER;

import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Records of one key that come more than once, field by field: what the first does not know is filled in from later ones that do not
 * contradict it. One that does stays as it is, so that the import sees both and its own rule decides.
 */
final class MergedRecords implements Serializable {
    private static final long serialVersionUID = 1L;
    /** The fields that a lap or a stop is made of, and that may be null. */
    private static final Map<String, FieldKind> FIELDS = Map.ofEntries(
            Map.entry("date_start", INSTANT),
            Map.entry("lap_duration", NUMBER),
            Map.entry("duration_sector_1", NUMBER),
            Map.entry("duration_sector_2", NUMBER),
            Map.entry("duration_sector_3", NUMBER),
            Map.entry("i1_speed", NUMBER),
            Map.entry("i2_speed", NUMBER),
            Map.entry("st_speed", NUMBER),
            Map.entry("is_pit_out_lap", FLAG),
            Map.entry("date", INSTANT),
            Map.entry("pit_duration", NUMBER),
            Map.entry("lane_duration", NUMBER),
            Map.entry("stop_duration", NUMBER));

    private final transient Map<String, HashMap<String, String>> once = new HashMap<>();
    private final HashMap<String, HashMap<String, String>> twice = new HashMap<>();

    /** Notes a record; false where it contradicts what was noted before. */
    boolean add(String key, Fields from) {
        if (!isSound(from)) {
            return true;
        }
        HashMap<String, String> fields = once.get(key);
        if (fields == null) {
            fields = new HashMap<>();
            once.put(key, fields);
        } else {
            twice.put(key, fields);
            if (!agrees(fields, from)) {
                return false;
            }
        }
        for (String field : FIELDS.keySet()) {
            if (from.text(field) != null) {
                fields.putIfAbsent(field, from.text(field));
            }
        }
        return true;
    }

    /** A record with what the others of its key know, or as it is where it contradicts them. */
    Fields merged(String key, Fields from) {
        Map<String, String> fields = twice.get(key);
        return fields == null || !isSound(from) || !agrees(fields, from)
                ? from
                : name -> fields.containsKey(name) ? fields.get(name) : from.raw(name);
    }

    // What is wrong is told where its row is made, and says nothing of others.
    private static boolean isSound(Fields from) {
        try {
            FIELDS.forEach((name, kind) -> kind.of(from, name));
            return true;
        } catch (Fault wrong) {
            return false;
        }
    }

    private static boolean agrees(Map<String, String> fields, Fields from) {
        return FIELDS.entrySet().stream().allMatch(field -> {
            String known = fields.get(field.getKey());
            String told = from.text(field.getKey());
            // 90 and 90.0 are one number.
            return known == null
                    || told == null
                    || field.getValue().parse(known).equals(field.getValue().parse(told));
        });
    }
}
