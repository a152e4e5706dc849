package io.undercut.job.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.fault.Fault;
import io.undercut.stream.ingest.tabular.LabelledTable;
import io.undercut.stream.record.TableCells;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.tabular.TableColumn;
import io.undercut.zoo.tabular.TableEncoding;
import io.undercut.zoo.tabular.TableRowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a model says of the rows of a table.
 *
 * @param model whose it is
 * @param positive the class whose probability is told
 * @param ids columns that tell rows apart, of those that the table has
 * @param rows in the order of the file
 */
public record TableForecasts(String model, String positive, List<String> ids, List<Row> rows) {
    private static final int ROWS_AT_ONCE = 4_096;

    /** Copies the lists. */
    public TableForecasts {
        ids = List.copyOf(ids);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param row its number in the file, from 1
     * @param ids what its ids say; one that is empty is left out
     * @param probability of the class that is to be found
     * @param actual the label, 1 for that class; null where the table does not tell
     */
    public record Row(
            long row,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> ids,
            double probability,
            Integer actual) {}

    /**
     * Predicts.
     *
     * @param reference the model's, as people write it
     * @param model opened
     * @param encoding as it was published with
     * @param file Parquet or CSV, with the columns that the model learned from
     */
    public static TableForecasts of(String reference, Model model, TableEncoding encoding, String file) {
        List<Row> rows = new ArrayList<>();
        List<String> ids;
        try (TableCells cells = LabelledTable.open(file)) {
            List<String> names = cells.columns().stream().map(TableColumn::name).toList();
            ids = encoding.table().ids().stream().filter(names::contains).toList();
            TableRowReader reader = TableRowReader.ofOther(encoding, file, cells.columns());
            Batch batch = new Batch(model);
            for (String[] row = cells.next(); row != null; row = cells.next()) {
                SortedMap<String, String> own = new TreeMap<>();
                for (String id : ids) {
                    String value = row[names.indexOf(id)];
                    if (value != null) {
                        own.put(id, value);
                    }
                }
                batch.add(cells.row(), own, reader.read(row, cells.row()).values());
                if (batch.isFull()) {
                    rows.addAll(batch.predicted());
                }
            }
            rows.addAll(batch.predicted());
        }
        if (rows.isEmpty()) {
            throw Fault.data(file + " has no row below its header; must have rows to predict: copy it again");
        }
        return new TableForecasts(reference, encoding.classes().get(1), ids, rows);
    }

    /** CSV with a header, probabilities in full. */
    public String csv() {
        String header = "row," + ids.stream().map(id -> quoted(id) + ",").collect(Collectors.joining())
                + "probability,actual\n";
        return rows.stream()
                .map(row -> row.row() + ","
                        + ids.stream()
                                .map(id -> quoted(row.ids().getOrDefault(id, "")) + ",")
                                .collect(Collectors.joining())
                        + row.probability() + "," + (row.actual() == null ? "" : row.actual()) + "\n")
                .collect(Collectors.joining("", header, ""));
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static final class Batch {
        private final Model model;
        private final List<Row> rows = new ArrayList<>();
        private final List<float[]> values = new ArrayList<>();

        Batch(Model model) {
            this.model = model;
        }

        void add(long row, SortedMap<String, String> ids, float[] made) {
            float label = made[made.length - 1];
            rows.add(new Row(row, ids, 0, Float.isNaN(label) ? null : (Integer) (int) label));
            values.add(made);
        }

        boolean isFull() {
            return rows.size() == ROWS_AT_ONCE;
        }

        List<Row> predicted() {
            if (rows.isEmpty()) {
                return List.of();
            }
            int width = values.get(0).length - 1;
            float[] features = new float[rows.size() * width];
            for (int row = 0; row < values.size(); row++) {
                System.arraycopy(values.get(row), 0, features, row * width, width);
            }
            float[] predicted = model.predict(features, new int[0], rows.size());
            List<Row> told = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                Row asked = rows.get(row);
                told.add(new Row(asked.row(), asked.ids(), predicted[2 * row + 1], asked.actual()));
            }
            rows.clear();
            values.clear();
            return told;
        }
    }
}
