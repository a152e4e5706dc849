package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.sink.LapParquet;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A storage that does not answer is not a damaged file: the one passes, the other is told to be copied again. */
class FailingStorageTest {
    private final String name = "failing-" + UUID.randomUUID();
    private final TestBucket bucket = TestBucket.named(name);
    private final LakeLayout lake = new LakeLayout("objectstore://" + name + "/lake");

    @Test
    void atWhicheverCallItFailsNobodyTakesTheFileForDamaged() {
        bucket.lay("lake/laps/season=2023/part-1.parquet", LapParquet.encode(LapFixtures.race(2023, 1, 4)));
        int before = bucket.count(Call.READ);
        assertThat(new LakeTables(lake).laps(2023)).hasSize(8);
        int calls = bucket.count(Call.READ) - before;
        assertThat(calls).isGreaterThan(3);

        for (int call = 1; call <= calls; call++) {
            bucket.failing(Call.READ, call);
            assertThatThrownBy(() -> new LakeTables(lake).laps(2023))
                    .as("call %d", call)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.NETWORK_TIMEOUT))
                    .message()
                    .hasLineCount(1)
                    .contains("503");
        }
        assertThat(new LakeTables(lake).laps(2023)).hasSize(8);
    }
}
