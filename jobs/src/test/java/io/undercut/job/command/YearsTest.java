package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YearsTest {
    @Test
    void namesOneByOneAndFromOneToAnother() {
        assertThat(Years.of("--seasons", List.of("2015, 2018-2020", "2022")))
                .containsExactly(2015, 2018, 2019, 2020, 2022);
        assertThat(Years.of("--seasons", List.of("2020-2020"))).containsExactly(2020);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "2018-", "-2018", "2020-2018", "2018-20", "2018–2020", "0001", "2018,", "last"})
    void whatIsNoSeasonIsRefusedWithWhatWouldBeOne(String words) {
        assertThatThrownBy(() -> Years.of("--seasons", List.of(words)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("--seasons is '" + words + "'")
                .hasMessageContaining("such as 2022,2023 or, the earlier first, 2018-2023");
    }

    @Test
    void aSeasonInsideASpanCountsAsNamed() {
        assertThatThrownBy(() -> Years.of("--seasons", List.of("2018-2020,2019")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("names 2019 twice");
    }
}
