package io.undercut.stream.ingest;

import java.io.Serializable;

/**
 * One rule's verdict on a table.
 *
 * @param rule the rule
 * @param table the table
 * @param violations how often it was broken
 * @param where file, row range and examples; empty where it was kept
 */
public record RuleResult(ValidationRule rule, String table, long violations, String where) implements Serializable {
    /** Whether this result alone fails the run. */
    public boolean failsTheRun() {
        return violations > 0 && rule.severity() == ValidationRule.Severity.FAILS_THE_RUN;
    }
}
