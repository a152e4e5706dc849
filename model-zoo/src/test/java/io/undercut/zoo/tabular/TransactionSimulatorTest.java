package io.undercut.zoo.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionSimulatorTest {
    @Test
    void theSameSeedGivesTheSameTableAndFraudIsRare() {
        String csv = new TransactionSimulator(42).csv(20_000);
        List<String> rows = csv.lines().skip(1).toList();

        assertThat(new TransactionSimulator(42).csv(20_000)).isEqualTo(csv);
        assertThat(new TransactionSimulator(43).csv(20_000)).isNotEqualTo(csv);
        assertThat(rows).hasSize(20_000);
        assertThat(rows.stream().filter(row -> row.endsWith(",1"))).hasSizeBetween(300, 1_200);
    }
}
