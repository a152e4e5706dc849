package io.undercut.stream.scoring;

import io.undercut.zoo.evaluation.DriverExperience;
import io.undercut.zoo.evaluation.GroupSums;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.ModelFormat;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Scores the examples of a feature set's partitions, each partition at once: predictions never depend on parallelism. What baselines are
 * fitted from and who was in their races is summed up in the same pass, into the accumulator {@link #KNOWN}.
 */
public final class ScorePartition extends RichFlatMapFunction<Integer, ScoredExample> {
    /** The accumulator's name: a list of {@link Known}. */
    public static final String KNOWN = "known-rows-summed";

    private static final long serialVersionUID = 1L;

    private final ModelFormat format;
    private final byte[] archive;
    private final ExamplePartitions examples;
    private final ScoredRaces races;
    private transient Model model;
    private transient ListAccumulator<Known> known;

    /**
     * The sums over one partition's known rows.
     *
     * @param partition its number: partitions are joined in this order
     * @param drivers who was in its races
     */
    public record Known(int partition, GroupSums sums, DriverExperience drivers) implements Serializable {}

    /**
     * Scores with one model.
     *
     * @param format how the model is kept
     * @param archive the model's file
     * @param examples the feature set
     * @param races what is done with which of them
     */
    public ScorePartition(ModelFormat format, byte[] archive, ExamplePartitions examples, ScoredRaces races) {
        this.format = format;
        this.archive = archive.clone();
        this.examples = examples;
        this.races = races;
    }

    @Override
    public void open(OpenContext context) {
        model = format.open(archive);
        known = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(KNOWN, known);
    }

    @Override
    public void flatMap(Integer partition, Collector<ScoredExample> out) {
        List<LabelledExample> rows = new ArrayList<>();
        GroupSums sums = new GroupSums();
        DriverExperience drivers = new DriverExperience();
        for (LabelledExample example : examples.read(partition)) {
            if (races.scored().contains(example.key().group())) {
                rows.add(example);
            }
            if (races.known().contains(example.key().group())) {
                races.baselines().add(example, sums);
                drivers.add(example.key());
            }
        }
        known.add(new Known(partition, sums, drivers));
        if (!rows.isEmpty()) {
            score(rows, out);
        }
    }

    private void score(List<LabelledExample> rows, Collector<ScoredExample> out) {
        ExampleTable table = ExampleTable.of(rows.get(0).features().length, rows);
        float[] predicted = model.predict(table.features(), table.lengths(), rows.size());
        int outputs = model.outputs();
        for (int row = 0; row < rows.size(); row++) {
            double[] own = new double[outputs];
            for (int output = 0; output < outputs; output++) {
                own[output] = predicted[row * outputs + output];
            }
            out.collect(ScoredExample.of(rows.get(row), own));
        }
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
