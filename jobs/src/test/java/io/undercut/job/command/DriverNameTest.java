package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverNameTest {
    private static final List<String> CODES = List.of("HAM", "PER", "VER", "ZHO");
    private static final List<String> NAMES =
            List.of("guanyu-zhou", "lewis-hamilton", "max-verstappen", "sergio-perez", "max_chilton");

    @ParameterizedTest
    @CsvSource({"VER, VER", "ver, VER", "max-verstappen, VER", "verstappen, VER", "zhou-guanyu, ZHO"})
    void lapsHaveCodes(String typed, String meant) {
        assertThat(DriverName.meant(typed, CODES)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "max-verstappen, max-verstappen",
        "Max-Verstappen, max-verstappen",
        "VER, max-verstappen",
        "per, sergio-perez",
        "ZHO, guanyu-zhou",
        "GUA, guanyu-zhou",
    })
    void resultsHaveNames(String typed, String meant) {
        assertThat(DriverName.meant(typed, NAMES)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"XYZ", "MAX", "verstappen-senior-x", "ve"})
    void whoIsNotThereOrMightBeTwoIsNobody(String typed) {
        assertThat(DriverName.meant(typed, NAMES)).isEmpty();
    }
}
