package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.ingest.files.ExportFormat;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.LakeRows;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LakeSweep;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.testing.LapFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk: there a sweep deletes what nothing names any more. */
class PartitionWriterTest extends PartitionCommitContract {
    private static final Instant NOW = Instant.parse("2026-02-14T02:00:00Z");

    @TempDir
    private Path folder;

    @Override
    LakeLayout lake(String name) {
        return new LakeLayout(folder.resolve(name).toString());
    }

    @Test
    void noLockIsLeft() throws Exception {
        imported(LapFixtures.race(2024, 1, 3), ConflictPolicy.KEEP, new LakeRows(lake()));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain(".lock");
        }
    }

    @Test
    void whoReadsByTheOlderManifestStillFindsItsFileUntilTheGraceIsOver() throws Exception {
        imported(LapFixtures.race(2024, 1, 3), ConflictPolicy.KEEP, new LakeRows(lake()));
        org.apache.flink.core.fs.Path older = lake().files(SEASON).get(0);
        imported(LapFixtures.race(2024, 2, 3), ConflictPolicy.KEEP, new LakeRows(lake()));
        org.apache.flink.core.fs.Path newer = lake().files(SEASON).get(0);
        Path foreign = Path.of(newer.getPath()).resolveSibling("somebodys.txt");
        Path halfWritten = Path.of(newer.getPath())
                .resolveSibling("." + newer.getName() + ".0b5b3c1e-53bd-4a52-9d3e-8e0f0f3a7c11");
        Files.writeString(foreign, "his");
        Files.writeString(halfWritten, "PAR1");
        age(Duration.ofMinutes(59));

        new LakeSweep(lake(), Clock.fixed(NOW, ZoneOffset.UTC)).run();
        assertThat(LakeFiles.exists(older)).isTrue();
        assertThat(halfWritten).exists();
        assertThat(ImportFiles.under(List.of(lake().root().toString()), ExportFormat.AUTO)
                        .paths())
                .extracting(file -> new org.apache.flink.core.fs.Path(file).getName())
                .containsExactly(newer.getName());

        age(Duration.ofMinutes(61));
        new LakeSweep(lake(), Clock.fixed(NOW, ZoneOffset.UTC)).run();
        assertThat(LakeFiles.exists(older)).isFalse();
        assertThat(halfWritten).doesNotExist();
        assertThat(LakeFiles.exists(newer)).isTrue();
        assertThat(foreign).exists();
        assertThat(laps()).hasSize(12);
    }

    @Test
    void aFileWhoseSuccessorIsYoungStaysHoweverOldItIs() throws Exception {
        imported(LapFixtures.race(2024, 1, 3), ConflictPolicy.KEEP, new LakeRows(lake()));
        org.apache.flink.core.fs.Path older = lake().files(SEASON).get(0);
        age(Duration.ofDays(3));
        imported(LapFixtures.race(2024, 2, 3), ConflictPolicy.KEEP, new LakeRows(lake()));
        Files.setLastModifiedTime(manifest(), FileTime.from(NOW));

        new LakeSweep(lake(), Clock.fixed(NOW, ZoneOffset.UTC)).run();

        assertThat(LakeFiles.exists(older)).isTrue();
    }

    @Test
    void aSweepLeavesAPartitionAloneWhoseManifestCannotBeRead() throws Exception {
        imported(LapFixtures.race(2024, 1, 3), ConflictPolicy.KEEP, new LakeRows(lake()));
        Path data = Path.of(lake().files(SEASON).get(0).getPath());
        Files.writeString(manifest(), "null");
        age(Duration.ofDays(3));

        new LakeSweep(lake(), Clock.fixed(NOW, ZoneOffset.UTC)).run();

        assertThat(data).exists();
    }

    private Path manifest() {
        return Path.of(lake().folder(SEASON).getPath()).resolve(PartitionManifest.NAME);
    }

    private void age(Duration age) throws Exception {
        try (Stream<Path> files = Files.list(Path.of(lake().folder(SEASON).getPath()))) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
            }
        }
    }
}
