package io.undercut.stream.ingest.parquet;

import io.undercut.stream.table.ColumnSchema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/**
 * Columns that a partitioned table keeps in its folders' names and not in its files: {@code season=2024/round=1/part-0.parquet}.
 *
 * @param values texts by column name
 */
record FolderColumns(Map<String, String> values) {
    private static final String UNKNOWN = "__HIVE_DEFAULT_PARTITION__";

    /**
     * Those above a file.
     *
     * @param inside names of columns that it has itself
     */
    static FolderColumns above(Path file, Set<String> inside) {
        Map<String, String> values = new HashMap<>();
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            String[] parts = folder.getName().split("=", 2);
            if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].equals(UNKNOWN)) {
                values.putIfAbsent(parts[0], decoded(parts[1]));
            }
        }
        values.keySet().removeAll(inside);
        return new FolderColumns(Map.copyOf(values));
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return value;
        }
    }

    /** The columns' names. */
    Set<String> names() {
        return values.keySet();
    }

    /** The value of a column; null where the text is none of its type. */
    Object of(ColumnSchema column, String name) {
        String text = values.get(name);
        try {
            return switch (column.type()) {
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case DECIMAL -> Double.valueOf(text);
                case TEXT -> text;
                case FLAG ->
                    switch (text) {
                        case "true", "1" -> true;
                        case "false", "0" -> false;
                        default -> null;
                    };
            };
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
