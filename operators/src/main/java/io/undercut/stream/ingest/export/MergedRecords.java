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

    private final transient Map<String, Known> once = new HashMap<>();
    private final HashMap<String, Known> twice = new HashMap<>();

    /**
     * What is known of one key.
     *
     * @param fields texts by name
     */
    private record Known(HashMap<String, String> fields) implements Serializable {
        private boolean agrees(Fields from) {
            return FIELDS.entrySet().stream().allMatch(field -> {
                String known = fields.get(field.getKey());
                String told = from.text(field.getKey());
                // 90 and 90.0 are one number.
                return known == null
                        || told == null
                        || field.getValue().parse(known).equals(field.getValue().parse(told));
            });
        }

        private void fill(Fields from) {
            FIELDS.keySet().stream()
                    .filter(field -> from.text(field) != null)
                    .forEach(field -> fields.putIfAbsent(field, from.text(field)));
        }

        private Fields over(Fields from) {
            return name -> fields.containsKey(name) ? fields.get(name) : from.raw(name);
        }
    }

    /** Notes a record; false where it contradicts what was noted before. */
    boolean add(String key, Fields from) {
        if (!isSound(from)) {
            return true;
        }
        Known known = once.get(key);
        if (known == null) {
            known = new Known(new HashMap<>());
            once.put(key, known);
        } else {
            twice.put(key, known);
        }
        boolean agrees = known.agrees(from);
        if (agrees) {
            known.fill(from);
        }
        return agrees;
    }

    /** A record with what the others of its key know, or as it is where it contradicts them. */
    Fields merged(String key, Fields from) {
        Known known = twice.get(key);
        return known == null || !isSound(from) || !known.agrees(from) ? from : known.over(from);
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
}
