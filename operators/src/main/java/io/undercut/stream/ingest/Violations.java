package io.undercut.stream.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts one rule's violations in a partition and remembers where: file, row groups, row range, the first examples. */
final class Violations {
    private static final int EXAMPLES = 3;
    private static final int PERCENT = 100;

    private final ValidationRule rule;
    private final String table;
    private final List<String> general = new ArrayList<>();
    private final Map<String, InFile> files = new LinkedHashMap<>();
    private long count;
    private long held;

    Violations(ValidationRule rule, String table) {
        this.rule = rule;
        this.table = table;
    }

    /** A violation of a whole file or partition; the text names it. */
    void add(String where) {
        count++;
        if (general.size() < EXAMPLES) {
            general.add(where);
        }
    }

    /** A violation by one row. */
    void add(RowPlace place, String problem) {
        count++;
        files.computeIfAbsent(place.file(), file -> new InFile(place)).add(place, problem);
    }

    /** Notes something that the rule was held against, broken or not. */
    void held() {
        held++;
    }

    RuleResult result() {
        List<String> parts = new ArrayList<>(general);
        boolean isTold = rule.share() > 0 && count <= rule.share() * held;
        if (rule.share() > 0 && count > 0) {
            parts.add(String.format(
                    Locale.ROOT,
                    "%s, but not in %d of %d cases; at most %.0f %% may be otherwise",
                    rule.text(),
                    count,
                    held,
                    PERCENT * rule.share()));
        }
        ArrayList<Finding> findings = new ArrayList<>();
        for (InFile file : files.values()) {
            Finding finding = file.finding();
            findings.add(finding);
            parts.add(finding.text());
        }
        return new RuleResult(
                rule,
                table,
                count,
                parts.stream().collect(Collectors.joining(", ")),
                findings,
                isTold ? ValidationRule.Severity.IS_TOLD : rule.severity());
    }

    private static final class InFile {
        private final RowPlace first;
        private final ArrayList<String> examples = new ArrayList<>();
        private RowPlace last;
        private long violations;

        InFile(RowPlace first) {
            this.first = first;
        }

        void add(RowPlace place, String problem) {
            last = place;
            violations++;
            if (examples.size() < EXAMPLES) {
                examples.add("row " + place.row() + ": " + problem);
            }
        }

        Finding finding() {
            return new Finding(
                    first.file(), first.group(), last.group(), first.row(), last.row(), violations, examples);
        }
    }
}
