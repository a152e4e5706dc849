package io.undercut.stream.ingest;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The values a column may take, ends included.
 *
 * @param column the lake's name of the column
 * @param minimum least value, in the column's unit
 * @param maximum greatest value, in the column's unit
 */
record ValueRange(String column, double minimum, double maximum) {
    private static final String RESOURCE = "lap-ranges.csv";

    /** The ranges of the {@code laps} table, from the resource {@value RESOURCE}. */
    static List<ValueRange> ofLaps() {
        try (InputStream stream = ValueRange.class.getResourceAsStream(RESOURCE)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<ValueRange> ranges = new ArrayList<>();
            for (String line : text.lines().skip(1).toList()) {
                String[] cells = line.split(",", -1);
                ranges.add(new ValueRange(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
            }
            return List.copyOf(ranges);
        } catch (IOException problem) {
            throw Fault.defect("the resource " + RESOURCE + " cannot be read", problem);
        }
    }

    /** Whether the value is inside; not-a-number never is. */
    boolean contains(Number value) {
        double number = value.doubleValue();
        return number >= minimum && number <= maximum;
    }

    /** The range as messages show it. */
    @Override
    public String toString() {
        return bound(minimum) + " … " + bound(maximum);
    }

    private static String bound(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
