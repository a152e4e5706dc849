package io.undercut.zoo.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShuffledRowsTest {
    @Test
    void isAPermutation() {
        assertThat(ShuffledRows.order(1000, 42, 3, 9))
                .doesNotHaveDuplicates()
                .hasSize(1000)
                .contains(0, 999);
    }

    @Test
    void dependsOnSeedReplicaAndEpoch() {
        int[] order = ShuffledRows.order(100, 42, 1, 1);
        assertThat(ShuffledRows.order(100, 42, 1, 1)).isEqualTo(order);
        assertThat(ShuffledRows.order(100, 43, 1, 1)).isNotEqualTo(order);
        assertThat(ShuffledRows.order(100, 42, 2, 1)).isNotEqualTo(order);
        assertThat(ShuffledRows.order(100, 42, 1, 2)).isNotEqualTo(order);
    }

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(ShuffledRows.order(8, 42, 0, 0)).containsExactly(ShuffledRows.order(8, 42, 0, 0));
        assertThat(ShuffledRows.order(0, 42, 0, 0)).isEmpty();
    }
}
