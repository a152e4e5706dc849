package io.undercut.stream.training;

import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RecordedTraining;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.NetworkArchive;
import io.undercut.zoo.network.NetworkState;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The training loop as a Flink graph: source of contributions → averager keyed by chunk → broadcast → feedback, co-located with the
 * source → recorder.
 */
public final class TrainingTopology {
    /** One for all operators: at parallelism 1 they are chained, and a chain has one maximum. */
    private static final int MAXIMUM_PARALLELISM = 128;

    private static final String TOGETHER = "training-feedback";

    /** The uid of the source, by which a savepoint of a training is known. */
    public static final String SOURCE = "training-source";

    /** The name of the operator that shows a training's metrics. */
    public static final String RECORDER = "Record rounds";

    private final TrainingPlan plan;
    private final Function<VectorLayout, Source<Chunk, ?, ?>> replicas;
    private final RunFolder folder;
    private final Checkpointing checkpointing;
    private final int chunkFloats;
    private final Reemission reemission;
    private final FeedbackOperator.Delivery delivery;
    private final Deadline deadline;

    /**
     * A topology of one run.
     *
     * @param plan what to train
     * @param replicas the source of contributions, once the length of the averaged vector is known; handed in, for the source's
     *     packages are built on this one
     * @param folder where models and history go
     * @param checkpointing where the run's checkpoints lie, and how often it asks for one
     * @param chunkFloats floats of a chunk on the wire
     */
    public TrainingTopology(
            TrainingPlan plan,
            Function<VectorLayout, Source<Chunk, ?, ?>> replicas,
            RunFolder folder,
            Checkpointing checkpointing,
            int chunkFloats) {
        this(plan, replicas, folder, checkpointing, chunkFloats, Reemission.ON, FeedbackOperator.Delivery.AT_ONCE);
    }

    /** The same, stopped at the first average after a deadline. */
    public TrainingTopology until(Deadline end) {
        return new TrainingTopology(plan, replicas, folder, checkpointing, chunkFloats, reemission, delivery, end);
    }

    TrainingTopology(
            TrainingPlan plan,
            Function<VectorLayout, Source<Chunk, ?, ?>> replicas,
            RunFolder folder,
            Checkpointing checkpointing,
            int chunkFloats,
            Reemission reemission,
            FeedbackOperator.Delivery delivery) {
        this(plan, replicas, folder, checkpointing, chunkFloats, reemission, delivery, Deadline.NONE);
    }

    private TrainingTopology(
            TrainingPlan plan,
            Function<VectorLayout, Source<Chunk, ?, ?>> replicas,
            RunFolder folder,
            Checkpointing checkpointing,
            int chunkFloats,
            Reemission reemission,
            FeedbackOperator.Delivery delivery,
            Deadline deadline) {
        this.plan = plan;
        this.replicas = replicas;
        this.folder = folder;
        this.checkpointing = checkpointing;
        this.chunkFloats = chunkFloats;
        this.reemission = reemission;
        this.delivery = delivery;
        this.deadline = deadline;
    }

    /** Adds the loop to an environment, whose parallelism it takes. Returns each round's decision once. */
    public DataStream<RoundDecision> addTo(StreamExecutionEnvironment environment) {
        NetworkState shape = shape();
        VectorLayout layout = layout(shape);
        SingleOutputStreamOperator<Chunk> contributions = environment
                .fromSource(
                        replicas.apply(layout),
                        WatermarkStrategy.noWatermarks(),
                        "Train replicas",
                        ChunkTypeInfo.INSTANCE)
                .uid(SOURCE)
                .setMaxParallelism(MAXIMUM_PARALLELISM);
        SingleOutputStreamOperator<Chunk> averages = contributions
                .keyBy(Chunk::index, Types.INT)
                .transform(
                        "Average parameters",
                        ChunkTypeInfo.INSTANCE,
                        new ParameterAverager(plan.replicas(), plan.stopping(), reemission, deadline))
                .uid("training-averager")
                .setMaxParallelism(MAXIMUM_PARALLELISM);
        SingleOutputStreamOperator<Chunk> recorded = averages.broadcast()
                .transform(
                        "Feed averages back",
                        ChunkTypeInfo.INSTANCE,
                        new FeedbackOperator(layout, plan.replicas(), plan.validateEvery(), delivery))
                .uid("training-feedback")
                .setMaxParallelism(MAXIMUM_PARALLELISM);
        contributions.getTransformation().setCoLocationGroupKey(TOGETHER);
        recorded.getTransformation().setCoLocationGroupKey(TOGETHER);
        return recorded.transform(
                        RECORDER,
                        TypeInformation.of(RoundDecision.class),
                        new RoundRecorderFactory(new RoundRecorder(
                                new Recorded(plan, layout, shape.updater().length), folder, checkpointing)))
                .uid("training-recorder")
                .setParallelism(1)
                .setMaxParallelism(MAXIMUM_PARALLELISM);
    }

    private NetworkState shape() {
        try (LocalStep step = plan.step().open(plan.network(), plan.seed(), plan.batchRows())) {
            return step.state();
        }
    }

    private VectorLayout layout(NetworkState shape) {
        int updater = switch (plan.updaterAveraging()) {
            case AVERAGED -> shape.updater().length;
            case KEPT -> 0;
        };
        return new VectorLayout(shape.parameters().length, updater, chunkFloats);
    }

    /**
     * A network's training, to be recorded.
     *
     * @param plan the run
     * @param layout how a vector is cut
     * @param updaterLength floats of the whole updater state, averaged or not
     */
    record Recorded(TrainingPlan plan, VectorLayout layout, int updaterLength) implements RecordedTraining {
        private static final long serialVersionUID = 1L;

        @Override
        public int rounds() {
            return plan.rounds();
        }

        @Override
        public long iterations(int round) {
            return (round + 1L) * plan.localSteps();
        }

        @Override
        public byte[] archive(Chunk whole) {
            float[] vector = new float[layout.length()];
            Chunk.decode(whole.payload(), vector, 0);
            return NetworkArchive.write(
                    plan.step(),
                    plan.network(),
                    plan.seed(),
                    layout.state(vector, new float[updaterLength], Math.toIntExact(iterations(whole.round()))),
                    plan.standardisation());
        }
    }
}
