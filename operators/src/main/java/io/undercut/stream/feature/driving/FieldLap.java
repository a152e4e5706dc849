package io.undercut.stream.feature.driving;

import io.undercut.race.Lap;
import io.undercut.stream.feature.lap.Numbers;
import java.util.function.ToDoubleFunction;

/**
 * A lap of one car, in the field.
 *
 * @param number the lap's number, from 1
 * @param row its row of the laps table; null without one
 * @param lapSeconds the lap time, s; NaN as all that is unknown
 * @param fieldSeconds the field's median lap time of the same number, s
 * @param bestSeconds the race's best lap time of this number or lower, s
 */
record FieldLap(int number, Lap row, double lapSeconds, double fieldSeconds, double bestSeconds) {
    static final double MILLIS = 1000;

    double raceLaps() {
        return ofRow(lap -> Numbers.of(lap.raceLaps()));
    }

    double tireAge() {
        return ofRow(lap -> Numbers.of(lap.tire().age()));
    }

    double wetTire() {
        return ofRow(lap -> lap.tire().compound() == null
                ? Double.NaN
                : lap.tire().compound().isDry() ? 0 : 1);
    }

    /** What the row says; NaN without one. */
    double ofRow(ToDoubleFunction<Lap> value) {
        return row == null ? Double.NaN : value.applyAsDouble(row);
    }
}
