package io.undercut.stream.feature.degradation;

/**
 * One forecast: what was known of a stint and its race when the third clean lap ended, and the later clean laps it is about. Slopes are
 * left as sums, for their priors come from earlier races.
 *
 * @param driver the driver's code
 * @param team the team
 * @param stint the stint's number
 * @param rubber the compound group's name
 * @param shape features that need no earlier race, in schema order of {@link DegradationExamples}
 * @param raceLaps loss on gain of all cars so far in this race
 * @param compoundLaps the same on this compound group
 * @param recentLaps lap time on lap number within stints, all cars, the last ten laps
 * @param recentCount laps behind the recent sums
 * @param anchorSeconds mean lap time of the anchor, s
 * @param anchorAge mean tire age of the anchor
 * @param anchorLap mean lap number of the anchor
 * @param laps target laps
 * @param ages tire ages on the target laps
 * @param lapMs lap times of the target laps
 */
@SuppressWarnings("ArrayRecordComponent")
public record StintForecast(
        String driver,
        String team,
        int stint,
        String rubber,
        double[] shape,
        SlopeSums raceLaps,
        SlopeSums compoundLaps,
        SlopeSums recentLaps,
        int recentCount,
        double anchorSeconds,
        double anchorAge,
        double anchorLap,
        int[] laps,
        int[] ages,
        int[] lapMs) {}
