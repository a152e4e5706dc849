package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.stream.record.ArrivedSamples;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import io.undercut.testing.TelemetryParquet;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
    private static final int SAMPLES = 3_000;

    @TempDir
    private Path folder;

    @Test
    void everyRowIsInARunOfItsCarInOrder() {
        Path file = TelemetryParquet.lake(folder, SAMPLES, (row, values) -> {});

        List<ArrivedSamples> arrived = read(file);

        assertThat(arrived).allMatch(some -> some.rejected() == null);
        assertThat(arrived.stream().mapToInt(ArrivedSamples::count).sum()).isEqualTo(SAMPLES);
        assertThat(runs(arrived)).extracting(SampleRun::raceId).containsOnly("2024-05");
        assertThat(runs(arrived)).extracting(SampleRun::driver).contains("AAA", "BBB");
        int row = 0;
        for (SampleRun run : runs(arrived)) {
            Samples samples = run.samples();
            for (int index = 0; index < samples.count(); index++) {
                Map<String, Object> expected = TelemetryParquet.row(row++, SAMPLES);
                assertThat(run.driver()).isEqualTo(expected.get("driver"));
                assertThat(samples.lap(index)).isEqualTo(expected.get("lap"));
                assertThat(samples.timeMs(index)).isEqualTo(expected.get("t_ms"));
                assertThat(samples.speedKph(index)).isEqualTo(((Double) expected.get("speed_kph")).floatValue());
                assertThat(samples.rpm(index)).isEqualTo(expected.get("rpm"));
                assertThat(samples.gear(index)).isEqualTo(expected.get("gear"));
                assertThat(samples.drs(index)).isEqualTo(Samples.UNKNOWN);
            }
        }
    }

    @Test
    void aRowThatBreaksARuleIsRejectedWithTheReasonAndTheRestIsThere() {
        Path file = TelemetryParquet.lake(folder, SAMPLES, (row, values) -> {
            switch (row) {
                case 0 -> values.put("throttle_pct", 104);
                case 700 -> values.put("driver", null);
                case 701 -> values.put("speed_kph", null);
                case 702 -> values.put("race_id", "2024");
                case 2_999 -> values.put("t_ms", null);
                default -> {}
            }
        });

        List<ArrivedSamples> arrived = read(file);

        assertThat(arrived.stream().mapToInt(ArrivedSamples::count).sum()).isEqualTo(SAMPLES);
        assertThat(arrived.stream().map(ArrivedSamples::rejected).filter(Objects::nonNull))
                .extracting(RejectedRecord::row, RejectedRecord::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "throttle_pct is 104; must be within 0 … 100"),
                        org.assertj.core.groups.Tuple.tuple(701L, "driver is null; must have a value"),
                        org.assertj.core.groups.Tuple.tuple(703L, "race_id is '2024'; must look like 2024-05"),
                        org.assertj.core.groups.Tuple.tuple(3_000L, "t_ms is null; must have a value"));
        assertThat(runs(arrived).stream()
                        .mapToInt(SampleFileTest::unknownSpeeds)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void aFileWithPublicNamesIsToBeImported() {
        Path file = TelemetryParquet.published(folder, 10);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("import it with: undercut data import --from");
    }

    @Test
    void damageIsToldWithItsPlace() throws IOException {
        Path file = TelemetryParquet.lake(folder, SAMPLES, (row, values) -> {});
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(200);
            bytes.write(new byte[200]);
        }

        assertThatThrownBy(() -> read(file)).isInstanceOf(Fault.class).hasMessageContaining("is damaged behind row");
    }

    private static List<SampleRun> runs(List<ArrivedSamples> arrived) {
        return arrived.stream()
                .map(ArrivedSamples::run)
                .filter(Objects::nonNull)
                .toList();
    }

    private static int unknownSpeeds(SampleRun run) {
        Samples samples = run.samples();
        int unknown = 0;
        for (int index = 0; index < samples.count(); index++) {
            unknown += Float.isNaN(samples.speedKph(index)) ? 1 : 0;
        }
        return unknown;
    }

    private static List<ArrivedSamples> read(Path path) {
        List<ArrivedSamples> all = new ArrayList<>();
        try (SampleFile file = SampleFile.open(new org.apache.flink.core.fs.Path(path.toUri()))) {
            for (List<ArrivedSamples> some = file.next(); !some.isEmpty(); some = file.next()) {
                all.addAll(some);
            }
        }
        return all;
    }
}
