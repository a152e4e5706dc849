package io.undercut.stream.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code data validate} found.
 *
 * @param status whether the data may be trained on
 * @param rules one result for every rule, in the rules' order
 */
public record ValidationReport(Status status, List<RuleResult> rules) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The verdict. */
    public enum Status {
        PASSED,
        FAILED
    }

    /** Guards against later change. */
    public ValidationReport {
        rules = List.copyOf(rules);
    }

    /**
     * Joins the results of a table's seasons.
     *
     * @param table the table
     * @param results results of all seasons, in the order in which {@code where} shall name them
     */
    public static ValidationReport of(String table, List<RuleResult> results) {
        List<RuleResult> rules = new ArrayList<>();
        for (ValidationRule rule : ValidationRule.values()) {
            List<RuleResult> found = results.stream()
                    .filter(result -> result.rule() == rule && result.violations() > 0)
                    .toList();
            rules.add(new RuleResult(
                    rule,
                    table,
                    found.stream().mapToLong(RuleResult::violations).sum(),
                    found.stream().map(RuleResult::where).collect(Collectors.joining("; "))));
        }
        boolean failed = rules.stream().anyMatch(RuleResult::failsTheRun);
        return new ValidationReport(failed ? Status.FAILED : Status.PASSED, rules);
    }

    /** The result of one rule. */
    public RuleResult of(ValidationRule rule) {
        return rules.stream()
                .filter(result -> result.rule() == rule)
                .findFirst()
                .orElseThrow(() -> Fault.defect("the report has no result of rule " + rule.word(), null));
    }

    /** Returns this report if the data passed; else a data fault with the first broken rule. */
    public ValidationReport requirePassed() {
        for (RuleResult result : rules) {
            if (result.failsTheRun()) {
                throw Fault.data("rule " + result.rule().word() + " is broken " + result.violations()
                        + " times in table " + result.table() + ": " + result.where());
            }
        }
        return this;
    }

    /** The report as one JSON object: {@code {"status": …, "rules": [{"rule", "table", "violations", "where"}]}}. */
    public String toJson() {
        ObjectNode report = JSON.createObjectNode();
        report.put("status", status.name());
        ArrayNode entries = report.putArray("rules");
        for (RuleResult result : rules) {
            entries.addObject()
                    .put("rule", result.rule().word())
                    .put("table", result.table())
                    .put("violations", result.violations())
                    .put("where", result.where());
        }
        return report.toString();
    }

    /** The report for people: a line for the verdict, one for each rule. */
    public String toText() {
        StringBuilder text = new StringBuilder("validation ").append(status).append('\n');
        for (RuleResult result : rules) {
            text.append("  %-12s %-6s %6d %s"
                    .formatted(
                            result.rule().word(),
                            result.violations() == 0 ? "ok" : result.failsTheRun() ? "FAILED" : "aside",
                            result.violations(),
                            result.where())
                    .stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }
}
