package io.undercut.stream.ingest.export;

import java.util.Locale;
import java.util.Set;

/** One record of an export, its fields by name. */
@FunctionalInterface
interface Fields {
    /** What exporters write where nothing is known, in lower case: pandas, R, Excel, databases, JSON, people. */
    Set<String> UNKNOWN = Set.of(
            "",
            "nan",
            "-nan",
            "nat",
            "na",
            "n/a",
            "n.a.",
            "#n/a",
            "#n/a n/a",
            "#na",
            "<na>",
            "none",
            "null",
            "(null)",
            "nil",
            "\\n",
            "-",
            "--",
            "–",
            "—",
            "1.#ind",
            "-1.#ind",
            "1.#qnan",
            "-1.#qnan");

    /** The field as it stands in the file, or null where the record has none. */
    String raw(String field);

    /** Whether a text says that nothing is known. */
    static boolean isUnknown(String text) {
        return UNKNOWN.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The field's text, or null where it is unknown or the record has none. */
    default String text(String field) {
        String raw = raw(field);
        return raw == null || isUnknown(raw) ? null : raw.strip();
    }

    /** The first of some fields that says something, or null. */
    default String first(String... fields) {
        String name = named(fields);
        return name == null ? null : text(name);
    }

    /** The name of the first of some fields that says something, or null. */
    default String named(String... fields) {
        for (String field : fields) {
            if (text(field) != null) {
                return field;
            }
        }
        return null;
    }
}
