package io.undercut.job.graph;

import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.JobFailure;
import io.undercut.stream.scoring.ScorePartition;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.ExamplePartitions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The scoring job: partitions of a feature set → predictions of one model. */
public final class ScoreModel {
    private ScoreModel() {}

    /**
     * Scores races.
     *
     * @param archive the model's file
     * @param examples the feature set
     * @param races race ids to score
     * @return one row per example, sorted by key
     */
    public static List<ScoredExample> run(
            FlinkSite site, String modelType, byte[] archive, ExamplePartitions examples, Set<String> races) {
        DataStream<ScoredExample> scored = graph(site.environment(), archive, examples, races);
        String job = "score " + modelType;
        try {
            return site.collect(scored, job).stream().sorted().toList();
        } catch (Exception e) {
            throw JobFailure.fault(job, e);
        }
    }

    /** Lays the graph; running it is the caller's. */
    public static DataStream<ScoredExample> graph(
            StreamExecutionEnvironment environment, byte[] archive, ExamplePartitions examples, Set<String> races) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        return environment
                .fromData(
                        Types.INT, IntStream.range(0, examples.count()).boxed().toArray(Integer[]::new))
                .name("partitions")
                .uid("partitions")
                .rebalance()
                .flatMap(new ScorePartition(archive, examples, races))
                .returns(TypeInformation.of(ScoredExample.class))
                .name("score")
                .uid("score");
    }
}
