package io.undercut.stream.ingest;

import io.undercut.stream.lake.Partition;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds one partition of a table against its rules, row by row in the order of its files, in the memory of one row. */
public final class TableCheck {
    private final TableSchema table;
    private final Partition partition;
    private final TableRules rules;
    private final RowOrder order;
    private final StintRules stints;
    private final Map<ValidationRule, Violations> violations = new EnumMap<>(ValidationRule.class);
    private final Map<String, Long> missing = new LinkedHashMap<>();
    private Object[] previous;
    private boolean disordered;
    private long rows;

    /** A check of one partition. */
    public TableCheck(Partition partition) {
        this.table = Tables.named(partition.table());
        this.partition = partition;
        this.rules = new TableRules(table);
        this.order = new RowOrder(table);
        for (ValidationRule rule : ValidationRule.values()) {
            violations.put(rule, new Violations(rule, table.name()));
        }
        this.stints = table == Tables.LAPS ? new StintRules(violations) : null;
        table.rules().complete().keySet().forEach(column -> missing.put(column, 0L));
    }

    /** Notes a file that breaks a rule as a whole; the message names it. */
    public void broken(ValidationRule rule, String message) {
        violations.get(rule).add(message);
    }

    /** Notes a record that is no row of the table. */
    public void rejected(RowPlace place, String problem) {
        rows++;
        violations.get(ValidationRule.RANGES).add(place, problem);
    }

    /** Checks a row; tells why it must be rejected, if it must. */
    public Optional<String> row(Object[] row, RowPlace place) {
        rows++;
        missing.replaceAll((column, count) -> count + (row[table.index(column)] == null ? 1 : 0));
        Optional<String> outOfRange = rules.outOfRange(row);
        if (outOfRange.isPresent()) {
            violations.get(ValidationRule.RANGES).add(place, outOfRange.get());
            return outOfRange;
        }
        Optional<String> problem = Optional.empty();
        if (previous != null && order.compare(previous, row) == 0) {
            twice(row, place);
        } else {
            problem = disorder(row);
            problem.ifPresent(found -> violations.get(ValidationRule.ORDER).add(place, found));
            if (stints != null && previous != null && order.sameSeries(previous, row)) {
                stints.check(previous, row, place);
            }
        }
        previous = row;
        return problem;
    }

    /** Notes that a row has the key of an earlier one. */
    public void twice(Object[] row, RowPlace place) {
        violations.get(ValidationRule.DUPLICATES).add(place, order.text(row) + " is there twice");
    }

    /** Whether rows did not come sorted, so that rows with one key need not have been neighbours. */
    public boolean isDisordered() {
        return disordered;
    }

    /** The verdicts, one for each rule. */
    public List<RuleResult> results() {
        missing.forEach((column, count) ->
                complete(column, count, table.rules().complete().get(column)));
        missing.clear();
        return violations.values().stream().map(Violations::result).toList();
    }

    private Optional<String> disorder(Object[] row) {
        if (!partition.holds((String) row[0])) {
            return Optional.of("race_id is " + row[0] + "; must be of " + words() + ", as its folder says");
        }
        if (previous != null) {
            if (order.compare(previous, row) > 0) {
                disordered = true;
                return Optional.of(order.text(row) + " follows " + order.text(previous) + "; rows must be sorted by "
                        + String.join(", ", table.key()));
            }
            Optional<String> fallen = order.sameSeries(previous, row) ? fallen(row) : Optional.empty();
            if (fallen.isPresent()) {
                return fallen;
            }
        }
        return rules.backwards(row);
    }

    private Optional<String> fallen(Object[] row) {
        String clock = table.key().get(table.key().size() - 1);
        for (String column : table.rules().rising()) {
            Object now = row[table.index(column)];
            Object before = previous[table.index(column)];
            if (now instanceof Number later
                    && before instanceof Number earlier
                    && later.doubleValue() < earlier.doubleValue()) {
                return Optional.of(column + " is " + now + "; must be at least that of " + clock + " "
                        + previous[table.index(clock)] + ", which is " + before);
            }
        }
        return Optional.empty();
    }

    // A damaged file is told once, by integrity or schema; that nothing could be read of it is no second finding.
    private void complete(String column, long without, double least) {
        if (rows > 0 && rows - without < least * rows) {
            violations
                    .get(ValidationRule.COMPLETENESS)
                    .add(String.format(
                            Locale.ROOT,
                            "%s: %s is null in %d of %d rows; at least %.0f %% must have a value",
                            words(),
                            column,
                            without,
                            rows,
                            100 * least));
        }
    }

    private String words() {
        return partition.race() == null ? "season " + partition.season() : "race " + partition.race();
    }
}
