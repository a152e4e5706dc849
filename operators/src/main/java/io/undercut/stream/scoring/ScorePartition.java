package io.undercut.stream.scoring;

import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.network.NetworkArchive;
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
    private final java.util.HashSet<String> races;
    private final int horizon;
    private transient Model model;

    /**
     * Scores with one model.
     *
     * @param archive the model's file
     * @param examples the feature set
     * @param races races to score
     * @param horizon place of the horizon among the inputs
     */
    public ScorePartition(byte[] archive, ExamplePartitions examples, Set<String> races, int horizon) {
        this.archive = archive.clone();
        this.examples = examples;
        this.races = new java.util.HashSet<>(races);
        this.horizon = horizon;
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
        int width = rows.get(0).features().length;
        float[] features = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row).features(), 0, features, row * width, width);
        }
        float[] predicted = model.predict(features, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            LabelledExample example = rows.get(row);
            out.collect(new ScoredExample(example.key(), example.features()[horizon], example.label(), predicted[row]));
        }
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
