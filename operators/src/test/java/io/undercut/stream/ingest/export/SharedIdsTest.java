package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedIdsTest {
    @ParameterizedTest
    @CsvSource({
        "Carlos Sainz, carlos-sainz-jr",
        "ZHOU Guanyu, guanyu-zhou",
        "Guanyu Zhou, guanyu-zhou",
        "Sergio Pérez, sergio-perez",
        "Andrea Kimi Antonelli, kimi-antonelli",
        "Jérôme d'Ambrosio, jerome-dambrosio",
        "Juan Fangio, juan-manuel-fangio",
    })
    void driversHaveOneId(String name, String id) {
        assertThat(SharedIds.driver(name)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "alfa, 2019, alfa-romeo",
        "alfa, 2024, alfa-romeo",
        "alfa, 1964, alfa-special",
        "red_bull, 2024, red-bull",
        "Red Bull Racing, 2024, red-bull",
        "Haas F1 Team, 2024, haas",
        "sauber, 2018, sauber",
        "sauber, 2024, kick-sauber",
        "rb, 2024, rb",
        "rb, 2025, racing-bulls",
        "lotus_f1, 2012, lotus-f1",
        "team_lotus, 1978, lotus",
        "cooper-climax, 1960, cooper",
    })
    void constructorsHaveOneIdAtATime(String name, int season, String id) {
        assertThat(SharedIds.constructor(name, season)).isEqualTo(id);
    }

    @Test
    void ergastsReferencesOfCircuitsAreNotTheirNames() {
        assertThat(SharedIds.ergastCircuit("albert_park")).isEqualTo("melbourne");
        assertThat(SharedIds.ergastCircuit("las_vegas")).isEqualTo("caesars-palace");
        assertThat(SharedIds.ergastCircuit("vegas")).isEqualTo("las-vegas");
        assertThat(SharedIds.circuit("Las Vegas")).isEqualTo("las-vegas");
        assertThat(SharedIds.circuit("Sakhir")).isEqualTo("bahrain");
        assertThat(SharedIds.circuit("Montréal")).isEqualTo("montreal");
        assertThat(SharedIds.circuit("My Own Ring")).isEqualTo("my-own-ring");
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        assertThat(SharedIds.driver(null)).isNull();
        assertThat(SharedIds.constructor(null, 2024)).isNull();
        assertThat(SharedIds.circuit(null)).isNull();
        assertThat(SharedIds.event(null)).isNull();
    }

    @Test
    void theTableIsToldInALine() {
        assertThat(SharedIds.about())
                .matches("ids of drivers, .* f1db's; .* \\d+ drivers, \\d+ constructors and \\d+ .*");
    }
}
