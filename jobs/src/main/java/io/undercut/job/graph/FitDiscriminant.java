package io.undercut.job.graph;

import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.JobFailure;
import io.undercut.zoo.catalog.DiscriminantLearner;
import io.undercut.zoo.discriminant.LinearDiscriminant;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.network.MiniBatch;
import io.undercut.zoo.network.NetworkArchive;
import io.undercut.zoo.network.NetworkState;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job that fits a linear discriminant: one task that reads all rows, the same at any parallelism. */
public final class FitDiscriminant {
    private FitDiscriminant() {}

    /**
     * What came out.
     *
     * @param archive the model's file
     * @param loss mean log loss of the rows learned from
     * @param validationLoss that of the rows watched; NaN of none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fitted(byte[] archive, double loss, double validationLoss) {}

    /** Fits it. */
    public static Fitted run(
            FlinkSite site,
            String name,
            DiscriminantLearner learner,
            Standardisation standardisation,
            ShardedExamples examples,
            long seed) {
        String job = "train " + name;
        try {
            return site.collect(graph(site.environment(), new Fit(learner, standardisation, examples, seed)), job)
                    .records()
                    .get(0);
        } catch (Exception e) {
            throw JobFailure.fault(job, e);
        }
    }

    /** Lays the graph; running it is the caller's. */
    public static DataStream<Fitted> graph(StreamExecutionEnvironment environment, MapFunction<Long, Fitted> fit) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        return environment
                .fromData(Types.LONG, 0L)
                .name("once")
                .uid("once")
                .map(fit)
                .returns(TypeInformation.of(Fitted.class))
                .name("fit the discriminant")
                .uid("fit-discriminant")
                .setParallelism(1);
    }

    /** Reads the rows and solves. */
    private record Fit(
            DiscriminantLearner learner, Standardisation standardisation, ShardedExamples examples, long seed)
            implements MapFunction<Long, Fitted> {
        @Override
        public Fitted map(Long once) {
            ReplicaExamples all = examples.of(0, 1);
            ExampleTable training = all.training().standardised(standardisation);
            float[] parameters = LinearDiscriminant.fit(training, learner.shrinkage());
            try (LocalStep step = LocalSteps.FUSED.open(learner.network(), seed, 1)) {
                NetworkState state = new NetworkState(parameters, step.state().updater(), 0);
                step.restore(state);
                return new Fitted(
                        NetworkArchive.write(LocalSteps.FUSED, learner.network(), seed, state, standardisation),
                        loss(step, training),
                        loss(step, all.validation().standardised(standardisation)));
            }
        }

        private static double loss(LocalStep step, ExampleTable rows) {
            int[] order = IntStream.range(0, rows.rows()).toArray();
            return step.totalLoss(new MiniBatch(rows, order, 0, order.length)) / order.length;
        }
    }
}
