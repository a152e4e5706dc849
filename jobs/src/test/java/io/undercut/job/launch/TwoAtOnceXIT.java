package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.table.Checksum;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.ModelPackages;
import io.undercut.testing.PublicLapFile;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two commands at the same moment on one warehouse, drawn from a seed: nothing is lost, nothing is left half-written, and each exit code
 * has its reason. So many pairs as {@code undercut.pairs} says, of every kind in turn.
 */
class TwoAtOnceXIT {
    private static final int PAIRS = Integer.getInteger("undercut.pairs", 10);
    private static final long SEED = Long.getLong("undercut.pairs.seed", 20_260_214);
    private static final String TIRE = "tire_degradation";
    private static final String SEASONS =
            " --seasons 2023 --test-seasons 2024 --workers 2 --set training.epochs=1" + " --set training.local-steps=2";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static OpenFlink flink;
    private static ExecutorService threads;
    private static Path base;
    private static Path moreLaps;
    /** Checksums of what a calm build gives, by version: before the laps of {@link #moreLaps} and with them. */
    private static Map<String, String> calm;

    /**
     * A pair.
     *
     * @param number from 1
     * @param kind which commands
     * @param random draws its details
     */
    private record Pair(int number, Kind kind, Random random) {
        @Override
        public String toString() {
            return "pair %d of seed %d: %s".formatted(number, SEED, kind);
        }

        /** So that now one, now the other is ahead, by up to a second and a half. */
        private <T> Callable<T> late(Callable<T> command) {
            long nanos = random.nextBoolean() ? 0 : TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500));
            return () -> {
                LockSupport.parkNanos(nanos);
                return command.call();
            };
        }

        private <A, B> void run(Callable<A> one, Callable<B> other, Outcome<A, B> outcome) throws Exception {
            Callable<A> late = late(one);
            Future<B> second = threads.submit(late(other));
            A first = threads.submit(late).get();
            outcome.check(first, second.get());
        }
    }

    private interface Outcome<A, B> {
        void check(A one, B other) throws Exception;
    }

    private enum Kind {
        IMPORT_IMPORT,
        IMPORT_TRAIN,
        TRAIN_TRAIN,
        PUBLISH_VERIFY,
        PRUNE_BUILD
    }

    static Stream<Pair> pairs() {
        Random random = new Random(SEED);
        return IntStream.range(0, PAIRS)
                .mapToObj(index -> new Pair(
                        index + 1, Kind.values()[index % Kind.values().length], new Random(random.nextLong())));
    }

    @BeforeAll
    static void startAFlinkAndFillAWarehouse() throws IOException {
        flink = UnwatchedFlink.open(8, Integer.parseInt(Terminal.UI_PORT));
        threads = Executors.newCachedThreadPool();
        base = folder.resolve("base");
        Terminal terminal = Terminal.sharing(flink, base);
        ok(terminal.run("data simulate --seasons 2 --races 3 --first-season 2023"));
        moreLaps = PublicLapFile.of(LapFixtures.race(2023, 9, 30)).to(folder.resolve("more.parquet"));
        calm = new HashMap<>();
        Terminal other = Terminal.sharing(flink, copyOf(base, "calm"));
        rememberFeatures(other);
        ok(other.run("data import --from " + moreLaps));
        rememberFeatures(other);
        assertThat(calm).hasSize(2);
        ok(terminal.run("features build --model lap_features --seasons 2023"));
        ok(terminal.run("features build --model lap_features --seasons 2024"));
    }

    private static void rememberFeatures(Terminal terminal) throws IOException {
        JsonNode set =
                json(ok(terminal.run("features build --model " + TIRE + " --seasons 2023 --test-seasons 2024 --json")));
        calm.put(set.path("version").asText(), set.path("sha256").asText());
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        flink.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void nothingIsLostAndNothingIsHalfWritten(Pair pair) throws Exception {
        Path warehouse = pair.kind() == Kind.IMPORT_IMPORT || pair.kind() == Kind.PUBLISH_VERIFY
                ? folder.resolve("pair-" + pair.number())
                : copyOf(base, "pair-" + pair.number());
        Terminal terminal = Terminal.sharing(flink, warehouse);
        switch (pair.kind()) {
            case IMPORT_IMPORT -> importAndImport(pair, terminal);
            case IMPORT_TRAIN -> importAndTrain(pair, terminal);
            case TRAIN_TRAIN -> trainAndTrain(pair, terminal);
            case PUBLISH_VERIFY -> publishAndVerify(pair, terminal);
            case PRUNE_BUILD -> pruneAndBuild(pair, terminal);
        }
        assertNothingHalfWritten(pair, warehouse);
        FileUtils.deleteDirectory(warehouse.toFile());
    }

    private static void importAndImport(Pair pair, Terminal terminal) throws Exception {
        Set<Lap> expected = new HashSet<>();
        List<String> commands = new ArrayList<>();
        for (int file = 0; file < 2; file++) {
            List<Lap> laps = new ArrayList<>(
                    LapFixtures.race(2022, file + 1, 5 + pair.random().nextInt(30)));
            laps.addAll(LapFixtures.race(2022, 7, 1 + pair.random().nextInt(10)));
            expected.addAll(laps);
            Path path = PublicLapFile.of(laps).to(folder.resolve("in-" + pair.number() + "/" + file + ".parquet"));
            commands.add("data import --json --from " + path
                    + (pair.random().nextBoolean() ? " --on-conflict replace" : ""));
        }
        pair.run(() -> terminal.run(commands.get(0)), () -> terminal.run(commands.get(1)), (one, other) -> {
            assertThat(json(ok(one)).path("rejected").asLong()).isZero();
            assertThat(json(ok(other)).path("rejected").asLong()).isZero();
            LakeLayout lake = lake(terminal);
            assertThat(new LakeTables(lake).laps(2022))
                    .as("%s", pair)
                    .hasSize(expected.size())
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    private static void importAndTrain(Pair pair, Terminal terminal) throws Exception {
        pair.run(
                () -> terminal.run("data import --from " + moreLaps),
                () -> terminal.run("train --json --model " + TIRE + SEASONS),
                (imported, trained) -> {
                    ok(imported);
                    String version = json(ok(trained)).path("version").asText();
                    assertThat(new LakeTables(lake(terminal)).laps(2023))
                            .as("%s", pair)
                            .containsAll(LapFixtures.race(2023, 9, 30));
                    for (Path set : versionsOf(terminal, TIRE)) {
                        // Whatever it saw of the import, it is what its lineage says.
                        assertThat(json(set.resolve("manifest.json"))
                                        .path("sha256")
                                        .asText())
                                .as("%s, features %s", pair, set.getFileName())
                                .isEqualTo(calm.get(set.getFileName().toString()));
                    }
                    ok(terminal.run("models verify " + TIRE + "@" + version));
                });
    }

    private static void trainAndTrain(Pair pair, Terminal terminal) throws Exception {
        String id = pair.random().nextBoolean() ? " --run-id night" : "";
        int[] seeds = {pair.random().nextInt(2), pair.random().nextInt(2)};
        String command = "pipeline run --json" + SEASONS + id + " --seed ";
        pair.run(() -> terminal.run(command + seeds[0]), () -> terminal.run(command + seeds[1]), (one, other) -> {
            Path runs = terminal.warehouse().resolve("training/pipeline-runs");
            if (id.isEmpty()) {
                // Published, and promoted or told that a gate refused; the clock stands still, so both ids are of one
                // second.
                assertThat(List.of(one, other))
                        .as("%s", pair)
                        .allSatisfy(ended ->
                                assertThat(ended.code()).as(ended.err()).isIn(0, 4));
                assertThat(List.of(runId(one), runId(other)))
                        .containsExactlyInAnyOrder(
                                "f1_training_pipeline_20260214_020000", "f1_training_pipeline_20260214_020000_2");
                assertThat(json(runs.resolve(runId(one)).resolve("order.json"))
                                .path("seed")
                                .asInt())
                        .isEqualTo(seeds[0]);
                assertThat(json(runs.resolve(runId(other)).resolve("order.json"))
                                .path("seed")
                                .asInt())
                        .isEqualTo(seeds[1]);
            } else {
                Ended winner = one.code() == 2 ? other : one;
                Ended refused = one.code() == 2 ? one : other;
                assertThat(winner.code()).as("%s: %s", pair, winner.err()).isIn(0, 4);
                assertThat(refused.code()).as("%s: %s", pair, refused.err()).isEqualTo(2);
                assertThat(refused.err()).containsPattern("--run-id 'night' (has run before|is taken by a run)");
                assertThat(json(runs.resolve("night/order.json")).path("seed").asInt())
                        .isEqualTo(winner == one ? seeds[0] : seeds[1]);
            }
            for (JsonNode run : Stream.of(one, other)
                    .filter(ended -> ended.code() != 2)
                    .map(TwoAtOnceXIT::json)
                    .toList()) {
                assertThat(run.path("status").asText()).isEqualTo("SUCCEEDED");
            }
            ModelRegistry registry = registry(terminal);
            assertThat(registry.troubles()).as("%s", pair).isEmpty();
            assertThat(registry.list())
                    .isNotEmpty()
                    .allSatisfy(version ->
                            assertThat(registry.verify(version).clean()).isTrue());
        });
    }

    private static void publishAndVerify(Pair pair, Terminal terminal) throws Exception {
        ModelPackage model = ModelPackages.ofNetwork(TIRE, pair.number());
        String reference = TIRE + "@" + model.version();
        ModelRegistry registry = registry(terminal);
        if (pair.random().nextBoolean()) {
            registry.promote(
                    TIRE, registry.publish(ModelPackages.ofNetwork(TIRE, 0)).version(), "first");
        }
        int publishers = 1 + pair.random().nextInt(3);
        Callable<ModelVersion> publish = () -> {
            ModelVersion published = null;
            for (int publisher = 0; publisher < publishers; publisher++) {
                published = registry.publish(model);
                registry.promote(TIRE, published.version(), "pair");
            }
            return published;
        };
        pair.run(publish, () -> terminal.run("models verify " + reference), (published, verified) -> {
            assertThat(verified.code()).as("%s: %s", pair, verified.err()).isIn(0, 2, 8);
            if (verified.code() == 8) {
                assertThat(verified.err()).contains("is being published just now");
            }
            assertThat(registry.latest(TIRE)).contains(published);
            assertThat(ok(terminal.run("models verify " + reference)).out()).isNotBlank();
            assertThat(registry.troubles()).as("%s", pair).isEmpty();
        });
    }

    private static void pruneAndBuild(Pair pair, Terminal terminal) throws Exception {
        if (pair.random().nextBoolean()) {
            // Pruned long ago: what is built anew may be swept away meanwhile.
            ok(terminal.run("features prune --model lap_features --keep 1"));
            for (Path version : versionsOf(terminal, "lap_features")) {
                if (Files.exists(version.resolve("_pruned"))) {
                    Files.setLastModifiedTime(version.resolve("_pruned"), FileTime.from(Instant.EPOCH));
                }
            }
        }
        pair.run(
                () -> terminal.run("features prune --model lap_features --keep 1"),
                () -> terminal.run("features build --model lap_features --seasons 2023"),
                (pruned, built) -> {
                    ok(pruned);
                    ok(built);
                    for (Path version : versionsOf(terminal, "lap_features")) {
                        assertWhole(pair, version);
                    }
                    ok(terminal.run("features build --model lap_features --seasons 2023"));
                    ok(terminal.run("features build --model lap_features --seasons 2024"));
                    assertThat(versionsOf(terminal, "lap_features"))
                            .hasSize(2)
                            .allSatisfy(version -> assertWhole(pair, version));
                });
    }

    private static void assertWhole(Pair pair, Path version) throws IOException {
        if (Files.exists(version.resolve("manifest.json"))) {
            for (JsonNode partition : json(version.resolve("manifest.json")).path("partitions")) {
                assertThat(Checksum.sha256(
                                version.resolve(partition.path("file").asText())))
                        .as("%s, features %s", pair, version.getFileName())
                        .isEqualTo(partition.path("sha256").asText());
            }
        }
    }

    private static void assertNothingHalfWritten(Pair pair, Path warehouse) throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .as("%s", pair)
                    .noneMatch(name -> name.equals(".lock") || name.matches("\\..+\\.[0-9a-f-]{36}"));
        }
        LakeLayout lake = new LakeLayout(warehouse.resolve("lake").toUri().toString());
        for (int season : lake.seasons("laps")) {
            Partition partition = new Partition("laps", season, null);
            PartitionManifest manifest =
                    PartitionManifest.in(lake.folder(partition)).orElseThrow();
            assertThat(LakeFiles.sha256(lake.files(partition).get(0)))
                    .as("%s, season %d", pair, season)
                    .isEqualTo(manifest.sha256());
        }
    }

    private static List<Path> versionsOf(Terminal terminal, String model) throws IOException {
        try (Stream<Path> versions =
                Files.list(terminal.warehouse().resolve("training/features").resolve(model))) {
            return versions.filter(Files::isDirectory).toList();
        }
    }

    private static ModelRegistry registry(Terminal terminal) {
        return new ModelRegistry(new LocalArtifactStore(terminal.warehouse().resolve("models")), Clock.systemUTC());
    }

    private static LakeLayout lake(Terminal terminal) {
        return new LakeLayout(terminal.warehouse().resolve("lake").toUri().toString());
    }

    private static Path copyOf(Path warehouse, String name) throws IOException {
        Path copy = folder.resolve(name);
        FileUtils.copyDirectory(warehouse.toFile(), copy.toFile());
        return copy;
    }

    private static String runId(Ended ended) {
        return json(ended).path("dag_run_id").asText();
    }

    private static JsonNode json(Ended ended) {
        try {
            return JSON.readTree(ended.out());
        } catch (IOException e) {
            throw new AssertionError(ended.out() + ended.err(), e);
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
