package io.undercut.job.report;

import io.undercut.zoo.catalog.Gate;
import java.util.List;

/**
 * What a model had to pass before it was promoted, as far as it was known when the page was written.
 *
 * @param passed how many it passed
 * @param count how many there were
 * @param rows each
 */
record GateTable(String passed, String count, List<Row> rows) {
    /**
     * A gate.
     *
     * @param word {@code passed} or {@code refused}
     * @param mark a sign for it
     * @param name in words
     * @param figure what was measured; empty where nothing was
     * @param limit what it was held against; empty where nothing was measured
     * @param detail what the figure is of, or why there is none
     */
    record Row(String word, String mark, String name, String figure, String limit, String detail) {}

    /** Null where there are no gates. */
    static GateTable of(List<Gate.Result> gates) {
        return gates.isEmpty()
                ? null
                : new GateTable(
                        Figures.count(
                                (int) gates.stream().filter(Gate.Result::passed).count()),
                        Figures.count(gates.size()),
                        gates.stream().map(GateTable::row).toList());
    }

    private static Row row(Gate.Result gate) {
        String detail = gate.reason() == null ? gate.detail() : gate.reason();
        return new Row(
                gate.passed() ? "passed" : "refused",
                gate.passed() ? "✓" : "✗",
                Figures.words(gate.gate()),
                gate.figure() == null ? "" : Figures.decimal(gate.figure()),
                gate.limit() == null ? "" : Figures.decimal(gate.limit()),
                detail == null ? "" : detail);
    }
}
