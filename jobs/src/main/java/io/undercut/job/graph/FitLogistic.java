package io.undercut.job.graph;

import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.JobFailure;
import io.undercut.zoo.evaluation.LogisticBaseline;
import io.undercut.zoo.example.ShardedExamples;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job that fits the logistic regression which a model has to beat: one task that reads all rows to learn from. */
public final class FitLogistic {
    private FitLogistic() {}

    /** Fits it. */
    public static LogisticBaseline run(FlinkSite site, String name, ShardedExamples examples) {
        String job = "fit the baseline of " + name;
        try {
            return site.collect(graph(site.environment(), new Fit(examples)), job)
                    .records()
                    .get(0);
        } catch (Exception e) {
            throw JobFailure.fault(job, e);
        }
    }

    /** Lays the graph; running it is the caller's. */
    public static DataStream<LogisticBaseline> graph(
            StreamExecutionEnvironment environment, MapFunction<Long, LogisticBaseline> fit) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        return environment
                .fromData(Types.LONG, 0L)
                .name("once")
                .uid("once")
                .map(fit)
                .returns(TypeInformation.of(LogisticBaseline.class))
                .name("fit the logistic regression")
                .uid("fit-logistic")
                .setParallelism(1);
    }

    /** Reads the rows and solves. */
    private record Fit(ShardedExamples examples) implements MapFunction<Long, LogisticBaseline> {
        @Override
        public LogisticBaseline map(Long once) {
            return LogisticBaseline.fit(examples.of(0, 1).training());
        }
    }
}
