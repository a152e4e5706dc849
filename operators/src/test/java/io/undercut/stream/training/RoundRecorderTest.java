package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.checkpoint.CheckpointRequest;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.RoundDecision.Verdict;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.NetworkArchive;
import io.undercut.zoo.network.NetworkState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundRecorderTest {
    private static final TrainingPlan PLAN = SmallRun.plan(2, 4, 3);
    private static final NetworkState STATE = state();
    private static final VectorLayout LAYOUT = new VectorLayout(STATE.parameters().length, STATE.updater().length, 10);

    private final List<CheckpointRequest> requests = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void writesTheModelAndTheHistoryAtTheEnd() throws Exception {
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            take(harness, decision(0), decision(1), decision(2));
            assertThat(files()).isEmpty();
            take(harness, whole(2));
            assertThat(harness.extractOutputValues())
                    .extracting(RoundDecision::round)
                    .containsExactly(0, 1, 2);
        }
        assertThat(files()).containsExactly(RunFolder.HISTORY, RunFolder.MODEL_SHA256, RunFolder.MODEL);
        assertThat(run().history()).containsExactly(made(0), made(1), made(2));
        assertThat(run().model()).contains(archive(2));
    }

    @Test
    void writesTheBestModelWhenItsValidationArrivesEvenAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            take(harness, decision(0), whole(0));
            assertThat(files()).isEmpty();
            state = harness.snapshot(1, 1);
        }
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.initializeState(state);
            harness.open();
            take(harness, decision(1));
        }
        assertThat(files()).containsExactly(RunFolder.BEST);
        assertThat(run().read(RunFolder.BEST)).isEqualTo(archive(0));
    }

    @Test
    void leavesTheBestModelWhenTheRunStopsEarly() throws Exception {
        RoundDecision stopped = new RoundDecision(2, 0.5, 0.8, 384, 0.5, 0.75, 0, 1, Verdict.STOPPED_EARLY);
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            take(harness, decision(0), whole(0), decision(1), whole(1));
            take(harness, new Chunk(Chunk.METRICS, 2, 0, 2, 0, stopped.encode()), whole(2));
        }
        assertThat(run().read(RunFolder.MODEL)).isEqualTo(archive(0));
        assertThat(run().history()).hasSize(3).endsWith(stopped);
    }

    @Test
    void leavesAUsableModelAndEndsTheJobWithTheNextCheckpointWhenTheTimeIsOver() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            take(harness, decision(0), whole(0), late(1));
            harness.snapshot(6, 1);
            harness.notifyOfCompletedCheckpoint(6);
            take(harness, whole(1));
            assertThat(files()).containsExactly(RunFolder.BEST, RunFolder.HISTORY);
            state = harness.snapshot(7, 2);
            harness.notifyOfCompletedCheckpoint(6);
            assertThatThrownBy(() -> harness.notifyOfCompletedCheckpoint(7))
                    .isInstanceOf(SuppressRestartsException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.TIMEOUT_EXCEEDED))
                    .hasMessageContaining("after round 2 of 3")
                    .hasMessageContaining("best.zip");
        }
        // With more time the averager decides on the same round again.
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.initializeState(state);
            harness.open();
            take(harness, decision(1), decision(2), whole(2));
            harness.snapshot(8, 3);
            harness.notifyOfCompletedCheckpoint(8);
        }
        assertThat(run().history()).containsExactly(made(0), made(1), made(2));
        assertThat(run().read(RunFolder.MODEL)).isEqualTo(archive(2));
    }

    @Test
    void endsTheJobWithoutACheckpointWhenNoneComesInTime() throws Exception {
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            harness.setProcessingTime(1_000);
            take(harness, late(0), whole(0));
            long end = 1_000 + RoundRecorder.GRACE.toMillis();
            harness.setProcessingTime(end - 1);
            assertThatThrownBy(() -> harness.setProcessingTime(end))
                    .hasStackTraceContaining("training.deadline, was over after round 1 of 3");
        }
        assertThat(run().read(RunFolder.BEST)).isEqualTo(archive(0));
    }

    @Test
    void takesTheBestModelAlongToAnotherFolder() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            take(harness, decision(0), whole(0), decision(1), whole(1));
            state = harness.snapshot(1, 1);
        }
        Files.delete(folder.resolve(RunFolder.BEST));
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.initializeState(state);
            harness.open();
        }
        assertThat(run().read(RunFolder.BEST)).isEqualTo(archive(0));
    }

    @Test
    void goesOnWithTheHistoryOfACheckpointAndDropsRoundsItHas() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            take(harness, decision(0), decision(1));
            state = harness.snapshot(1, 1);
            take(harness, decision(2), whole(2));
        }
        byte[] model = run().read(RunFolder.MODEL);
        byte[] history = run().read(RunFolder.HISTORY);
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.initializeState(state);
            harness.open();
            take(harness, decision(1), decision(2), decision(2), whole(2));
            assertThat(harness.extractOutputValues())
                    .extracting(RoundDecision::round)
                    .containsExactly(2);
        }
        assertThat(files()).containsExactly(RunFolder.HISTORY, RunFolder.MODEL_SHA256, RunFolder.MODEL);
        assertThat(run().read(RunFolder.MODEL)).isEqualTo(model);
        assertThat(run().read(RunFolder.HISTORY)).isEqualTo(history);
        assertThat(run().history()).extracting(RoundDecision::round).containsExactly(0, 1, 2);
    }

    @Test
    void asksForACheckpointWhenTheIterationsCrossAMultipleAndNotWhenTheRunEnds() throws Exception {
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness(4)) {
            harness.open();
            take(harness, decision(0));
            assertThat(requests).containsExactly(new CheckpointRequest(0));
            harness.snapshot(1, 1);
            harness.setProcessingTime(1_000);
            take(harness, decision(1), decision(2), whole(2));
        }
        assertThat(requests).containsExactly(new CheckpointRequest(0), new CheckpointRequest(1));
    }

    @Test
    void asksAfterARestoreAtTheNextMultiple() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness(5)) {
            harness.open();
            take(harness, decision(0));
            state = harness.snapshot(1, 1);
        }
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness(5)) {
            harness.initializeState(state);
            harness.open();
            // The round that it has already is none.
            take(harness, decision(0));
            assertThat(requests).isEmpty();
            take(harness, decision(1));
        }
        assertThat(requests).containsExactly(new CheckpointRequest(1));
    }

    @Test
    void asksForTheLastCheckpointAsLongAsTheRunWaitsForIt() throws Exception {
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            harness.setProcessingTime(1_000);
            take(harness, late(0));
            assertThat(requests)
                    .as("before the average that the checkpoint must hold")
                    .isEmpty();
            take(harness, whole(0));
            assertThat(requests).hasSize(1);
            harness.setProcessingTime(1_500);
            harness.setProcessingTime(2_000);
            assertThat(requests).as("nothing came of the first").hasSize(3);
            harness.snapshot(1, 1);
            harness.setProcessingTime(9_000);
            assertThat(requests).hasSize(3).containsOnly(new CheckpointRequest(0));
            assertThatThrownBy(() -> harness.notifyOfCompletedCheckpoint(1))
                    .hasStackTraceContaining("training.deadline, was over after round 1 of 3");
        }
    }

    @Test
    void aCheckpointThatCannotBeSealedEndsNothing() throws Exception {
        try (OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness = harness()) {
            harness.open();
            take(harness, decision(0), whole(0));
            Path job = folder.resolve(harness.getOperator()
                    .getRuntimeContext()
                    .getJobInfo()
                    .getJobId()
                    .toHexString());
            Files.write(Files.createDirectories(job.resolve("chk-1")).resolve("_metadata"), new byte[] {1});
            Files.write(Files.createDirectories(job.resolve("chk-2")).resolve("_metadata"), new byte[] {2});
            // In the way of the first seal.
            Files.createDirectories(job.resolve("chk-1.seal.json/occupied"));

            harness.snapshot(1, 1);
            harness.notifyOfCompletedCheckpoint(1);
            harness.snapshot(2, 2);
            harness.notifyOfCompletedCheckpoint(2);

            assertThat(job.resolve("chk-1.seal.json")).isDirectory();
            assertThat(job.resolve("chk-2.seal.json")).isRegularFile();
        }
    }

    private OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness() throws Exception {
        return harness(Checkpointing.BY_THE_CLOCK_ALONE);
    }

    private OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness(int checkpointIterations) throws Exception {
        RoundRecorder recorder = new RoundRecorder(
                new TrainingTopology.Recorded(PLAN, LAYOUT, STATE.updater().length),
                run(),
                new Checkpointing(folder.toUri().toString(), Duration.ZERO, checkpointIterations));
        recorder.askThrough(requests::add);
        OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness =
                new OneInputStreamOperatorTestHarness<>(recorder);
        harness.setup(TypeInformation.of(RoundDecision.class).createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    private RunFolder run() {
        return new RunFolder(folder.toUri().toString());
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".crc"))
                    .sorted()
                    .toList();
        }
    }

    private static void take(OneInputStreamOperatorTestHarness<Chunk, RoundDecision> harness, Chunk... chunks)
            throws Exception {
        for (Chunk chunk : chunks) {
            harness.processElement(chunk, 0);
        }
    }

    private static RoundDecision made(int round) {
        boolean validated = round == 1;
        return new RoundDecision(
                round,
                1.0 / (round + 1),
                validated ? 0.75 : Double.NaN,
                128L * (round + 1),
                0.5,
                round == 0 ? Double.NaN : 0.75,
                round == 0 ? -1 : 0,
                0,
                round == PLAN.rounds() - 1 ? Verdict.COMPLETE : Verdict.CONTINUE);
    }

    private static Chunk decision(int round) {
        return new Chunk(Chunk.METRICS, round, 0, 2, 0, made(round).encode());
    }

    private static Chunk late(int round) {
        return new Chunk(
                Chunk.METRICS,
                round,
                0,
                2,
                0,
                made(round).with(Verdict.OUT_OF_TIME).encode());
    }

    private static byte[] archive(int round) {
        NetworkState state = LAYOUT.state(vector(round), STATE.updater(), (round + 1) * PLAN.localSteps());
        return NetworkArchive.write(PLAN.step(), PLAN.network(), PLAN.seed(), state, PLAN.standardisation());
    }

    private static Chunk whole(int round) {
        return new Chunk(Chunk.WHOLE, round, 0, 2, 0, Chunk.encode(vector(round), 0, LAYOUT.length()));
    }

    private static float[] vector(int round) {
        float[] vector = new float[LAYOUT.length()];
        Arrays.fill(vector, 0.25f * (round + 1));
        return vector;
    }

    private static NetworkState state() {
        try (LocalStep step = PLAN.step().open(PLAN.network(), PLAN.seed(), PLAN.batchRows())) {
            return step.state();
        }
    }
}
