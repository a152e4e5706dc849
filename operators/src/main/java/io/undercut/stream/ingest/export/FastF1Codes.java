package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
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
    private static final String TABLE = "laps";

    /** Nothing is known to be shared. */
    static final FastF1Codes NONE = new FastF1Codes(new TreeSet<>());

    /**
     * Looks through a file. A driver may have another number in another race.
     *
     * @param race tells the race of a record
     */
    static FastF1Codes in(Path file, FastF1Race race) {
        FastF1Race.Memory races = new FastF1Race.Memory(race);
        Map<String, String> numbers = new HashMap<>();
        TreeSet<String> shared = new TreeSet<>();
        try (CsvFile records = CsvFile.open(file)) {
            while (records.advance()) {
                try {
                    Fields from = records.fields();
                    Object number = FieldKind.WHOLE.of(from, "DriverNumber");
                    String code = SpelledValue.code(from.text("Driver"));
                    if (number != null && code != null) {
                        race.requireRace(from, races.of(from), TABLE);
                        String key = key(races.of(from).race(), code);
                        String first = numbers.putIfAbsent(key, number.toString());
                        if (first != null && !first.equals(number.toString())) {
                            shared.add(key);
                        }
                    }
                } catch (Fault broken) {
                    // Rejected, with the reason, where it is read as a row.
                    continue;
                }
            }
        }
        return new FastF1Codes(shared);
    }

    /** The driver of a race's record, or null. */
    String of(Fields from, RaceId race) {
        String code = SpelledValue.code(from.text("Driver"));
        Object number = FieldKind.WHOLE.of(from, "DriverNumber");
        return code == null || number == null || shared.isEmpty() || !shared.contains(key(race, code))
                ? code
                : code + "-" + number;
    }

    private static String key(RaceId race, String code) {
        return race + "/" + code;
    }
}
