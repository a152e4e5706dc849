package io.undercut.job.graph;

import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.JobFailure;
import io.undercut.stream.scoring.ScorePartition;
import io.undercut.stream.scoring.ScorePartition.Known;
import io.undercut.stream.scoring.ScoredRaces;
import io.undercut.zoo.evaluation.DriverExperience;
import io.undercut.zoo.evaluation.GroupSums;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.model.ModelFormat;
import java.util.Collection;
import java.util.Comparator;
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
     * Scored races.
     *
     * @param rows one per example, sorted by key
     * @param known sums over the rows that baselines are fitted from
     * @param drivers who was in which of the races, the known and the scored
     */
    public record Scored(List<ScoredExample> rows, GroupSums known, DriverExperience drivers) {
        /** Copies the list. */
        public Scored {
            rows = List.copyOf(rows);
        }

        /** The rows of some of the races. */
        public List<ScoredExample> of(Collection<String> races) {
            Set<String> wanted = Set.copyOf(races);
            return rows.stream()
                    .filter(row -> wanted.contains(row.key().group()))
                    .toList();
        }
    }

    /**
     * Scores races, reading each partition once.
     *
     * @param name of the model, as the job's name has it
     * @param format how the model is kept
     * @param archive the model's file
     * @param examples the feature set
     * @param races what is done with which of them
     */
    public static Scored run(
            FlinkSite site,
            String name,
            ModelFormat format,
            byte[] archive,
            ExamplePartitions examples,
            ScoredRaces races) {
        DataStream<ScoredExample> scored =
                graph(site.environment(), new ScorePartition(format, archive, examples, races), examples.count());
        String job = "score " + name;
        try {
            FlinkSite.Collected<ScoredExample> found = site.collect(scored, job);
            GroupSums known = new GroupSums();
            DriverExperience drivers = new DriverExperience();
            found.result().<List<Known>>getAccumulatorResult(ScorePartition.KNOWN).stream()
                    .sorted(Comparator.comparingInt(Known::partition))
                    .forEach(part -> {
                        known.addAll(part.sums());
                        drivers.addAll(part.drivers());
                    });
            found.records().forEach(row -> drivers.add(row.key()));
            return new Scored(found.records().stream().sorted().toList(), known, drivers);
        } catch (Exception e) {
            throw JobFailure.fault(job, e);
        }
    }

    /** Lays the graph over so many partitions; running it is the caller's. */
    public static DataStream<ScoredExample> graph(
            StreamExecutionEnvironment environment, ScorePartition scorer, int partitions) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        return environment
                .fromData(Types.INT, IntStream.range(0, partitions).boxed().toArray(Integer[]::new))
                .name("partitions")
                .uid("partitions")
                .rebalance()
                .flatMap(scorer)
                .returns(TypeInformation.of(ScoredExample.class))
                .name("score")
                .uid("score");
    }
}
