package io.undercut.race.simulation.race;

import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What race control will do, laid out on the session clock before the start, so that every car sees the same phases whatever lap it is on. An
 * incident stops one car and brings out the yellow, then nothing more, the virtual safety car or the safety car; further cars stop on their own.
 */
final class RaceControl {
    /** Of an incident. Chosen so that about half of the races see a safety car, and nearly as many a virtual one. */
    private static final double SAFETY_CAR_CHANCE = 0.30;

    private static final double VIRTUAL_CHANCE = 0.25;
    private static final int MOST_INCIDENTS = 4;
    /** Of an incident, to happen on the first lap: a third of the safety cars comes out there (Heilmeier et al. 2020: 36 %). */
    private static final double FIRST_LAP_CHANCE = 0.15;
    /** One car in thirty retires without anyone else noticing. */
    private static final double BREAKDOWN_CHANCE = 0.03;

    private static final int SECOND_MS = 1000;

    /** A stretch of the session clock under one status. */
    record Phase(long fromMs, long toMs, Status status) {
        long overlapMs(long startMs, long endMs) {
            return Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs));
        }
    }

    /**
     * A status other than green. Lap times stretch by the first factor for the car at the head and by the second for those behind it: behind
     * the safety car laps take 160 %, behind a virtual one 140 % (Heilmeier et al. 2020, doi:10.3390/app10124229); the pack closes up under
     * the delta time.
     */
    enum Status {
        YELLOW("2", 1.02, 1.02),
        SAFETY_CAR("4", 1.60, 1.30),
        VIRTUAL_SAFETY_CAR("6", 1.40, 1.40);

        private final String code;
        private final double headFactor;
        private final double packFactor;

        Status(String code, double headFactor, double packFactor) {
            this.code = code;
            this.headFactor = headFactor;
            this.packFactor = packFactor;
        }

        /** The feed's code: 2 yellow, 4 safety car, 6 virtual safety car. */
        String code() {
            return code;
        }
    }

    /** Why a car stopped for good. */
    enum Cause {
        ACCIDENT("Accident"),
        FAILURE("Mechanical");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final List<Phase> phases = new ArrayList<>();
    private final long[] stopsAtMs;
    private final Cause[] causes;

    RaceControl(Circuit circuit, int cars, long lightsOutMs, Noise noise) {
        this.stopsAtMs = new long[cars];
        this.causes = new Cause[cars];
        Arrays.fill(stopsAtMs, Long.MAX_VALUE);
        double raceMs = circuit.layout().laps() * circuit.layout().baseSeconds() * SECOND_MS;
        for (int car = 0; car < cars; car++) {
            if (noise.chance(BREAKDOWN_CHANCE)) {
                stopsAtMs[car] = lightsOutMs + (long) (raceMs * noise.between(0.1, 1.0));
                causes[car] = Cause.FAILURE;
            }
        }
        int incidents = noise.whole(1, MOST_INCIDENTS);
        double[] moments = new double[incidents];
        for (int i = 0; i < incidents; i++) {
            double later = noise.between(0.02, 0.92);
            moments[i] = noise.chance(FIRST_LAP_CHANCE)
                    ? noise.between(0.1, 0.9) / circuit.layout().laps()
                    : later;
        }
        Arrays.sort(moments);
        for (double moment : moments) {
            incident(lightsOutMs + (long) (raceMs * moment), circuit, cars, noise);
        }
    }

    private void incident(long atMs, Circuit circuit, int cars, Noise noise) {
        int car = noise.whole(0, cars - 1);
        double severity = noise.between(0, 1);
        long yellowMs = (long) (noise.between(20, 70) * SECOND_MS);
        double laps = noise.between(3.0, 6.0);
        if (!phases.isEmpty() && atMs <= phases.get(phases.size() - 1).toMs()) {
            return;
        }
        if (atMs < stopsAtMs[car]) {
            stopsAtMs[car] = atMs;
            causes[car] = Cause.ACCIDENT;
        }
        phases.add(new Phase(atMs, atMs + yellowMs, Status.YELLOW));
        double lapMs = circuit.layout().baseSeconds() * SECOND_MS;
        if (severity < SAFETY_CAR_CHANCE) {
            long length = (long) (laps * lapMs * Status.SAFETY_CAR.headFactor);
            phases.add(new Phase(atMs + yellowMs, atMs + yellowMs + length, Status.SAFETY_CAR));
        } else if (severity < SAFETY_CAR_CHANCE + VIRTUAL_CHANCE) {
            long length = (long) (laps / 3 * lapMs * Status.VIRTUAL_SAFETY_CAR.packFactor);
            phases.add(new Phase(atMs + yellowMs, atMs + yellowMs + length, Status.VIRTUAL_SAFETY_CAR));
        }
    }

    /** When the car stops for good, ms; Long.MAX_VALUE if it reaches the flag. */
    long stopsAtMs(int car) {
        return stopsAtMs[car];
    }

    /** Why the car stops, if it does. */
    Optional<Cause> cause(int car) {
        return Optional.ofNullable(causes[car]);
    }

    /** The phases other than green, in order. */
    List<Phase> phases() {
        return List.copyOf(phases);
    }

    /** End of a lap that would take so long under green, for the car at the head of the field. */
    long headEndMs(long startMs, long greenMs) {
        return endMs(
                startMs,
                greenMs,
                phases.stream().mapToDouble(phase -> phase.status.headFactor).toArray());
    }

    /** End of a lap that would take so long under green, for any other car. */
    long packEndMs(long startMs, long greenMs) {
        return endMs(
                startMs,
                greenMs,
                phases.stream().mapToDouble(phase -> phase.status.packFactor).toArray());
    }

    private long endMs(long startMs, long greenMs, double[] factors) {
        double clock = startMs;
        double left = greenMs;
        for (int i = 0; i < factors.length && left > 0; i++) {
            Phase phase = phases.get(i);
            if (phase.toMs <= clock) {
                continue;
            }
            double green = Math.min(left, Math.max(0, phase.fromMs - clock));
            clock += green;
            left -= green;
            double slow = Math.min(left, (phase.toMs - clock) / factors[i]);
            clock += slow * factors[i];
            left -= slow;
        }
        return (long) Math.rint(clock + left);
    }

    boolean isSafetyCarAt(long clockMs) {
        return isAt(clockMs, Status.SAFETY_CAR);
    }

    boolean isVirtualSafetyCarAt(long clockMs) {
        return isAt(clockMs, Status.VIRTUAL_SAFETY_CAR);
    }

    private boolean isAt(long clockMs, Status status) {
        return phases.stream()
                .anyMatch(phase -> phase.status == status && clockMs >= phase.fromMs && clockMs < phase.toMs);
    }

    /** Share of a lap driven behind a safety car, real or virtual, 0 … 1. */
    double neutralShare(long startMs, long endMs) {
        long neutral = phases.stream()
                .filter(phase -> phase.status != Status.YELLOW)
                .mapToLong(phase -> phase.overlapMs(startMs, endMs))
                .sum();
        return (double) neutral / (endMs - startMs);
    }

    /** The codes seen during a lap, in order, each once: {@code 1}, {@code 124}, {@code 4}, {@code 41}. */
    String trackStatus(long startMs, long endMs) {
        StringBuilder codes = new StringBuilder();
        long clock = startMs;
        for (Phase phase : phases) {
            if (phase.overlapMs(startMs, endMs) > 0) {
                append(codes, phase.fromMs > clock ? "1" : "");
                append(codes, phase.status.code);
                clock = phase.toMs;
                // The feed announces the end of a virtual safety car a few seconds before the green.
                append(codes, phase.status == Status.VIRTUAL_SAFETY_CAR && clock <= endMs ? "7" : "");
            }
        }
        append(codes, clock < endMs ? "1" : "");
        return codes.toString();
    }

    private static void append(StringBuilder codes, String code) {
        if (codes.indexOf(code) < 0) {
            codes.append(code);
        }
    }
}
