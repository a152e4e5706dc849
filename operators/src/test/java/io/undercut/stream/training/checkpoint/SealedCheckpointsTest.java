package io.undercut.stream.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealedCheckpointsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void threeCheckpointsOfTwoJobs() throws IOException {
        checkpoint("a", 9, 20);
        checkpoint("a", 10, 25);
        checkpoint("b", 1, 30);
    }

    @Test
    void goesOnFromTheNewestRoundWhicheverJobSawIt() {
        assertThat(newest().checkpoint())
                .hasValueSatisfying(path -> assertThat(path).endsWith("b/chk-1"));
        assertThat(newest().damaged()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void passesOverACheckpointWithOneFlippedBitAndNamesTheFile(long seed) throws IOException {
        Random random = new Random(seed);
        String name = random.nextBoolean() ? "_metadata" : "state";
        Path file = root.resolve("b/chk-1").resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        Files.write(file, bytes);
        assertThat(newest().checkpoint())
                .hasValueSatisfying(path -> assertThat(path).endsWith("a/chk-10"));
        assertThat(newest().damaged()).singleElement().asString().contains("b/chk-1/" + name + " has changed");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void passesOverTruncatedMissingAndUnsealedCheckpoints() throws IOException {
        Files.write(root.resolve("b/chk-1/state"), new byte[] {1});
        Files.delete(root.resolve("a/chk-10/_metadata"));
        checkpoint("c", 1, 99);
        Files.delete(root.resolve("c/chk-1.seal.json"));
        assertThat(newest().checkpoint())
                .hasValueSatisfying(path -> assertThat(path).endsWith("a/chk-9"));
        assertThat(newest().damaged()).hasSize(2).anyMatch(line -> line.contains("is missing"));
    }

    @Test
    void removesSealsWhoseCheckpointIsGoneAndNoOthers() throws IOException {
        Files.delete(root.resolve("a/chk-9/_metadata"));
        Files.delete(root.resolve("a/chk-9/state"));
        Files.delete(root.resolve("a/chk-9"));

        new SealedCheckpoints(uri()).removeStraySeals();

        assertThat(root.resolve("a/chk-9.seal.json")).doesNotExist();
        assertThat(root.resolve("a/chk-10.seal.json")).exists();
        assertThat(root.resolve("b/chk-1.seal.json")).exists();
    }

    @Test
    void leavesNothingOfAFinishedTraining() {
        new SealedCheckpoints(uri()).clear();

        assertThat(root).doesNotExist();
        assertThat(new SealedCheckpoints(uri()).jobs()).isEmpty();
    }

    @Test
    void triesItsStorageAndLeavesNothingThere() {
        new SealedCheckpoints(uri()).tryStorage();

        assertThat(root)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith(".probe"));
    }

    @Test
    void passesOverWhatFailedToRestoreBefore() {
        Set<String> failed = Set.of(newest().checkpoint().orElseThrow());
        assertThat(new SealedCheckpoints(uri()).newest(failed).checkpoint())
                .hasValueSatisfying(path -> assertThat(path).endsWith("a/chk-10"));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(new SealedCheckpoints(uri() + "nowhere").newest(Set.of()).checkpoint())
                .isEmpty();
    }

    private SealedCheckpoints.Resumption newest() {
        return new SealedCheckpoints(uri()).newest(Set.of());
    }

    private String uri() {
        return root.toUri().toString();
    }

    private void checkpoint(String job, int number, int round) throws IOException {
        Path folder = Files.createDirectories(root.resolve(job).resolve("chk-" + number));
        byte[] content = new byte[500];
        new Random(round).nextBytes(content);
        Files.write(folder.resolve("_metadata"), content);
        Files.write(folder.resolve("state"), content);
        CheckpointSeal.seal(new org.apache.flink.core.fs.Path(folder.toString()), round);
    }
}
