package io.undercut.stream.ingest.export;

import java.util.Set;

/** One record of an export, its fields by name. */
@FunctionalInterface
interface Fields {
    /** What exporters write where nothing is known: pandas, Ergast's database, JSON. */
    Set<String> UNKNOWN = Set.of("", "nan", "NaN", "NaT", "None", "null", "\\N", "<NA>");

    /** The field as it stands in the file, or null where the record has none. */
    String raw(String field);

    /** The field's text, or null where it is unknown or the record has none. */
    default String text(String field) {
        String raw = raw(field);
        return raw == null || UNKNOWN.contains(raw.strip()) ? null : raw.strip();
    }

    /** The first of some fields that says something, or null. */
    default String first(String... fields) {
        for (String field : fields) {
            String text = text(field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
