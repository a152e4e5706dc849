package io.undercut.zoo.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A small table in memory: what the cells of a file would be. */
final class PaymentTable {
    static final String FILE = "payments.csv";

    private final List<String> names = new ArrayList<>();
    private final List<IntFunction<String>> columns = new ArrayList<>();
    private final int rows;

    private PaymentTable(int rows) {
        this.rows = rows;
    }

    /** Of 2,000 rows, every fifth of which is fraud, and an amount that has to do with it. */
    static PaymentTable usual() {
        return of(2_000);
    }

    static PaymentTable of(int rows) {
        return new PaymentTable(rows)
                .with("amount", row -> Integer.toString((row * 37) % 101 + (row % 5 == 0 ? 30 : 0)))
                .with("fraud", row -> row % 5 == 0 ? "1" : "0");
    }

    PaymentTable with(String name, IntFunction<String> cell) {
        int place = names.indexOf(name);
        if (place >= 0) {
            columns.set(place, cell);
            return this;
        }
        return and(name, cell);
    }

    PaymentTable and(String name, IntFunction<String> cell) {
        names.add(name);
        columns.add(cell);
        return this;
    }

    List<TableColumn> columns() {
        return names.stream().map(TableColumn::of).toList();
    }

    String[] row(int row) {
        return columns.stream().map(column -> column.apply(row)).toArray(String[]::new);
    }

    TableEncoding encoded(TableRequest request) {
        TableSurvey survey = new TableSurvey(request, columns());
        IntStream.range(0, rows).forEach(row -> survey.add(row(row), row + 1));
        EncodingFit fit = survey.fit();
        IntStream.range(0, rows).forEach(row -> fit.add(row(row), row + 1));
        return fit.encoding("0".repeat(64));
    }

    TableEncoding encoded() {
        return encoded(request());
    }

    static TableRequest request() {
        return new TableRequest(FILE, "fraud", null, null, List.of(), List.of(), List.of());
    }

    static TableRequest byTime(String time) {
        return new TableRequest(FILE, "fraud", null, time, List.of(), List.of(), List.of());
    }

    static TableRequest without(String... columns) {
        return new TableRequest(FILE, "fraud", null, null, List.of(), List.of(), Arrays.asList(columns));
    }

    static TableRequest labelled(String label, String positive) {
        return new TableRequest(FILE, label, positive, null, List.of(), List.of(), List.of());
    }
}
