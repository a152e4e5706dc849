package io.undercut.race.simulation.track;

/**
 * Rain. Standing water builds in minutes and takes longer to be driven away.
 *
 * @param fromMinute minute of the session clock at which it begins
 * @param toMinute minute at which it ends
 * @param peak the wettest the track gets, 0 … 1
 */
record Shower(double fromMinute, double toMinute, double peak) {
    private static final double WETTING_MINUTES = 4;
    private static final double DRYING_MINUTES = 12;

    boolean rains(double minute) {
        return minute >= fromMinute && minute < toMinute;
    }

    /** How wet it makes the track, 0 … {@link #peak}. */
    double wetness(double minute) {
        if (minute <= fromMinute) {
            return 0;
        }
        double reached = peak * Math.min(1, (Math.min(minute, toMinute) - fromMinute) / WETTING_MINUTES);
        return Math.max(0, reached - Math.max(0, minute - toMinute) / DRYING_MINUTES);
    }
}
