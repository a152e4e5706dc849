package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.LakeRows;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On a bucket: no lock, no rename, no folder, lists that lag. */
class ObjectLakeTest extends PartitionCommitContract {
    private final String name = "lake-" + UUID.randomUUID();
    private final TestBucket bucket = TestBucket.named(name).lagging(20260214, 1_000);

    @Override
    LakeLayout lake(String lake) {
        return new LakeLayout("objectstore://" + name + "/" + lake);
    }

    @Test
    void aPartitionIsThereForTheNextWhoAsksThoughListsDoNotShowItYet() {
        bucket.lagging(1, 1_000_000);
        imported(LapFixtures.race(2024, 1, 3), ConflictPolicy.KEEP, new LakeRows(lake()));

        assertThat(lake().seasons("laps")).containsExactly(2024);
        assertThat(lake().partitions(Tables.LAPS)).containsExactly(SEASON);
        assertThat(new LakeTables(lake()).laps(2024)).hasSize(6);
    }

    @Test
    void theSameAgainWritesNothing() {
        List<Lap> laps = LapFixtures.race(2024, 1, 3);
        imported(laps, ConflictPolicy.KEEP, new LakeRows(lake()));
        int writes = bucket.count(Call.WRITE);

        assertThat(imported(laps, ConflictPolicy.KEEP, new LakeRows(lake()))
                        .partition()
                        .changed())
                .isFalse();
        assertThat(bucket.count(Call.WRITE)).isEqualTo(writes);
    }

    @Test
    void nothingIsRenamedAndWhatWasReadByTheOlderManifestStays() {
        imported(LapFixtures.race(2024, 1, 3), ConflictPolicy.KEEP, new LakeRows(lake()));
        org.apache.flink.core.fs.Path older = lake().files(SEASON).get(0);
        imported(LapFixtures.race(2024, 2, 3), ConflictPolicy.KEEP, new LakeRows(lake()));

        assertThat(LakeFiles.exists(older)).isTrue();
        assertThat(laps()).hasSize(12);
        assertThat(bucket.count(Call.RENAME)).isZero();
        assertThat(bucket.count(Call.DELETE)).isZero();
    }

    @Test
    void anImportThatFailsAnywhereLeavesTheOldSeasonOrTheNewAndIsDoneByTheNextTry() {
        List<Lap> first = LapFixtures.race(2024, 1, 3);
        List<Lap> both = sorted(first, LapFixtures.race(2024, 2, 3));
        imported(first, ConflictPolicy.KEEP, new LakeRows(lake()));
        int failed = 0;
        for (int seed = 0; seed < 40; seed++) {
            bucket.failing(seed, 6);
            try {
                imported(both, ConflictPolicy.KEEP, new LakeRows(lake()));
            } catch (AssertionError injected) {
                failed++;
            }
            bucket.failing(seed, 0);
            assertThat(laps()).as("seed %d", seed).isIn(sorted(first), both);
        }
        imported(both, ConflictPolicy.KEEP, new LakeRows(lake()));
        assertThat(laps()).isEqualTo(both);
        assertThat(failed).isPositive();
    }
}
