package io.undercut.stream.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSchemaTest {
    @ParameterizedTest
    @CsvSource({
        "lap_time_ms, 29999, false",
        "lap_time_ms, 30000, true",
        "lap_time_ms, 3600000, true",
        "lap_time_ms, 3600001, false",
        "tire_age, 0, false",
        "tire_age, 1, true",
        "tire_age, 80, true",
        "tire_age, 81, false",
        "air_temp_c, -10, true",
        "air_temp_c, NaN, false",
    })
    void bothEndsOfARangeBelongToIt(String column, double value, boolean isAllowed) {
        assertThat(Tables.LAPS.column(column).allows(value)).isEqualTo(isAllowed);
    }
}
