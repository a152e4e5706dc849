package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.core.fs.Path;

/**
 * The drivers' codes of a file of laps. Where two cars of one race have the same code, each gets one with its number, {@code PAN-10}, so that
 * nobody's laps take the place of another's.
 *
 * @param shared races with codes that more than one car has
 */
record FastF1Codes(TreeSet<String> shared) implements Serializable {
    /** Nothing is known to be shared. */
    static final FastF1Codes NONE = new FastF1Codes(new TreeSet<>());

    /** Looks through a file. */
    static FastF1Codes in(Path file) {
        Map<String, String> numbers = new HashMap<>();
        TreeSet<String> shared = new TreeSet<>();
        try (CsvFile records = CsvFile.open(file)) {
            while (records.advance()) {
                try {
                    Fields from = records.fields();
                    Object number = FieldKind.WHOLE.of(from, "DriverNumber");
                    if (number != null && from.text("Driver") != null) {
                        String first = numbers.putIfAbsent(key(from), number.toString());
                        if (first != null && !first.equals(number.toString())) {
                            shared.add(key(from));
                        }
                    }
                } catch (Fault broken) {
                    // Set aside, with the reason, where it is read as a row.
                    continue;
                }
            }
        }
        return new FastF1Codes(shared);
    }

    /** A record's driver, or null. */
    String of(Fields from) {
        String code = from.text("Driver");
        Object number = FieldKind.WHOLE.of(from, "DriverNumber");
        return code == null || number == null || shared.isEmpty() || !shared.contains(key(from))
                ? code
                : code + "-" + number;
    }

    private static String key(Fields from) {
        return FastF1Race.keyOf(from) + "/" + from.text("Driver");
    }
}
