package io.undercut.stream.ingest;

import io.undercut.stream.table.Tables;
import java.util.Map;

/** What two laps of one car that follow each other must say of its tires. What is null is not held against a rule. */
final class StintRules {
    private static final int LAP = Tables.LAPS.index("lap");
    private static final int STINT = Tables.LAPS.index("stint");
    private static final int AGE = Tables.LAPS.index("tire_age");
    private static final int COMPOUND = Tables.LAPS.index("compound");
    private static final int PIT_IN = Tables.LAPS.index("pit_in");
    private static final int PIT_OUT = Tables.LAPS.index("pit_out");

    private final Violations ages;
    private final Violations compounds;
    private final Violations stops;

    StintRules(Map<ValidationRule, Violations> violations) {
        this.ages = violations.get(ValidationRule.TIRE_AGES);
        this.compounds = violations.get(ValidationRule.COMPOUNDS);
        this.stops = violations.get(ValidationRule.STOPS);
    }

    /**
     * Holds a lap against the one before it in the table.
     *
     * @param place the later lap's
     */
    void check(Object[] before, Object[] lap, RowPlace place) {
        boolean isNext = number(lap[LAP]) == number(before[LAP]) + 1;
        if (!isNext || before[STINT] == null || lap[STINT] == null) {
            return;
        }
        boolean isOneStint = number(before[STINT]) == number(lap[STINT]);
        boolean isStop = Boolean.TRUE.equals(before[PIT_IN]) || Boolean.TRUE.equals(lap[PIT_OUT]);
        if (isStop) {
            stops.held();
            if (isOneStint) {
                stops.add(place, "lap " + lap[LAP] + " follows a stop and is still of stint " + lap[STINT]);
            }
        }
        if (isOneStint) {
            checkTires(before, lap, place);
        }
    }

    private void checkTires(Object[] before, Object[] lap, RowPlace place) {
        if (before[AGE] != null && lap[AGE] != null) {
            ages.held();
            if (number(lap[AGE]) != number(before[AGE]) + 1) {
                ages.add(
                        place,
                        "tire_age is " + lap[AGE] + "; must be " + (number(before[AGE]) + 1) + ", one more than on lap "
                                + before[LAP] + " of the same stint");
            }
        }
        if (before[COMPOUND] != null && lap[COMPOUND] != null) {
            compounds.held();
            if (!before[COMPOUND].equals(lap[COMPOUND])) {
                compounds.add(
                        place,
                        "compound is " + lap[COMPOUND] + "; must be " + before[COMPOUND] + ", as on lap " + before[LAP]
                                + " of the same stint");
            }
        }
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
