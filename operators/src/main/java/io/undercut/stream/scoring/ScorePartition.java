package io.undercut.stream.scoring;

import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.network.NetworkArchive;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Scores the examples of a feature set's partitions, each partition at once: predictions never depend on parallelism. */
public final class ScorePartition extends RichFlatMapFunction<Integer, ScoredExample> {
    private static final long serialVersionUID = 1L;

    private final byte[] archive;
    private final ExamplePartitions examples;
    private final HashSet<String> races;
    private transient Model model;

    /**
     * Scores with one model.
     *
     * @param archive the model's file
     * @param examples the feature set
     * @param races races to score
     */
    public ScorePartition(byte[] archive, ExamplePartitions examples, Set<String> races) {
        this.archive = archive.clone();
        this.examples = examples;
        this.races = new HashSet<>(races);
    }

    @Override
    public void open(OpenContext context) {
        model = NetworkArchive.read(archive);
    }

    @Override
    public void flatMap(Integer partition, Collector<ScoredExample> out) {
        List<LabelledExample> rows = examples.read(partition).stream()
                .filter(example -> races.contains(example.key().raceId()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
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
