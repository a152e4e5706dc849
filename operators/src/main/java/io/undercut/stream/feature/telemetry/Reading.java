package io.undercut.stream.feature.telemetry;

import io.undercut.stream.record.Samples;

/**
 * What a car's sensors say at one time; negative or NaN is unknown. Seven cells of an array that is kept.
 *
 * @param cells the array
 * @param from where they begin
 */
@SuppressWarnings("ArrayRecordComponent")
record Reading(double[] cells, int from) {
    static final int WIDTH = 7;

    private static final int TIME = 0;
    private static final int SPEED = 1;
    private static final int RPM = 2;
    private static final int THROTTLE = 3;
    private static final int BRAKE = 4;
    private static final int GEAR = 5;
    private static final int DRS = 6;

    void set(Samples samples, int index) {
        cells[from + TIME] = samples.timeMs(index);
        cells[from + SPEED] = samples.speedKph(index);
        cells[from + RPM] = samples.rpm(index);
        cells[from + THROTTLE] = samples.throttlePct(index);
        cells[from + BRAKE] = samples.brake(index);
        cells[from + GEAR] = samples.gear(index);
        cells[from + DRS] = samples.drs(index);
    }

    /** Says what another says. */
    void set(Reading other) {
        System.arraycopy(other.cells, other.from, cells, from, WIDTH);
    }

    /** Nothing is known. */
    void clear() {
        java.util.Arrays.fill(cells, from, from + WIDTH, Samples.UNKNOWN);
    }

    double timeMs() {
        return cells[from + TIME];
    }

    double speedKph() {
        return cells[from + SPEED];
    }

    double rpm() {
        return cells[from + RPM];
    }

    double throttlePct() {
        return cells[from + THROTTLE];
    }

    double brake() {
        return cells[from + BRAKE];
    }

    double gear() {
        return cells[from + GEAR];
    }

    double drs() {
        return cells[from + DRS];
    }
}
