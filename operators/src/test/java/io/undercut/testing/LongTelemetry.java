package io.undercut.testing;

import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Telemetry as long as wanted: twenty cars side by side at 10 Hz, lap after lap, race after race, so that nobody finds it sorted. */
public final class LongTelemetry {
    private static final TableSchema TABLE = Tables.TELEMETRY;
    private static final int CARS = 20;
    private static final int SAMPLES_A_LAP = 900;
    private static final int LAPS = 60;
    private static final int STEP_MS = 100;
    private static final int LOOK_EVERY = 10_000;
    private static final String HEADER =
            "Season,Round,Driver,LapNumber,Time,Speed,RPM,nGear,Throttle,Brake,DRS,Distance,X,Y,Z";

    private LongTelemetry() {}

    /**
     * A sample.
     *
     * @param number from 0
     */
    private record Sample(long number) {
        private int car() {
            return (int) (number % CARS);
        }

        private long step() {
            return number / CARS;
        }

        int round() {
            return (int) (1 + step() / SAMPLES_A_LAP / LAPS);
        }

        String driver() {
            return "D" + (char) ('A' + car() / 10) + (char) ('A' + car() % 10);
        }

        int lap() {
            return (int) (1 + step() / SAMPLES_A_LAP % LAPS);
        }

        int timeMs() {
            return (int) (step() % SAMPLES_A_LAP) * STEP_MS;
        }

        /** A number below a limit that looks drawn. */
        int drawn(int salt, int limit) {
            long mixed = (number + salt) * 0x9E3779B97F4A7C15L;
            return (int) ((mixed >>> 33) % limit);
        }
    }

    /** Writes a Parquet file of at least so many bytes, nothing packed, under the public names. Returns its samples. */
    public static long parquet(Path path, long bytes) throws IOException {
        try (PublicTableFile file = new PublicTableFile(path, TABLE, CompressionCodecName.UNCOMPRESSED)) {
            long samples = 0;
            while (samples % LOOK_EVERY != 0 || file.bytes() < bytes) {
                file.write(row(new Sample(samples)));
                samples++;
            }
            return samples;
        }
    }

    /** Writes a CSV file of at least so many bytes with FastF1's columns. Returns its samples. */
    public static long csv(Path path, long bytes) throws IOException {
        Files.createDirectories(path.getParent());
        try (BufferedWriter file = Files.newBufferedWriter(path)) {
            file.write(HEADER + '\n');
            long samples = 0;
            for (long written = 0; written < bytes; samples++) {
                String line = line(new Sample(samples));
                file.write(line);
                written += line.length();
            }
            return samples;
        }
    }

    private static Object[] row(Sample sample) {
        Object[] row = new Object[TABLE.columns().size()];
        row[0] = "2024-" + (sample.round() < 10 ? "0" : "") + sample.round();
        row[TABLE.index("driver")] = sample.driver();
        row[TABLE.index("lap")] = sample.lap();
        row[TABLE.index("t_ms")] = sample.timeMs();
        row[TABLE.index("speed_kph")] = sample.drawn(1, 3300) / 10.0;
        row[TABLE.index("throttle_pct")] = sample.drawn(2, 101);
        row[TABLE.index("brake")] = sample.drawn(3, 2);
        row[TABLE.index("gear")] = sample.drawn(4, 9);
        row[TABLE.index("rpm")] = sample.drawn(5, 12_000);
        row[TABLE.index("drs")] = sample.drawn(6, 2);
        row[TABLE.index("distance_m")] = sample.timeMs() * 0.06;
        row[TABLE.index("acc_long")] = sample.drawn(7, 1000) / 100.0;
        row[TABLE.index("acc_lat")] = sample.drawn(8, 1000) / 100.0;
        row[TABLE.index("x_dm")] = sample.drawn(9, 50_000);
        row[TABLE.index("y_dm")] = sample.drawn(10, 50_000);
        row[TABLE.index("z_dm")] = sample.drawn(11, 1_000);
        return row;
    }

    private static String line(Sample sample) {
        int millis = sample.timeMs() % 1000;
        return "2024," + sample.round() + ',' + sample.driver() + ',' + sample.lap()
                + ",0 days 00:0" + sample.timeMs() / 60_000 + (sample.timeMs() / 1000 % 60 < 10 ? ":0" : ":")
                + sample.timeMs() / 1000 % 60 + (millis == 0 ? ".000000" : "." + millis + "000")
                + ',' + sample.drawn(1, 3300) / 10.0 + ',' + sample.drawn(5, 12_000) + ".0," + sample.drawn(4, 9)
                + ',' + sample.drawn(2, 101) + ".0," + (sample.drawn(3, 2) == 0 ? "False," : "True,")
                + (sample.drawn(6, 2) == 0 ? 8 : 12) + ',' + sample.timeMs() * 3 / 50 + ".5,"
                + sample.drawn(9, 50_000) + ".0," + sample.drawn(10, 50_000) + ".0," + sample.drawn(11, 1_000)
                + ".0\n";
    }
}
