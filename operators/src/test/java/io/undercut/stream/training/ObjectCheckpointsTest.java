package io.undercut.stream.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.checkpoint.CheckpointSeal;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints and a run's folder on a bucket whose lists lag. */
class ObjectCheckpointsTest {
    private static final int NEVER = 1_000_000;

    private final String name = "checkpoints-" + UUID.randomUUID();
    private final TestBucket bucket = TestBucket.named(name);
    private final String root = "objectstore://" + name + "/checkpoints";

    @BeforeEach
    void threeCheckpointsOfTwoJobs() throws IOException {
        checkpoint("a", 9, 20);
        checkpoint("a", 10, 25);
        checkpoint("b", 1, 30);
    }

    @Test
    void theNewestIsFoundThoughNoListShowsIt() {
        bucket.lagging(1, NEVER);

        assertThat(newest().checkpoint()).contains(root + "/b/chk-1");
        assertThat(newest().damaged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatAListShowsAndIsGoneOrDoesNotShowAndIsThereMisleadsNobody(long seed) throws IOException {
        bucket.lagging(seed, 12);
        Random random = new Random(seed);
        for (int number = 11; number < 30; number++) {
            checkpoint("a", number, 20 + number);
            remove("a", number - 2);
            new SealedCheckpoints(root).removeStraySeals();

            assertThat(newest().checkpoint()).as("seed %d", seed).contains(root + "/a/chk-" + number);
            if (random.nextInt(4) == 0) {
                byte[] state = bucket.content("checkpoints/a/chk-" + number + "/state");
                state[random.nextInt(state.length)] ^= 1;
                bucket.lay("checkpoints/a/chk-" + number + "/state", state);
                // One before it, as new as lists have it, or none: never the damaged one, never one that is gone.
                newest().checkpoint()
                        .ifPresent(older -> assertThat(bucket.keys())
                                .contains(older.substring(("objectstore://" + name).length() + 1) + "/_metadata"));
                assertThat(newest().checkpoint()).isNotEqualTo(root + "/a/chk-" + number);
            }
        }
    }

    @Test
    void whatIsDamagedOrMissingIsNamed() {
        bucket.lay("checkpoints/b/chk-1/state", new byte[] {1});

        assertThat(newest().checkpoint()).contains(root + "/a/chk-10");
        assertThat(newest().damaged()).containsExactly(root + "/b/chk-1/state has changed");
        assertThat(new SealedCheckpoints(root)
                        .newest(Set.of(root + "/a/chk-10"))
                        .checkpoint())
                .contains(root + "/a/chk-9");
    }

    @Test
    void itsStorageIsTriedAndCleared() {
        new SealedCheckpoints(root).tryStorage();
        assertThat(new SealedCheckpoints(root).jobs()).containsExactly("a", "b");

        new SealedCheckpoints(root).clear();

        assertThat(bucket.keys()).isEmpty();
        assertThat(newest().checkpoint()).isEmpty();
    }

    @Test
    void aRunsFolderKeepsTheLastOfWhatWasWrittenWhole() {
        RunFolder folder = new RunFolder("objectstore://" + name + "/runs/night/tire_degradation");
        assertThat(folder.has(RunFolder.BEST)).isFalse();
        folder.write(RunFolder.BEST, "first".getBytes(UTF_8));
        folder.write(RunFolder.BEST, "second".getBytes(UTF_8));
        folder.write(List.of(RoundDecision.NONE));

        assertThat(folder.read(RunFolder.BEST)).isEqualTo("second".getBytes(UTF_8));
        assertThat(folder.history()).hasSize(1);
        assertThat(bucket.count(Call.RENAME)).isZero();
    }

    private SealedCheckpoints.Resumption newest() {
        return new SealedCheckpoints(root).newest(Set.of());
    }

    private void checkpoint(String job, int number, int round) throws IOException {
        byte[] content = new byte[500];
        new Random(round).nextBytes(content);
        String folder = job + "/chk-" + number;
        bucket.lay("checkpoints/" + folder + "/_metadata", content);
        bucket.lay("checkpoints/" + folder + "/state", content);
        CheckpointSeal.seal(new Path(root, folder), round);
    }

    private void remove(String job, int number) throws IOException {
        new Path(root).getFileSystem().delete(new Path(root, job + "/chk-" + number + "/_metadata"), false);
        new Path(root).getFileSystem().delete(new Path(root, job + "/chk-" + number + "/state"), false);
    }
}
