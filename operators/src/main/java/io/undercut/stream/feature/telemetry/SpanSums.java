package io.undercut.stream.feature.telemetry;

import java.util.Arrays;

/**
 * Running sums over a span of a lap, the lap itself or a sector, kept in a stretch of an array that holds several.
 *
 * @param cells the array
 * @param from where the stretch begins
 */
@SuppressWarnings("ArrayRecordComponent")
record SpanSums(double[] cells, int from) {
    /** Cells of one span. */
    static final int WIDTH = 23;

    /** Pedals rest at 98 … 100 % at the stop. */
    static final int FULL_PCT = 98;
    /** Below this a foot does not drive. */
    static final int COASTING_PCT = 5;

    private static final double KPH_A_MPS = 3.6;
    private static final double GRAVITY = 9.80665;

    private static final int SAMPLES = 0;
    private static final int TIME = 1;
    private static final int GAPS = 2;
    private static final int SPEED_TIME = 3;
    private static final int METERS = 4;
    private static final int TOP = 5;
    private static final int LEAST = 6;
    private static final int THROTTLE_TIME = 7;
    private static final int THROTTLE = 8;
    private static final int FULL = 9;
    private static final int BRAKE_TIME = 10;
    private static final int BRAKE = 11;
    private static final int BRAKINGS = 12;
    private static final int GEARS = 13;
    private static final int GEAR_CHANGES = 14;
    private static final int RPM_TIME = 15;
    private static final int RPM = 16;
    private static final int DRS_TIME = 17;
    private static final int DRS = 18;
    private static final int PEDALS_TIME = 19;
    private static final int COASTING = 20;
    private static final int SLOWED_TIME = 21;
    private static final int SLOWED_KPH = 22;

    void clear() {
        Arrays.fill(cells, from, from + WIDTH, 0);
        cells[from + TOP] = Double.NEGATIVE_INFINITY;
        cells[from + LEAST] = Double.POSITIVE_INFINITY;
    }

    /** A sample in the span, and what changed since the one before. */
    void at(Reading now, Reading before) {
        cells[from + SAMPLES]++;
        if (now.speedKph() >= 0) {
            cells[from + TOP] = Math.max(cells[from + TOP], now.speedKph());
            cells[from + LEAST] = Math.min(cells[from + LEAST], now.speedKph());
        }
        if (now.gear() >= 0) {
            cells[from + GEARS]++;
            if (before.gear() >= 0 && before.gear() != now.gear()) {
                cells[from + GEAR_CHANGES]++;
            }
        }
        if (now.brake() == 1 && before.brake() == 0) {
            cells[from + BRAKINGS]++;
        }
    }

    /** What a sample says holds for a time, s. */
    void hold(Reading sample, double seconds) {
        cells[from + TIME] += seconds;
        double throttle = sample.throttlePct();
        if (throttle >= 0) {
            cells[from + THROTTLE_TIME] += seconds;
            cells[from + THROTTLE] += throttle * seconds;
            if (throttle >= FULL_PCT) {
                cells[from + FULL] += seconds;
            }
        }
        double brake = sample.brake();
        if (brake >= 0) {
            cells[from + BRAKE_TIME] += seconds;
            cells[from + BRAKE] += brake * seconds;
            if (throttle >= 0) {
                cells[from + PEDALS_TIME] += seconds;
                if (brake == 0 && throttle < COASTING_PCT) {
                    cells[from + COASTING] += seconds;
                }
            }
        }
        if (sample.rpm() >= 0) {
            cells[from + RPM_TIME] += seconds;
            cells[from + RPM] += sample.rpm() * seconds;
        }
        if (sample.drs() >= 0) {
            cells[from + DRS_TIME] += seconds;
            cells[from + DRS] += sample.drs() * seconds;
        }
    }

    /** The car goes from one speed to another, km/h, in a time, s; NaN where either is unknown. */
    void move(double fromKph, double toKph, double seconds) {
        double mean = (fromKph + toKph) / 2;
        if (mean >= 0) {
            cells[from + SPEED_TIME] += seconds;
            cells[from + METERS] += mean / KPH_A_MPS * seconds;
        }
    }

    /** The same with the brakes on all the time. */
    void brake(double fromKph, double toKph, double seconds) {
        if (fromKph >= 0 && toKph >= 0) {
            cells[from + SLOWED_TIME] += seconds;
            cells[from + SLOWED_KPH] += fromKph - toKph;
        }
    }

    /** A time that no sample tells of. */
    void gap() {
        cells[from + GAPS]++;
    }

    double samples() {
        return cells[from + SAMPLES];
    }

    double seconds() {
        return cells[from + TIME];
    }

    double gaps() {
        return cells[from + GAPS];
    }

    double meters() {
        return cells[from + SPEED_TIME] > 0 ? cells[from + METERS] : Double.NaN;
    }

    double meanKph() {
        return cells[from + METERS] / known(SPEED_TIME) * KPH_A_MPS;
    }

    double topKph() {
        return finite(cells[from + TOP]);
    }

    double leastKph() {
        return finite(cells[from + LEAST]);
    }

    double throttlePct() {
        return cells[from + THROTTLE] / known(THROTTLE_TIME);
    }

    double fullThrottleShare() {
        return cells[from + FULL] / known(THROTTLE_TIME);
    }

    double brakeShare() {
        return cells[from + BRAKE] / known(BRAKE_TIME);
    }

    double brakings() {
        return cells[from + BRAKE_TIME] > 0 ? cells[from + BRAKINGS] : Double.NaN;
    }

    double brakingG() {
        return cells[from + SLOWED_KPH] / known(SLOWED_TIME) / KPH_A_MPS / GRAVITY;
    }

    double gearChanges() {
        return cells[from + GEARS] > 0 ? cells[from + GEAR_CHANGES] : Double.NaN;
    }

    double rpm() {
        return cells[from + RPM] / known(RPM_TIME);
    }

    double drsShare() {
        return cells[from + DRS] / known(DRS_TIME);
    }

    double coastingShare() {
        return cells[from + COASTING] / known(PEDALS_TIME);
    }

    private double known(int time) {
        return cells[from + time] > 0 ? cells[from + time] : Double.NaN;
    }

    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }
}
