package io.undercut.zoo.tabular;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.TablePart;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A column and the inputs that come of it. An empty cell is unknown to all of them. A category that no training row had is taken for one of
 * those that few had; where there are none of these, or the categories are few, it is unknown.
 *
 * @param column its name in the file
 * @param name how its inputs' names begin: snake case
 * @param kind what its cells are
 * @param epoch since when days are counted, milliseconds since 1970; null where they are counted up to the row's own time, or not at all
 * @param categories by their values, those that have too few rows last; empty of other kinds
 */
public record EncodedColumn(
        String column,
        String name,
        ColumnKind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double epoch,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Category> categories)
        implements Serializable {
    static final int FOLDS = 5;

    private static final double MILLIS_A_HOUR = 3_600_000;
    private static final double MILLIS_A_DAY = 24 * MILLIS_A_HOUR;
    /** 1970 began on a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private static final int DAYS_A_WEEK = 7;

    /** Copies the list. */
    public EncodedColumn {
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** The inputs, in the order of {@link Reader#read}. */
    public List<Feature> inputs() {
        return switch (kind) {
            case NUMBER -> List.of(new Feature(name, "1", "column " + column + ", as it is"));
            case FLAG -> List.of(new Feature(name, "1", "1 where " + column + " is true, else 0"));
            case TIME, ROW_TIME -> {
                List<Feature> inputs = new ArrayList<>(List.of(
                        new Feature(name + "_hour", "h", "hour of the day of " + column + ", UTC, with its fraction"),
                        new Feature(name + "_weekday", "1", "day of the week of " + column + ", UTC, Monday is 1")));
                if (kind == ColumnKind.ROW_TIME) {
                    yield inputs;
                }
                inputs.add(
                        epoch == null
                                ? new Feature(name + "_days_before", "d", "days from " + column + " to the row's time")
                                : new Feature(name + "_days", "d", "days from the first " + column + " learned from"));
                yield inputs;
            }
            case FEW_CATEGORIES -> {
                List<Feature> inputs = new ArrayList<>();
                List<String> names = new ArrayList<>();
                for (Category category : categories) {
                    String own = name + "_is_" + TableEncoding.snake(category.value());
                    names.add(names.contains(own) ? own + "_" + names.size() : own);
                    inputs.add(new Feature(
                            names.get(names.size() - 1),
                            "1",
                            "1 where " + column + " is '" + category.value() + "', else 0"));
                }
                yield inputs;
            }
            case CATEGORIES ->
                List.of(
                        new Feature(name + "_share", "1", "share of the training rows with the same " + column),
                        new Feature(
                                name + "_rate",
                                "1",
                                "how often the label was true in other training rows with the same " + column
                                        + ", drawn to the rate of all as if by 20 rows"));
        };
    }

    /** Reads cells of one column. Not for two threads. */
    static final class Reader {
        private final EncodedColumn column;
        private final int width;
        private final Map<String, Category> byValue = new HashMap<>();
        private final Category rare;

        Reader(EncodedColumn column) {
            this.column = column;
            this.width = column.inputs().size();
            column.categories().forEach(category -> byValue.put(category.value(), category));
            this.rare = byValue.remove(null);
        }

        int width() {
            return width;
        }

        /** Whether a cell is of the column's kind; texts that no training row had are. */
        boolean reads(String cell) {
            return cell == null
                    || switch (column.kind()) {
                        case NUMBER ->
                            Double.isFinite((float) CellText.number(cell).orElse(Double.NaN));
                        case FLAG -> CellText.flag(cell).isPresent();
                        case TIME, ROW_TIME -> CellText.time(cell).isPresent();
                        case FEW_CATEGORIES, CATEGORIES -> true;
                    };
        }

        /** What cells of the column are, for messages. */
        String kinds() {
            return switch (column.kind()) {
                case NUMBER -> "a finite number";
                case FLAG -> "true or false";
                case TIME, ROW_TIME -> "a time such as 2024-03-02 10:15:00";
                case FEW_CATEGORIES, CATEGORIES -> "a text";
            };
        }

        String column() {
            return column.column();
        }

        /**
         * Reads a cell.
         *
         * @param cell null is unknown
         * @param time the row's time, milliseconds since 1970; NaN where it has none
         * @param block the row's block
         * @param part what the row is for
         */
        void read(String cell, double time, int block, TablePart part, float[] to, int from) {
            if (cell == null) {
                Arrays.fill(to, from, from + width, Float.NaN);
                return;
            }
            switch (column.kind()) {
                case NUMBER -> to[from] = (float) value(CellText.number(cell));
                case FLAG -> to[from] = (float) value(CellText.flag(cell));
                case TIME, ROW_TIME -> time(value(CellText.time(cell)), time, to, from);
                case FEW_CATEGORIES -> few(cell, to, from);
                case CATEGORIES -> many(cell, block, part, to, from);
            }
        }

        private static double value(OptionalDouble found) {
            double value = found.orElse(Double.NaN);
            return Double.isInfinite((float) value) ? Double.NaN : value;
        }

        private void time(double at, double time, float[] to, int from) {
            if (Double.isNaN(at)) {
                Arrays.fill(to, from, from + width, Float.NaN);
                return;
            }
            double days = Math.floor(at / MILLIS_A_DAY);
            to[from] = (float) ((at - days * MILLIS_A_DAY) / MILLIS_A_HOUR);
            to[from + 1] = Math.floorMod((long) days + FIRST_WEEKDAY, DAYS_A_WEEK) + 1;
            if (column.kind() == ColumnKind.TIME) {
                double passed = column.epoch() == null ? time - at : at - column.epoch();
                to[from + 2] = (float) (passed / MILLIS_A_DAY);
            }
        }

        private void few(String cell, float[] to, int from) {
            boolean known = byValue.containsKey(cell);
            for (int at = 0; at < width; at++) {
                boolean own = known && column.categories().get(at).value().equals(cell);
                to[from + at] = !known ? Float.NaN : own ? 1 : 0;
            }
        }

        private void many(String cell, int block, TablePart part, float[] to, int from) {
            Category category = byValue.getOrDefault(cell, rare);
            if (category == null) {
                to[from] = Float.NaN;
                to[from + 1] = Float.NaN;
                return;
            }
            to[from] = (float) category.share();
            to[from + 1] = (float) (part == TablePart.TRAIN ? category.others().get(block % FOLDS) : category.rate());
        }
    }
}
