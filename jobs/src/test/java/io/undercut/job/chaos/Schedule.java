package io.undercut.job.chaos;

import io.undercut.stream.training.Beacon;
import io.undercut.stream.training.FaultyFeedback;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What befalls one training, all of it drawn from a seed.
 *
 * @param seed the seed
 * @param parallelism slots wished for, 1 … 4
 * @param faults in the order of their rounds
 */
record Schedule(long seed, int parallelism, List<PlannedFault> faults) {
    Schedule {
        faults = faults.stream()
                .sorted(Comparator.comparingInt(PlannedFault::round))
                .toList();
    }

    /** Draws one to three faults of the usable kinds, each kind once at most. */
    static Schedule draw(long seed, int rounds, Set<ChaosKind> usable) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        int parallelism = 1 + random.nextInt(4);
        List<ChaosKind> kinds = new ArrayList<>(usable);
        kinds.sort(Comparator.naturalOrder());
        if (parallelism == 1) {
            // A chain of source to recorder cannot grow: the recorder is one.
            kinds.remove(ChaosKind.RESCALED);
        }
        int count = 1 + "001112".charAt(random.nextInt(6)) - '0';
        List<PlannedFault> faults = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            ChaosKind kind = kinds.remove(random.nextInt(kinds.size()));
            int round = 1 + random.nextInt(rounds - 4);
            int last = rounds - 1;
            faults.add(new PlannedFault(
                    kind, kind == ChaosKind.IN_PUBLICATION ? last : round, random.nextInt(40), random.nextLong()));
            if (kind == ChaosKind.DISK_FULL || kind == ChaosKind.READ_ONLY) {
                // The small disk is in memory, where no folder can be made read-only.
                kinds.remove(kind == ChaosKind.DISK_FULL ? ChaosKind.READ_ONLY : ChaosKind.DISK_FULL);
            }
        }
        return new Schedule(seed, parallelism, faults);
    }

    boolean has(ChaosKind kind) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }

    /** The feedback that the job's graph carries. */
    FaultyFeedback feedback(Beacon beacon) {
        return new FaultyFeedback(
                beacon,
                faults.stream()
                        .filter(fault -> fault.kind() == ChaosKind.FEEDBACK_LATE)
                        .collect(Collectors.toMap(PlannedFault::round, PlannedFault::feedbackMillis)),
                faults.stream()
                        .filter(fault -> fault.kind() == ChaosKind.FEEDBACK_LOST)
                        .map(PlannedFault::round)
                        .collect(Collectors.toSet()));
    }

    @Override
    public String toString() {
        return "parallelism " + parallelism + ": "
                + (faults.isEmpty() ? "undisturbed" : "")
                + faults.stream().map(PlannedFault::toString).collect(Collectors.joining("; "));
    }
}
