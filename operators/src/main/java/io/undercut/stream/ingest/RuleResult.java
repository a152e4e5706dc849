package io.undercut.stream.ingest;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * One rule's verdict on a table.
 *
 * @param rule the rule
 * @param table the table
 * @param violations how often it was broken
 * @param where file, row range and examples in one line; empty where it was kept
 * @param findings the same by file, for those that rows broke
 * @param severity what these violations lead to
 */
public record RuleResult(
        ValidationRule rule,
        String table,
        long violations,
        String where,
        ArrayList<Finding> findings,
        ValidationRule.Severity severity)
        implements Serializable {
    /** Whether this result alone fails the run. */
    public boolean failsTheRun() {
        return violations > 0 && severity == ValidationRule.Severity.FAILS_THE_RUN;
    }
}
