package io.undercut.stream.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table demands beyond the columns of one row.
 *
 * @param complete columns by name, each with the least share of rows that must have a value, 0 … 1
 * @param notBefore columns by name, each with the column of the same row that it must not be less than
 * @param rising columns that never fall from one row to the next with the same key but for its last part
 */
public record TableRule(Map<String, Double> complete, Map<String, String> notBefore, List<String> rising) {
    /** Fills in what a declaration may leave out. */
    public TableRule {
        complete = complete == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(complete));
        notBefore = notBefore == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(notBefore));
        rising = rising == null ? List.of() : List.copyOf(rising);
    }
}
