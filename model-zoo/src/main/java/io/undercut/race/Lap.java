package io.undercut.race;

/**
 * One car's lap of one race: a row of the lake's {@code laps} table. Every component but the keys may be null, which means unknown.
 *
 * @param race season and round
 * @param event the event's name, {@code Bahrain Grand Prix}
 * @param circuit the circuit's id, {@code bahrain}
 * @param session the session, {@code R} for a race
 * @param raceLaps laps of the whole race
 * @param car who drove
 * @param lap the lap's number, from 1
 * @param times lap and sector times
 * @param tire what the car ran on
 * @param pit pit entry and exit
 * @param road where the car was in the field
 * @param trackStatus the status codes seen during the lap, concatenated: 1 green, 2 yellow, 4 safety car, 5 red, 6 virtual safety car, 7
 *     its ending
 * @param weather air and track
 * @param traps speed traps
 * @param deleted whether the stewards deleted the lap time
 * @param accurate whether the source vouches for the lap time
 * @param source where the row came from
 */
public record Lap(
        RaceId race,
        String event,
        String circuit,
        String session,
        Integer raceLaps,
        Car car,
        int lap,
        LapTimes times,
        TireUse tire,
        PitMarks pit,
        RoadPosition road,
        String trackStatus,
        Weather weather,
        SpeedTraps traps,
        Boolean deleted,
        Boolean accurate,
        String source) {

    /** Whether the whole lap ran under green flags. */
    public boolean isGreen() {
        return "1".equals(trackStatus);
    }

    /**
     * Whether the lap tells of pace: green flag throughout, no in-lap or out-lap, dry compound, not lap 1, at most 1.07 × the race's best
     * lap, no rain, tire age known.
     *
     * @param raceBestMs the race's best lap time, ms
     */
    public boolean isClean(double raceBestMs) {
        return lap > 1
                && times.lapMs() != null
                && times.lapMs() <= 1.07 * raceBestMs
                && isGreen()
                && !pit.hasEntered()
                && !pit.hasLeft()
                && tire.compound() != null
                && tire.compound().isDry()
                && tire.age() != null
                && !Boolean.TRUE.equals(weather.rain());
    }
}
