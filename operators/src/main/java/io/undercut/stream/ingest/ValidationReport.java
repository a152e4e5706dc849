package io.undercut.stream.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code data validate} found.
 *
 * @param status whether the data may be trained on
 * @param rules one result for every table and rule, in the order of both
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
     * Joins the results of partitions: for each table, in the order of {@link Tables#ALL}, one result for every rule.
     *
     * @param results results of all partitions, in the order in which {@code where} shall name them
     */
    public static ValidationReport of(List<RuleResult> results) {
        List<RuleResult> rules = new ArrayList<>();
        for (TableSchema table : Tables.ALL) {
            List<RuleResult> ofTable = results.stream()
                    .filter(result -> result.table().equals(table.name()))
                    .toList();
            if (!ofTable.isEmpty()) {
                for (ValidationRule rule : ValidationRule.values()) {
                    rules.add(joined(
                            rule,
                            table.name(),
                            ofTable.stream()
                                    .filter(result -> result.rule() == rule && result.violations() > 0)
                                    .toList()));
                }
            }
        }
        boolean failed = rules.stream().anyMatch(RuleResult::failsTheRun);
        return new ValidationReport(failed ? Status.FAILED : Status.PASSED, rules);
    }

    private static RuleResult joined(ValidationRule rule, String table, List<RuleResult> found) {
        ArrayList<Finding> findings = new ArrayList<>();
        found.forEach(result -> findings.addAll(result.findings()));
        return new RuleResult(
                rule,
                table,
                found.stream().mapToLong(RuleResult::violations).sum(),
                found.stream().map(RuleResult::where).collect(Collectors.joining("; ")),
                findings,
                found.stream()
                        .map(RuleResult::severity)
                        .min(Comparator.naturalOrder())
                        .orElse(rule.severity()));
    }

    /** The result of one rule on the first table. */
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
                throw Fault.data(
                        "rule " + result.rule().word() + " is broken " + Phrase.count(result.violations(), "time")
                                + " in table " + result.table() + ": " + result.where());
            }
        }
        return this;
    }

    /** How many rules held and what became of the others, in one line. */
    public String held() {
        List<String> parts = new ArrayList<>();
        parts.add(Phrase.count(
                        rules.stream()
                                .filter(result -> result.violations() == 0)
                                .count(),
                        "rule") + " held");
        long told = broken(ValidationRule.Severity.IS_TOLD);
        if (told > 0) {
            parts.add(told + " told of breaches within " + (told == 1 ? "its" : "their") + " allowance");
        }
        long rejected = broken(ValidationRule.Severity.REJECTS_THE_ROW);
        if (rejected > 0) {
            parts.add(rejected + " rejected rows");
        }
        return String.join(", ", parts);
    }

    private long broken(ValidationRule.Severity severity) {
        return rules.stream()
                .filter(result -> result.violations() > 0 && result.severity() == severity)
                .count();
    }

    /**
     * The report as one JSON object: {@code {"status": …, "rules": [{"rule", "table", "violations", "where", "findings": [{"file",
     * "row_groups", "rows", "violations", "examples"}]}]}}; row groups and rows are first and last.
     */
    public String toJson() {
        ObjectNode report = JSON.createObjectNode();
        report.put("status", status.name());
        ArrayNode entries = report.putArray("rules");
        for (RuleResult result : rules) {
            ObjectNode entry = entries.addObject()
                    .put("rule", result.rule().word())
                    .put("table", result.table())
                    .put("violations", result.violations())
                    .put("where", result.where());
            ArrayNode findings = entry.putArray("findings");
            for (Finding finding : result.findings()) {
                ObjectNode found = findings.addObject().put("file", finding.file());
                found.putArray("row_groups").add(finding.firstGroup()).add(finding.lastGroup());
                found.putArray("rows").add(finding.firstRow()).add(finding.lastRow());
                found.put("violations", finding.violations());
                finding.examples().forEach(found.putArray("examples")::add);
            }
        }
        return report.toString();
    }

    private static String verdict(RuleResult result) {
        if (result.violations() == 0) {
            return "ok";
        }
        return switch (result.severity()) {
            case FAILS_THE_RUN -> "FAILED";
            case REJECTS_THE_ROW -> "rejected";
            case IS_TOLD -> "told";
        };
    }

    /** The report for people: a line for the verdict, one for each table and rule. */
    public String toText() {
        StringBuilder text = new StringBuilder("validation ").append(status).append('\n');
        String table = "";
        for (RuleResult result : rules) {
            if (!result.table().equals(table)) {
                table = result.table();
                text.append(table).append('\n');
            }
            text.append("  %-12s %-6s %6d %s"
                    .formatted(result.rule().word(), verdict(result), result.violations(), result.where())
                    .stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }
}
