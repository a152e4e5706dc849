package io.undercut.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTest {
    @Test
    void oneIsSingularAndAllElseIsPlural() {
        assertThat(Phrase.count(1, "race")).isEqualTo("1 race");
        assertThat(Phrase.count(0, "race")).isEqualTo("0 races");
        assertThat(Phrase.count(15_313, "lap")).isEqualTo("15,313 laps");
        assertThat(Phrase.count(1, "slot has", "slots have")).isEqualTo("1 slot has");
        assertThat(Phrase.count(2, "slot has", "slots have")).isEqualTo("2 slots have");
    }

    @Test
    void theNearestNameHasTheFewestOtherLettersWhateverTheirCase() {
        assertThat(Phrase.nearest("amt", List.of("Q", "RID", "AMT"))).isEqualTo("AMT");
        assertThat(Phrase.nearest("nxt_lap", List.of("next_lap", "pit_window"))).isEqualTo("next_lap");
        assertThat(Phrase.nearest("x".repeat(100_000), List.of("a", "b"))).isEqualTo("a");
    }

    @Test
    void aListHasNoBrackets() {
        assertThat(Phrase.list(List.of(2024))).isEqualTo("2024");
        assertThat(Phrase.list(List.of(2023, 2024))).isEqualTo("2023, 2024");
        assertThat(Phrase.list(List.of())).isEqualTo("none");
    }
}
