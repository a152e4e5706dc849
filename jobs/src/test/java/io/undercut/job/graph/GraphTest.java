package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.job.config.Warehouse;
import io.undercut.job.featureset.BuildFeatureSet;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.job.featureset.LapFeatureSet;
import io.undercut.job.featureset.MeasureFeatures;
import io.undercut.job.featureset.OutcomeFeatureSet;
import io.undercut.job.featureset.TabularSet;
import io.undercut.job.featureset.TelemetryFeatureSet;
import io.undercut.job.featureset.TireDegradationSet;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.task.LapTasks;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.feature.outcome.OutcomeSet;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.ingest.files.ExportFormat;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.scoring.ScorePartition;
import io.undercut.stream.scoring.ScoredRaces;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.Tables;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.boosting.BoostingPlan;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.testing.GeneratedShards;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import io.undercut.testing.PublicTableFile;
import io.undercut.testing.RandomRows;
import io.undercut.testing.TelemetryParquet;
import io.undercut.zoo.evaluation.LogisticBaseline;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.network.NetworkFormat;
import io.undercut.zoo.tabular.TableRequest;
import io.undercut.zoo.tabular.TransactionSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {
    /** Names Flink gives to operators that have none. */
    private static final Pattern MADE_UP = Pattern.compile(
            "(Co-|Keyed)?(Map|Flat Map|Filter|Process|KeyedProcess|Source:|Sink:|Collection Source|Unnamed)\\b");

    @TempDir
    private Path folder;

    private StreamExecutionEnvironment environment;

    @BeforeEach
    void forbidUidsThatFlinkWouldMakeUp() {
        environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.configure(new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, false));
    }

    @Test
    void everyOperatorOfTheImportHasUidAndName() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 2)).to(folder.resolve("in/laps.parquet"));

        ImportFiles files = ImportFiles.under(List.of(file.toString()), ExportFormat.AUTO);

        ImportTables.graph(files.read(environment), files.paths(), lake(), ConflictPolicy.KEEP);

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheSimulationHasUidAndName() {
        LapTasks tasks = new LapTasks(new LaidOut(), Warehouse.at(folder.toString()));

        assertThatThrownBy(() -> tasks.simulate(new SimulationPlan(2023, 1, 1, 42)))
                .hasMessage("laid, not run");

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheSimulationOfAllTablesHasUidAndName() {
        LapTasks tasks = new LapTasks(new LaidOut(), Warehouse.at(folder.toString()));

        assertThatThrownBy(() -> tasks.simulateTables(new SimulationPlan(2023, 1, 1, 42), 4))
                .hasMessage("laid, not run");

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheValidationHasUidAndName() {
        ValidateTables.graph(environment, lake(), List.of(new Partition("laps", 2024, null)));

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheFeaturesHasUidAndName() throws IOException {
        PublicLapFile.of(LapFixtures.race(2024, 1, 2)).to(folder.resolve("laps/season=2024/part-1.parquet"));

        lay(new TireDegradationSet());

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheFeaturesOfEveryLapHasUidAndName() throws IOException {
        PublicLapFile.of(LapFixtures.race(2024, 1, 2)).to(folder.resolve("laps/season=2024/part-1.parquet"));

        lay(new LapFeatureSet());

        assertInOrder();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyOperatorOfTheFeaturesOfTelemetryHasUidAndName(boolean areThereLaps) throws IOException {
        Path race = folder.resolve("telemetry/season=2024/race_id=2024-05");
        java.nio.file.Files.createDirectories(race);
        TelemetryParquet.lake(race, 10, (row, values) -> {});
        if (areThereLaps) {
            PublicLapFile.of(LapFixtures.race(2024, 5, 2)).to(folder.resolve("laps/season=2024/part-1.parquet"));
        }
        lay(new TelemetryFeatureSet());

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheFeaturesBeforeARaceHasUidAndName() throws IOException {
        PublicTableFile.of(
                folder.resolve("results/season=2024/part-1.parquet"),
                Tables.RESULTS,
                List.<Object[]>of(RandomRows.of(Tables.RESULTS, new Random(1))));

        lay(new OutcomeFeatureSet(OutcomeSet.RACE_WINNER));

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheFeaturesOfATableHasUidAndName() throws IOException {
        Path table = folder.resolve("payments.csv");
        java.nio.file.Files.writeString(table, new TransactionSimulator(42).csv(2_000));

        lay(TabularSet.of(new TableRequest(
                table.toString(), "is_fraud", null, null, List.of("transaction_id"), List.of(), List.of())));

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheLogisticRegressionHasUidAndName() {
        FitLogistic.graph(environment, once -> new LogisticBaseline(new double[0], new double[0], new double[1]))
                .sinkTo(new DiscardingSink<>())
                .name("fitted")
                .uid("fitted");

        assertInOrder();
    }

    private void lay(FeatureSetDefinition definition) {
        BuildFeatureSet.graph(
                environment, definition, definition.origin(lake(), Set.of(2024)), lake(), folder.toString());
    }

    @Test
    void everyOperatorOfTheMeasuringHasUidAndName() {
        FeaturePartition partition = new FeaturePartition(3, "file", 1, "0", List.of("2024-01"));
        MeasureFeatures.graph(
                environment,
                new FeatureRowFiles(
                        folder.toString(),
                        KeyColumns.LAPS,
                        new ArrayList<>(List.of("a")),
                        new ArrayList<>(List.of(partition))));

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheLookAtBackendsHasUidAndName() {
        LookAtBackends.graph(environment)
                .sinkTo(new DiscardingSink<>())
                .name("words")
                .uid("words");

        assertInOrder();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyOperatorOfTheTrainingHasUidAndName(int parallelism) {
        environment.setParallelism(parallelism);
        GeneratedShards examples = new GeneratedShards(50, 4);
        TrainingPlan plan = new TrainingPlan(
                new NetworkSpec(
                        4,
                        List.of(new NetworkSpec.Dense(3, NetworkSpec.Activation.RELU)),
                        NetworkSpec.Loss.ABSOLUTE_ERROR,
                        new NetworkSpec.Adam(0.01, 0.9, 0.999, 10),
                        0),
                Standardisation.fit(examples.of(0, 1).training()),
                LocalSteps.DL4J,
                2,
                2,
                new Stopping(5, 0),
                16,
                TrainingPlan.UpdaterAveraging.AVERAGED,
                2,
                42);

        TrainNetwork.of(plan, examples)
                .lay(
                        environment,
                        new RunFolder(folder.toUri().toString()),
                        new Checkpointing(
                                folder.resolve("checkpoints").toUri().toString(), Duration.ofMinutes(10), 1000),
                        Deadline.NONE);

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheBoostingHasUidAndName() {
        environment.setParallelism(3);
        BoostingPlan plan = new BoostingPlan(
                new BoosterSpec(
                        BoosterSpec.Library.XGBOOST,
                        BoosterSpec.Objective.SQUARED_ERROR,
                        4,
                        1,
                        0.1,
                        BoosterSpec.Trees.ofDepth(3, 1, 1),
                        BoosterSpec.Sampling.ALL),
                new BoosterRecipe(10, 5, 0),
                42);

        BoostTrees.of(plan, new GeneratedShards(50, 4), Clock.systemUTC())
                .lay(
                        environment,
                        new RunFolder(folder.toUri().toString()),
                        new Checkpointing(
                                folder.resolve("checkpoints").toUri().toString(), Duration.ofMinutes(10), 1000),
                        Deadline.NONE);

        assertInOrder();
    }

    @Test
    void everyOperatorOfTheScoringHasUidAndName() {
        // What collects the records in the end belongs to Flink.
        ScoreModel.graph(
                        environment,
                        new ScorePartition(
                                NetworkFormat.ARCHIVE,
                                new byte[0],
                                new NoExamples(),
                                ScoredRaces.only(Set.of("2024-01"), new MeanBaseline.Alone())),
                        2)
                .sinkTo(new DiscardingSink<>())
                .name("end")
                .uid("end");

        assertInOrder();
    }

    private void assertInOrder() {
        assertThat(environment.getConfig().hasGenericTypesDisabled())
                .as("a type that needs Kryo is refused")
                .isTrue();
        Collection<StreamNode> operators = environment.getStreamGraph().getStreamNodes();
        assertThat(operators).hasSizeGreaterThan(1);
        assertThat(operators)
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(operators)
                .extracting(StreamNode::getOperatorName)
                .doesNotHaveDuplicates()
                .noneMatch(name -> MADE_UP.matcher(name).lookingAt());
    }

    private LakeLayout lake() {
        return new LakeLayout(folder.toString());
    }

    /** Hands out the environment and stops before anything runs. */
    private final class LaidOut implements FlinkSite {
        @Override
        public StreamExecutionEnvironment environment() {
            return environment;
        }

        @Override
        public void awaitLeftRunning(String job, String jobId) {
            throw Fault.configuration("laid, not run");
        }

        @Override
        public <T> Collected<T> collect(DataStream<T> stream, String job) {
            throw Fault.configuration("laid, not run");
        }

        @Override
        public JobExecutionResult finish(StreamExecutionEnvironment laid, String job) {
            throw Fault.configuration("laid, not run");
        }
    }

    private record NoExamples() implements ExamplePartitions {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public List<LabelledExample> read(int partition) {
            return List.of();
        }
    }
}
