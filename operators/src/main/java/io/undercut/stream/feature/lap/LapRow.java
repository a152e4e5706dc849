package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;

/**
 * The features of one car's lap.
 *
 * @param raceId {@code 2024-05}
 * @param season the year
 * @param circuit the circuit's id; {@code unknown} where the source has none
 * @param driver the driver's code
 * @param team the team; {@code unknown} where the source has none
 * @param stint the stint's number, from 1; 0 where it is unknown
 * @param lap the lap's number
 * @param compound the compound's name; {@code UNKNOWN} where it is unknown
 * @param momentMs session clock at the lap's end, ms
 * @param values in the order of {@link SelectedFeatures#all}; NaN is unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record LapRow(
        String raceId,
        int season,
        String circuit,
        String driver,
        String team,
        int stint,
        int lap,
        String compound,
        long momentMs,
        float[] values) {
    /** The row of a lap of a race whose circuit another lap may have told. */
    static LapRow of(DrivenLap driven, String circuit, float[] values) {
        Lap lap = driven.lap();
        return new LapRow(
                lap.race().toString(),
                lap.race().season(),
                lap.circuit() == null ? circuit : lap.circuit(),
                driven.driver(),
                lap.car().team() == null ? "unknown" : lap.car().team(),
                lap.tire().stint() == null ? 0 : lap.tire().stint(),
                lap.lap(),
                lap.tire().compound() == null
                        ? "UNKNOWN"
                        : lap.tire().compound().name(),
                driven.momentMs(),
                values);
    }

    /** The number of its race, by {@link RaceClock}. */
    public int race() {
        return RaceClock.number(RaceId.parse(raceId));
    }

    /** When the row's lap ended in event time, ms. */
    public long eventTimeMs() {
        return RaceClock.eventTime(RaceId.parse(raceId), momentMs);
    }

    /** Which lap the row is about, unique in a lake. */
    public String key() {
        return raceId + "/" + driver + "/" + lap;
    }

    LapRow with(float[] other) {
        return new LapRow(raceId, season, circuit, driver, team, stint, lap, compound, momentMs, other);
    }
}
