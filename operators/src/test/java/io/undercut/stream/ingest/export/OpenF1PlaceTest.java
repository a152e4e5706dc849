package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.RaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;

class OpenF1PlaceTest {
    private static final RaceId LAS_VEGAS = new RaceId(2024, 22);
    private static final Path FILE = new Path("/export/laps.json");

    // Las Vegas raced on Saturday night, which was Sunday by UTC.
    private final SeasonCalendar local = SeasonCalendar.with(List.of(
            new SeasonCalendar.Entry(LAS_VEGAS, LocalDate.parse("2024-11-23"), null, "las-vegas", "las-vegas")));

    @Test
    void theDayAtTheCircuitIsNotTheDayOfTheRaceByUtc() {
        OpenF1Place place = OpenF1Place.of(new Path("/export/2024-22/laps.json"), local);

        assertThat(place.day()).isEqualTo(LocalDate.parse("2024-11-24"));
        assertThat(place.strange(LocalDate.parse("2024-11-24"))).isEmpty();
        assertThat(place.strange(LocalDate.parse("2024-11-25"))).isEmpty();
        assertThat(place.strange(LocalDate.parse("2024-11-23")))
                .hasValueSatisfying(why -> assertThat(why).contains("of 2024-11-23 and the race was on 2024-11-24"));
    }

    @Test
    void aRaceThatBeganOnTheNextDayByUtcIsFound() {
        OpenF1Place place = OpenF1Place.of(FILE, local);

        assertThat(place.knownBy(FILE, time("2024-11-24T06:00:00Z"), local).race())
                .isEqualTo(LAS_VEGAS);
        assertThat(place.knownBy(FILE, time("2024-03-02T15:00:00Z"), local).race())
                .isEqualTo(new RaceId(2024, 1));
    }

    private static long time(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
