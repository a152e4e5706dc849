package io.undercut.benchmark;

import java.io.PrintStream;
import java.util.List;

/**
 * A case of the table of steps, as people read it.
 *
 * @param measured the case
 * @param sides who was measured
 * @param results what was measured
 */
record StepReport(StepCase measured, List<StepSide> sides, StepRounds results) {
    void print(PrintStream out) {
        out.println("%n%s, batch %,d".formatted(measured.network().word(), measured.batch()));
        sides.stream().filter(side -> side.threads() == 1).forEach(side -> out.println(warmUp(side)));
        out.println("side | threads | processor, µs a step | wall, µs a step | samples/s | fused is … times as fast"
                + " | its time is … times the floor's | is … times as fast as on one thread");
        sides.forEach(side -> out.println(line(side)));
    }

    private String line(StepSide side) {
        return "%s | %d | %,.1f | %,.1f | %,.0f | %s | %s | %s"
                .formatted(
                        side.name(),
                        side.threads(),
                        results.median(side, StepTime::processor),
                        results.median(side, StepTime::wall),
                        results.median(side, StepTime::stepsPerSecond) * measured.batch(),
                        ratio("fused", side.threads(), side),
                        side.threads() == 1 ? ratio("sgemm", 1, side) : "",
                        side.threads() == 1 ? "" : scaling(side));
    }

    /** How many times as fast the named side is. */
    private String ratio(String name, int threads, StepSide than) {
        return sides.stream()
                .filter(side -> side.name().equals(name) && side.threads() == threads)
                .map(side -> "%.2f".formatted(results.ratio(side, than, StepTime::stepsPerSecond)))
                .findFirst()
                .orElse("");
    }

    private String scaling(StepSide several) {
        return sides.stream()
                .filter(side -> side.name().equals(several.name()) && side.threads() == 1)
                .map(side -> "%.2f".formatted(results.ratio(several, side, StepTime::stepsPerWallSecond)))
                .findFirst()
                .orElse("");
    }

    private String warmUp(StepSide side) {
        StringBuilder line = new StringBuilder(side.description()).append("; warming up, µs a step:");
        int from = 1;
        for (StepTime decade : results.warmUp(side)) {
            int to = from + decade.steps() - 1;
            line.append(" %,d–%,d: %,.0f;".formatted(from, to, decade.processor()));
            from = to + 1;
        }
        return line.toString();
    }
}
