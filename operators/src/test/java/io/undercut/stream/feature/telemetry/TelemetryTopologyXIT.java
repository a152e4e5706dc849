package io.undercut.stream.feature.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.race.Lap;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.feature.FailsInTheMiddle;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.stream.ingest.parquet.PublishedTelemetry;
import io.undercut.stream.record.SampleRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One graph in batch and streaming, on simulated telemetry and, where it is at hand, on that of two real races. */
class TelemetryTopologyXIT {
    private static final long SEED = 20_252;
    private static final Duration LATENESS = Duration.ofMillis(SampleArrivals.LATENESS_MS);

    @RegisterExtension
    private static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setNumberTaskManagers(2)
                    .setNumberSlotsPerTaskManager(2)
                    .build());

    @TempDir
    private Path folder;

    enum Origin {
        SIMULATED,
        RECORDED
    }

    private record Races(List<Lap> laps, List<SampleRun> cars) {
        static Races of(Origin origin) {
            List<Lap> laps = new ArrayList<>();
            List<SampleRun> cars = new ArrayList<>();
            if (origin == Origin.SIMULATED) {
                RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 2, SEED));
                simulator.races().forEach(race -> {
                    laps.addAll(simulator.race(race));
                    cars.addAll(SimulatedTelemetry.of(simulator, race, 1));
                });
            } else {
                assumeThat(PublishedTelemetry.folder())
                        .as("%s is not there: published telemetry is not checked", PublishedLaps.PLACE)
                        .isPresent();
                Path published = PublishedTelemetry.folder().orElseThrow();
                PublishedTelemetry.RACES.forEach(race -> {
                    laps.addAll(PublishedTelemetry.laps(published, race));
                    cars.addAll(PublishedTelemetry.race(published, race));
                });
            }
            return new Races(laps, cars);
        }

        List<String> expected() {
            return RecordedCars.texts(RecordedCars.rows(laps, cars));
        }

        int samples() {
            return samples(cars);
        }

        static int samples(List<SampleRun> runs) {
            return runs.stream().mapToInt(run -> run.samples().count()).sum();
        }
    }

    @ParameterizedTest
    @EnumSource
    void batchGivesTheRowsOfThePlainClasses(Origin origin) throws Exception {
        Races races = Races.of(origin);
        StreamExecutionEnvironment environment = environment(new Configuration(), 3);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        List<Lap> laps = new ArrayList<>(races.laps());
        Collections.shuffle(laps, new Random(SEED));
        List<SampleRun> runs = new ArrayList<>(SampleArrivals.byLap(races.cars()));
        Collections.shuffle(runs, new Random(SEED));

        TelemetryTopology topology = TelemetryTopology.of(
                environment.fromData(laps, TypeInformation.of(Lap.class)),
                environment.fromData(runs, TypeInformation.of(SampleRun.class)),
                Duration.ZERO);

        assertThat(RecordedCars.texts(collected(topology.rows()))).containsExactlyElementsOf(races.expected());
    }

    @ParameterizedTest
    @EnumSource
    void streamingGivesTheSameRowsAndCountsWhatItRejects(Origin origin) throws Exception {
        Races races = Races.of(origin);
        List<SampleRun> arrivals = SampleArrivals.of(races.cars(), new Random(SEED));
        StreamExecutionEnvironment environment = environment(new Configuration(), 1);
        TelemetryTopology topology = topology(events(environment, TelemetryEvent.of(races.laps(), arrivals)));

        List<String> all = collected(topology.rows()
                .map(RecordedCars::text)
                .returns(String.class)
                .union(topology.rejected()
                        .map(record -> "rejected " + record.reason())
                        .returns(String.class)));

        assertThat(all.stream().filter(text -> !text.startsWith("rejected")).sorted())
                .as("seed %d", SEED)
                .isEqualTo(races.expected());
        assertThat(all.stream().filter(text -> text.startsWith("rejected")))
                .hasSize(Races.samples(arrivals) - races.samples())
                .anyMatch(text -> text.contains("the same sample came before"))
                .anyMatch(text -> text.contains("allow more lateness"));
    }

    @ParameterizedTest
    @EnumSource(names = "SIMULATED")
    void streamingGivesTheSameRowsWhenItFailsInTheMiddle(Origin origin) throws Exception {
        Races races = Races.of(origin);
        List<SampleRun> arrivals = SampleArrivals.of(races.cars(), new Random(SEED + 1));
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        StreamExecutionEnvironment environment = environment(configuration, 4);
        List<TelemetryEvent> events = TelemetryEvent.of(races.laps(), arrivals);
        FailsInTheMiddle<TelemetryEvent> failure = new FailsInTheMiddle<>(events.size());

        DataStream<TelemetryEvent> failing = events(environment, events)
                .map(failure)
                .returns(TypeInformation.of(TelemetryEvent.class))
                .setParallelism(1);
        DataStream<FeatureRow> rows = topology(failing).rows();

        assertThat(RecordedCars.texts(collected(rows))).as("seed %d", SEED + 1).isEqualTo(races.expected());
        assertThat(FailsInTheMiddle.failures()).isEqualTo(2);
    }

    private static StreamExecutionEnvironment environment(Configuration configuration, int parallelism) {
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration).setParallelism(parallelism);
    }

    private static DataStream<TelemetryEvent> events(
            StreamExecutionEnvironment environment, List<TelemetryEvent> events) {
        return environment
                .fromData(events, TypeInformation.of(TelemetryEvent.class))
                .setParallelism(1);
    }

    private static TelemetryTopology topology(DataStream<TelemetryEvent> events) {
        DataStream<Lap> laps = events.filter(event -> event.lap() != null)
                .setParallelism(1)
                .map(TelemetryEvent::lap)
                .returns(TypeInformation.of(Lap.class))
                .setParallelism(1);
        DataStream<SampleRun> runs = events.filter(event -> event.run() != null)
                .setParallelism(1)
                .map(TelemetryEvent::run)
                .returns(TypeInformation.of(SampleRun.class))
                .setParallelism(1);
        return TelemetryTopology.of(laps, runs, LATENESS);
    }

    private static <T> List<T> collected(DataStream<T> stream) throws Exception {
        List<T> found = new ArrayList<>();
        try (CloseableIterator<T> records = stream.executeAndCollect()) {
            records.forEachRemaining(found::add);
        }
        return found;
    }
}
