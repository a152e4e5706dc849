package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import org.junit.jupiter.api.Test;

class GroupMeanBaselineTest {
    private static final GroupMeanBaseline.By BY_CIRCUIT = new GroupMeanBaseline.By(KeyColumns.CIRCUIT);

    private static RowKey key(String circuit) {
        return KeyColumns.lap("2024-01", 2024, circuit, "AAA", "Team", 1, 5, "HARD");
    }

    private static LabelledExample row(String circuit, float label, float weight) {
        return new LabelledExample(key(circuit), new float[0], new float[] {label}, weight, Integer.MAX_VALUE);
    }

    @Test
    void eachValueHasItsOwnWeightedMeanAndAnUnknownOneThatOfAll() {
        GroupSums sums = new GroupSums();
        BY_CIRCUIT.add(row("monza", 2, 1), sums);
        BY_CIRCUIT.add(row("monza", 5, 2), sums);
        BY_CIRCUIT.add(row("spa", 8, 1), sums);

        Baseline mean = BY_CIRCUIT.fit(sums).get(0);

        assertThat(mean.name()).isEqualTo("circuit_mean");
        assertThat(mean.predict(key("monza"), new float[0])).containsExactly(4);
        assertThat(mean.predict(key("spa"), new float[0])).containsExactly(8);
        assertThat(mean.predict(key("monaco"), new float[0])).containsExactly(5);
    }
}
