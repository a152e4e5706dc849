package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.race.RaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationPlanTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2022 |  0 | 10 | --seasons is 0; must be at least 1
                    2022 | -3 | 10 | --seasons is -3; must be at least 1
                    2099 |  3 | 10 | --seasons is 3; must be at most 2, so that the last season after 2099 is no later than 2100
                    2022 | 2147483647 | 10 | --seasons is 2147483647; must be at most 79, so that the last season after 2022 is no later than 2100
                    2022 |  1 |  0 | --races is 0; must be within 1 … 24
                    2022 |  1 | 25 | --races is 25; must be within 1 … 24
                    1949 |  1 | 10 | --first-season is 1949; must be within 1950 … 2100
                    """)
    void anImpossiblePlanIsRefusedWithTheOptionToMend(int firstSeason, int seasons, int races, String message) {
        assertThatThrownBy(() -> new SimulationPlan(firstSeason, seasons, races, 7))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"2021,1", "2024,1", "2022,0", "2022,5"})
    void aRaceOutsideThePlanIsRefused(int season, int round) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 2, 4, 7));
        assertThatThrownBy(() -> simulator.race(new RaceId(season, round)))
                .hasMessage("race %d-%02d is not in the simulation plan; it has seasons 2022 … 2023, rounds 1 … 4"
                        .formatted(season, round));
    }

    @Test
    void theSmallestAndTheLongestPlansAreAccepted() {
        new SimulationPlan(2100, 1, 1, Long.MIN_VALUE);
        new SimulationPlan(1950, 151, 24, Long.MAX_VALUE);
    }
}
