package io.undercut.stream.ingest;

import io.undercut.race.Lap;
import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.LapKey;
import io.undercut.stream.lake.RejectedRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds one season of laps against the rules, row by row in the order of its files. */
public final class SeasonCheck {
    /** The least share of rows that must have a lap time, and a tire age. */
    public static final double COMPLETENESS = 0.95;

    private final int season;
    private final Map<ValidationRule, Violations> violations = new EnumMap<>(ValidationRule.class);
    private final Set<LapKey> keys = new HashSet<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private Lap previous;
    private long rows;
    private long withoutTime;
    private long withoutAge;

    /** A check of one season. */
    public SeasonCheck(int season) {
        this.season = season;
        for (ValidationRule rule : ValidationRule.values()) {
            violations.put(rule, new Violations(rule));
        }
    }

    /** Notes a file that breaks a rule as a whole; the message names it. */
    public void broken(ValidationRule rule, String message) {
        of(rule).add(message);
    }

    /** Checks a row. */
    public void row(ArrivedLap arrived) {
        rows++;
        Lap lap = arrived.lap();
        if (lap == null) {
            setAside(ValidationRule.RANGES, arrived, arrived.problem());
            return;
        }
        withoutTime += lap.times() == null || lap.times().lapMs() == null ? 1 : 0;
        withoutAge += lap.tire() == null || lap.tire().age() == null ? 1 : 0;
        Optional<String> outOfRange = LapRules.outOfRange(lap);
        if (outOfRange.isPresent()) {
            setAside(ValidationRule.RANGES, arrived, outOfRange.get());
            return;
        }
        LapKey key = LapKey.of(lap);
        if (keys.add(key)) {
            disorder(lap, key).ifPresent(problem -> setAside(ValidationRule.ORDER, arrived, problem));
        } else {
            of(ValidationRule.DUPLICATES).add(arrived.file(), arrived.row(), key + " is there twice");
        }
        previous = lap;
    }

    /** The verdicts, one for each rule. */
    public List<RuleResult> results() {
        complete("lap_time_ms", withoutTime);
        complete("tire_age", withoutAge);
        return violations.values().stream().map(Violations::result).toList();
    }

    /** The rows to set aside, in row order. */
    public List<RejectedRecord> rejected() {
        return List.copyOf(rejected);
    }

    private Optional<String> disorder(Lap lap, LapKey key) {
        if (lap.race().season() != season) {
            return Optional.of("season is " + lap.race().season() + "; must be " + season + ", as its folder says");
        }
        if (previous != null) {
            LapKey before = LapKey.of(previous);
            if (before.compareTo(key) > 0) {
                return Optional.of(key + " follows " + before + "; rows must be sorted by race_id, driver, lap");
            }
            if (before.race().equals(key.race()) && before.driver().equals(key.driver()) && endsBefore(lap, previous)) {
                return Optional.of("lap_end_ms is " + lap.times().endMs() + "; must be at least that of lap "
                        + before.lap() + ", which is " + previous.times().endMs());
            }
        }
        return LapRules.backwards(lap);
    }

    private static boolean endsBefore(Lap lap, Lap earlier) {
        Long end = lap.times() == null ? null : lap.times().endMs();
        Long before = earlier.times() == null ? null : earlier.times().endMs();
        return end != null && before != null && end < before;
    }

    // A damaged file is told once, by integrity or schema; that nothing could be read of it is no second finding.
    private void complete(String column, long missing) {
        if (rows > 0 && rows - missing < COMPLETENESS * rows) {
            of(ValidationRule.COMPLETENESS)
                    .add(String.format(
                            Locale.ROOT,
                            "season %d: %s is null in %d of %d rows; at least %.0f %% must have a value",
                            season,
                            column,
                            missing,
                            rows,
                            100 * COMPLETENESS));
        }
    }

    private void setAside(ValidationRule rule, ArrivedLap arrived, String problem) {
        of(rule).add(arrived.file(), arrived.row(), problem);
        rejected.add(LapJson.rejected(arrived, problem));
    }

    private Violations of(ValidationRule rule) {
        return violations.get(rule);
    }
}
