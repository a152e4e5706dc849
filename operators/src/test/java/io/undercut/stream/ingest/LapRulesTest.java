package io.undercut.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import org.junit.jupiter.api.Test;

class LapRulesTest {
    @Test
    void aSoundLapPasses() {
        assertThat(LapRules.problem(LapFixtures.full(2024, 1, "VER", 3))).isEmpty();
    }

    @Test
    void anUnknownValueIsNoProblem() {
        assertThat(LapRules.problem(LapFixtures.sparse(2024, 1, "VER", 3))).isEmpty();
    }

    @Test
    void aValueOutOfRangeIsNamedWithWhatIsAllowed() {
        assertThat(LapRules.problem(LapFixtures.timed(2024, 1, "VER", 3, 29_999)))
                .hasValue("lap_time_ms is 29999; must be within 30000 … 3600000");
    }

    @Test
    void theEndsOfARangeAreInside() {
        ColumnSchema lap = Tables.LAPS.column("lap");

        assertThat(lap.allows(1)).isTrue();
        assertThat(lap.allows(100)).isTrue();
        assertThat(lap.allows(0)).isFalse();
        assertThat(lap.allows(101)).isFalse();
        assertThat(lap.allows(Double.NaN)).isFalse();
    }

    @Test
    void aLapWithoutADriverIsNotKept() {
        Lap lap = LapFixtures.full(2024, 1, null, 3);

        assertThat(LapRules.problem(lap)).hasValue("driver is null; must have a value");
    }
}
