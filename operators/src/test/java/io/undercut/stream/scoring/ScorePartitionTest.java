package io.undercut.stream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.scoring.ScorePartition.Known;
import io.undercut.testing.ModelPackages;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.network.NetworkFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ScorePartitionTest {
    @Test
    void scoresSomeRacesSumsUpKnownOnesAndNoOther() throws Exception {
        ScoredRaces races =
                ScoredRaces.of(Set.of("2023-02", "2024-01"), Set.of("2023-01", "2023-02"), new MeanBaseline.Alone());
        ScorePartition scorer =
                new ScorePartition(NetworkFormat.ARCHIVE, ModelPackages.network(1), new FourRaces(), races);
        try (OneInputStreamOperatorTestHarness<Integer, ScoredExample> harness =
                new OneInputStreamOperatorTestHarness<>(new StreamFlatMap<>(scorer))) {
            harness.getExecutionConfig().disableGenericTypes();
            harness.setup(Types.POJO(ScoredExample.class)
                    .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            harness.open();
            harness.processElement(0, 0);

            assertThat(harness.extractOutputValues())
                    .extracting(row -> row.key().group())
                    .containsExactly("2023-02", "2024-01");
            List<Known> known = scorer.getRuntimeContext()
                    .<Known, ArrayList<Known>>getAccumulator(ScorePartition.KNOWN)
                    .getLocalValue();
            assertThat(known).hasSize(1);
            // Rows count one each; labels 1 and 2 of the known races.
            assertThat(known.get(0).sums().of("mean")).hasValue(new double[] {2, 3});
        }
    }

    /** A row a race; its label is its place: known, known and scored, neither, scored. */
    private record FourRaces() implements ExamplePartitions {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public List<LabelledExample> read(int partition) {
            List<String> races = List.of("2023-01", "2023-02", "2023-03", "2024-01");
            return races.stream()
                    .map(race -> new LabelledExample(
                            KeyColumns.lap(race, 2023, "monza", "VER", "Team", 1, 9, "SOFT"),
                            new float[ModelPackages.NETWORK.inputs()],
                            races.indexOf(race) + 1))
                    .toList();
        }
    }
}
