package io.undercut.stream.ingest;

import io.undercut.stream.lake.LapTable;
import java.util.ArrayList;
import java.util.List;

/** Counts one rule's violations in a season and remembers where: file, row range, the first examples. */
final class Violations {
    private static final int EXAMPLES = 3;

    private final ValidationRule rule;
    private final List<String> examples = new ArrayList<>();
    private String file = "";
    private long count;
    private long firstRow;
    private long lastRow;

    Violations(ValidationRule rule) {
        this.rule = rule;
    }

    /** A violation of a whole file or season; the text names it. */
    void add(String where) {
        count++;
        if (examples.size() < EXAMPLES) {
            examples.add(where);
        }
    }

    /** A violation by one row. */
    void add(String inFile, long row, String problem) {
        if (firstRow == 0) {
            file = inFile;
            firstRow = row;
        }
        lastRow = row;
        add("row " + row + ": " + problem);
    }

    RuleResult result() {
        String text = String.join(", ", examples) + (count > examples.size() ? ", …" : "");
        String place = firstRow == 0 ? "" : file + " rows " + firstRow + " … " + lastRow + ": ";
        return new RuleResult(rule, LapTable.NAME, count, count == 0 ? "" : place + text);
    }
}
