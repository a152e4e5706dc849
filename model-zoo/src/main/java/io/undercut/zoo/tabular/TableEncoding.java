package io.undercut.zoo.tabular;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the rows of a table become rows of a feature set. All that is learned for it, categories and their rates, comes from training rows.
 *
 * @param table what was said of the table
 * @param sha256 of the file's bytes
 * @param rows of the file
 * @param division which rows are for what
 * @param classes values of the label, the one that is to be found last
 * @param columns those that inputs come of, in the order of the file
 * @param leftOut the others
 */
public record TableEncoding(
        TableRequest table,
        String sha256,
        long rows,
        TableDivision division,
        List<String> classes,
        List<EncodedColumn> columns,
        List<LeftOut> leftOut)
        implements Serializable {
    /** Stands for what makes rows of a table: it changes whenever the rows of the same table would. */
    public static final String CODE = "table-1";

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}&&[^\\x00-\\x7F]]");

    /** Copies the lists; refuses a part that is missing. */
    public TableEncoding {
        if (table == null || sha256 == null || division == null || classes == null || columns == null) {
            throw Fault.data("an encoding lacks its table, checksum, division, classes or columns");
        }
        classes = List.copyOf(classes);
        columns = List.copyOf(columns);
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    /** The same of a table that is named otherwise. */
    public TableEncoding of(TableRequest other) {
        return new TableEncoding(other, sha256, rows, division, classes, columns, leftOut);
    }

    /** The inputs and the label of the feature set. Names that meet are refused. */
    public FeatureSchema schema() {
        List<Feature> inputs =
                columns.stream().flatMap(column -> column.inputs().stream()).toList();
        Feature label = new Feature(
                "label_" + snake(table.label()),
                "1",
                "1 where " + table.label() + " is '" + classes.get(1) + "', 0 where it is '" + classes.get(0) + "'"
                        + (isCounted() ? "; categories as counted in the table of sha256 " + sha256 : ""));
        for (Feature input : inputs) {
            List<String> same = columns.stream()
                    .filter(column -> column.inputs().stream()
                            .anyMatch(other -> other.name().equals(input.name())))
                    .map(EncodedColumn::column)
                    .toList();
            if (same.size() > 1 || input.name().equals(label.name())) {
                throw Fault.data(table.file() + ": columns " + Phrase.list(same)
                        + (same.size() > 1 ? "" : ", " + table.label()) + " come to one input " + input.name()
                        + "; rename one of them, or leave it out with --without");
            }
        }
        return new FeatureSchema(inputs, label);
    }

    // Two models that count categories otherwise do not read the same, though their inputs have the same names.
    private boolean isCounted() {
        return columns.stream().anyMatch(column -> column.kind() == ColumnKind.CATEGORIES);
    }

    /**
     * A name as inputs have it: lower case, without accents, {@code _} for whatever is neither letter nor digit, and of letters that are not
     * Latin the numbers that Unicode gives them.
     */
    static String snake(String name) {
        String latin = LETTERS.matcher(
                        Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", ""))
                .replaceAll(letter -> "_u%04x_".formatted(letter.group().codePointAt(0)));
        String plain = latin.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return plain.matches("[a-z].*") ? plain : "c_" + plain;
    }

    /** What was found, in a sentence. */
    public String told() {
        return "%s, %s of %s%s"
                .formatted(
                        Phrase.count(rows, "row"),
                        Phrase.count(schema().width(), "input"),
                        Phrase.count(columns.size(), "column"),
                        leftOut.isEmpty() ? "" : ", " + Phrase.count(leftOut.size(), "column") + " left out");
    }
}
