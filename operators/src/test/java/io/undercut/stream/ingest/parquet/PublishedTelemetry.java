package io.undercut.stream.ingest.parquet;

import io.undercut.race.Lap;
import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import io.undercut.stream.table.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The published telemetry of real races, where someone has laid it beside the project. */
public final class PublishedTelemetry {
    /** The races that have all samples and laps. */
    public static final List<String> RACES = List.of("2024-11", "2025-02");

    private static final List<String> FILES = List.of("tel_2024_11_austria_R.parquet", "tel_2025_02_china_R.parquet");
    private static final List<String> NUMBERS = List.of("rpm", "throttle_pct", "brake", "gear", "drs");

    private PublishedTelemetry() {}

    /** The folder of the telemetry. */
    public static Optional<Path> folder() {
        return PublishedLaps.folder()
                .map(laps -> laps.resolveSibling("telemetry"))
                .filter(Files::isDirectory);
    }

    /** The samples of a race, one run a car, in order of time. */
    public static List<SampleRun> race(Path folder, String race) {
        Map<String, Samples> cars = new TreeMap<>();
        Path path = folder.resolve(FILES.get(RACES.indexOf(race)));
        try (TableFile file = TableFile.open(new org.apache.flink.core.fs.Path(path.toUri()), Tables.TELEMETRY)) {
            while (file.advance()) {
                Object[] row = file.values();
                add(cars.computeIfAbsent((String) value(row, "driver"), driver -> new Samples()), row);
            }
        }
        List<SampleRun> runs = new ArrayList<>();
        cars.forEach((driver, samples) -> runs.add(new SampleRun(race, driver, samples.toBytes())));
        return runs;
    }

    /** The laps of a race. */
    public static List<Lap> laps(Path folder, String race) {
        return PublishedLaps.season(folder.resolveSibling("laps"), Integer.parseInt(race.substring(0, 4))).stream()
                .filter(lap -> lap.race().toString().equals(race))
                .toList();
    }

    private static void add(Samples samples, Object[] row) {
        int[] numbers = NUMBERS.stream()
                .mapToInt(name -> value(row, name) == null ? Samples.UNKNOWN : (Integer) value(row, name))
                .toArray();
        Double speed = (Double) value(row, "speed_kph");
        samples.add(
                (Integer) value(row, "lap"),
                (Integer) value(row, "t_ms"),
                speed == null ? Float.NaN : speed.floatValue(),
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4]);
    }

    private static Object value(Object[] row, String column) {
        return row[Tables.TELEMETRY.index(column)];
    }
}
