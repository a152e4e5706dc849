package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.feature.FailsInTheMiddle;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.stream.record.RejectedRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One graph in batch and streaming: on a season of real laps where they are at hand, else on a simulated one. */
class LapFeatureTopologyXIT {
    private static final long SEED = 20_231;
    private static final Duration LATENESS = Duration.ofMillis(Arrivals.LATENESS_MS);

    @RegisterExtension
    private static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setNumberTaskManagers(2)
                    .setNumberSlotsPerTaskManager(2)
                    .build());

    private static List<Lap> season;
    private static List<String> expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readASeason() {
        Optional<Path> published = PublishedLaps.folder();
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 2, 3, SEED));
        season = published
                .map(laps -> PublishedLaps.season(laps, 2023))
                .orElseGet(() -> simulator.races().stream()
                        .flatMap(race -> simulator.race(race).stream())
                        .toList());
        expected = sorted(RecordedRaces.of(season).rows());
    }

    @Test
    void batchGivesTheRowsOfThePlainClasses() throws Exception {
        StreamExecutionEnvironment environment = environment(new Configuration(), 3);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        List<Lap> shuffled = new ArrayList<>(season);
        java.util.Collections.shuffle(shuffled, new Random(SEED));

        LapFeatureTopology topology =
                LapFeatureTopology.of(source(environment, shuffled), LATENESS, LapFeatures.SELECTION);

        assertThat(sorted(collected(topology.rows()))).isEqualTo(expected);
    }

    @Test
    void streamingGivesTheSameRowsWithLateAndRepeatedLaps() throws Exception {
        List<Lap> arrivals = Arrivals.of(season, new Random(SEED));
        assertThat(arrivals.size()).isGreaterThan(season.size());
        StreamExecutionEnvironment environment = environment(new Configuration(), 4);

        DataStream<LapRow> rows = LapFeatureTopology.of(source(environment, arrivals), LATENESS, LapFeatures.SELECTION)
                .rows();

        assertThat(sorted(collected(rows))).as("seed %d", SEED).isEqualTo(expected);
    }

    @Test
    void streamingGivesTheSameRowsWhenItFailsInTheMiddle() throws Exception {
        List<Lap> arrivals = Arrivals.of(season, new Random(SEED + 1));
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        StreamExecutionEnvironment environment = environment(configuration, 4);
        FailsInTheMiddle<Lap> failure = new FailsInTheMiddle<>(arrivals.size());

        DataStream<LapRow> rows = LapFeatureTopology.of(
                        source(environment, arrivals)
                                .map(failure)
                                .returns(TypeInformation.of(Lap.class))
                                .setParallelism(1),
                        LATENESS,
                        LapFeatures.SELECTION)
                .rows();

        assertThat(sorted(collected(rows))).as("seed %d", SEED + 1).isEqualTo(expected);
        assertThat(FailsInTheMiddle.failures()).isEqualTo(2);
    }

    @Test
    void lapsBeyondTheLatenessAreRejectedWithTheReasonAndNothingIsLost() throws Exception {
        List<Lap> arrivals = Arrivals.of(season.subList(0, 500), new Random(SEED));
        // One subtask: its watermarks follow from the order of arrival alone.
        StreamExecutionEnvironment environment = environment(new Configuration(), 1);
        LapFeatureTopology topology =
                LapFeatureTopology.of(source(environment, arrivals), Duration.ofSeconds(1), LapFeatures.SELECTION);

        List<String> all = collected(topology.rows()
                .map(row -> "row")
                .returns(String.class)
                .union(topology.rejected().map(RejectedRecord::reason).returns(String.class)));

        assertThat(all).hasSameSizeAs(arrivals);
        assertThat(all).contains("row").anyMatch(reason -> reason.contains("allow more lateness"));
        assertThat(all).anyMatch(reason -> reason.contains("the same lap came before"));
    }

    @Test
    void everyRowOfARaceThatIsOverHasLabels() throws Exception {
        List<Lap> races = season.subList(0, 2_500);
        StreamExecutionEnvironment environment = environment(new Configuration(), 3);
        RecordedRaces recorded = RecordedRaces.of(races);
        Function<LapExample, String> text =
                example -> example.row().key() + java.util.Arrays.toString(example.labels());

        List<LapExample> examples =
                collected(LapFeatureTopology.of(source(environment, races), Duration.ofHours(3), LapFeatures.SELECTION)
                        .examples());

        assertThat(examples.stream().map(text).sorted().toList())
                .isEqualTo(recorded.labels().stream()
                        .map(labels -> labels.key() + java.util.Arrays.toString(labels.values()))
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "STREAMING"})
    void forecastsAreThoseOfThePlainClassesInBothModes(RuntimeExecutionMode mode) throws Exception {
        List<Lap> arrivals = Arrivals.of(season, new Random(SEED));
        StreamExecutionEnvironment environment = environment(new Configuration(), 3);
        environment.setRuntimeMode(mode);
        RecordedRaces recorded = RecordedRaces.of(season, Forecasts.SELECTION);

        List<LapExample> examples =
                collected(LapFeatureTopology.of(source(environment, arrivals), LATENESS, Forecasts.SELECTION)
                        .examples());

        assertThat(sorted(examples.stream().map(LapExample::row).toList()))
                .isNotEmpty()
                .isEqualTo(sorted(recorded.rows()));
        assertThat(examples.stream()
                        .map(example -> example.row().key() + java.util.Arrays.toString(example.labels()))
                        .sorted()
                        .toList())
                .isEqualTo(recorded.labels().stream()
                        .map(labels -> labels.key() + java.util.Arrays.toString(labels.values()))
                        .sorted()
                        .toList());
    }

    @Test
    void aForecastIsGivenOutWhileItsRaceGoesOn() throws Exception {
        List<Lap> race = season.stream()
                .filter(lap -> lap.race().equals(season.get(0).race()))
                .toList();
        LapRow first = RecordedRaces.of(race, Forecasts.SELECTION).rows().get(0);
        try (KeyedOneInputStreamOperatorTestHarness<Integer, Lap, LapRow> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new FollowRace(Forecasts.SELECTION)),
                        lap -> RaceClock.number(lap.race()),
                        Types.INT)) {
            harness.open();
            for (Lap lap : race) {
                if (RaceClock.eventTime(lap) <= first.eventTimeMs()) {
                    harness.processElement(lap, RaceClock.eventTime(lap));
                }
            }
            harness.processWatermark(first.eventTimeMs() - 1);
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processWatermark(first.eventTimeMs());

            assertThat(harness.extractOutputValues()).extracting(LapRow::key).contains(first.key());
        }
    }

    private static StreamExecutionEnvironment environment(Configuration configuration, int parallelism) {
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration).setParallelism(parallelism);
    }

    private static DataStream<Lap> source(StreamExecutionEnvironment environment, List<Lap> laps) {
        return environment.fromData(laps, TypeInformation.of(Lap.class)).setParallelism(1);
    }

    private static <T> List<T> collected(DataStream<T> stream) throws Exception {
        List<T> found = new ArrayList<>();
        try (CloseableIterator<T> records = stream.executeAndCollect()) {
            records.forEachRemaining(found::add);
        }
        return found;
    }

    private static List<String> sorted(List<LapRow> rows) {
        return rows.stream().map(Rows::text).sorted().toList();
    }
}
