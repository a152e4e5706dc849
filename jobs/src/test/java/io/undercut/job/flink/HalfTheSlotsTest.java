package io.undercut.job.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTheSlotsTest {
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "4, 2", "5, 3", "10, 5"})
    void aTrainingGoesOnWithAtLeastHalfOfItsSlots(int slots, int enough) {
        assertThat(HalfTheSlots.of(slots)).isEqualTo(enough);
    }

    @Test
    void theOnlySlotIsNeeded() {
        assertThat(HalfTheSlots.of(1)).isOne();
    }
}
