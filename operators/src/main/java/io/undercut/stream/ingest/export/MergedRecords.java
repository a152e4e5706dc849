package io.undercut.stream.ingest.export;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of one key that come more than once, field by field: what a later one does not know stays as the earlier one had it. */
final class MergedRecords implements Serializable {
    private static final long serialVersionUID = 1L;
    /** The fields that a lap or a stop is made of, and that may be null. */
    private static final List<String> FIELDS = List.of(
            "date_start",
            "lap_duration",
            "duration_sector_1",
            "duration_sector_2",
            "duration_sector_3",
            "i1_speed",
            "i2_speed",
            "st_speed",
            "is_pit_out_lap",
            "date",
            "pit_duration",
            "lane_duration",
            "stop_duration");

    private final transient Map<String, HashMap<String, String>> once = new HashMap<>();
    private final HashMap<String, HashMap<String, String>> twice = new HashMap<>();

    /** Notes a record. */
    void add(String key, Fields from) {
        boolean isKnown = once.containsKey(key);
        HashMap<String, String> fields = once.computeIfAbsent(key, of -> new HashMap<>());
        FIELDS.stream().filter(field -> from.text(field) != null).forEach(field -> fields.put(field, from.text(field)));
        if (isKnown) {
            twice.put(key, fields);
        }
    }

    /** A record with what the others of its key know. */
    Fields merged(String key, Fields from) {
        Map<String, String> fields = twice.get(key);
        return fields == null ? from : name -> fields.containsKey(name) ? fields.get(name) : from.raw(name);
    }
}
