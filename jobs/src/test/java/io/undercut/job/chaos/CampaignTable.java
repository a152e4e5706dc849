package io.undercut.job.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a campaign has shown so far, as Markdown. Written after each schedule. */
final class CampaignTable {
    private static final String RERUN =
            "mvn verify -pl jobs -am -Dit.test=FaultCampaignIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dfailsafe.failIfNoSpecifiedTests=false -Dundercut.chaos.schedules=1 -Dundercut.chaos.seed=";

    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<ChaosKind, Integer> struck = new EnumMap<>(ChaosKind.class);
    private final Set<ChaosKind> usable;
    private Map<String, Integer> recoveries = Map.of();

    CampaignTable(Path file, Set<ChaosKind> usable) {
        this.file = file;
        this.usable = usable;
    }

    /**
     * Adds a row.
     *
     * @param hit the faults that came in time
     * @param note what there is to say of a failure; empty otherwise
     */
    void add(Schedule schedule, List<PlannedFault> hit, double seconds, int rounds, Verdict verdict, String note) {
        // The undisturbed run before the first schedule is no schedule.
        if (!schedule.faults().isEmpty()) {
            verdicts.merge(verdict, 1, Integer::sum);
        }
        hit.forEach(fault -> struck.merge(fault.kind(), 1, Integer::sum));
        String missed = hit.size() == schedule.faults().size()
                ? ""
                : " (%d too late)".formatted(schedule.faults().size() - hit.size());
        String line = String.format(
                Locale.ROOT,
                "| %d | %s%s | %d | %.1f | %s%s |",
                schedule.seed(),
                schedule,
                missed,
                rounds,
                seconds,
                verdict,
                note.isEmpty() ? "" : ": " + note.replace('\n', ' ').replace('|', '/'));
        lines.add(line);
        // Seen while the campaign runs.
        System.out.println(line);
        if (verdict != Verdict.SAME) {
            failures.add(line + System.lineSeparator() + "again: " + RERUN + schedule.seed());
        }
        write();
    }

    /** What the jobs failed of so far, by category. */
    void recoveredFrom(Map<String, Integer> recoveries) {
        this.recoveries = recoveries;
    }

    /** Rows of schedules that did not end in the same model, each with the command that runs it again. */
    List<String> failures() {
        return failures;
    }

    String summary() {
        int all = verdicts.values().stream().mapToInt(Integer::intValue).sum();
        return "%d schedules: %d identical, %d different, %d lost, %d hung"
                .formatted(
                        all, count(Verdict.SAME), count(Verdict.DIFFERENT), count(Verdict.LOST), count(Verdict.HUNG));
    }

    private int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    private void write() {
        List<String> page = new ArrayList<>();
        page.add(summary());
        page.addAll(List.of("", "| fault | struck |", "| --- | --- |"));
        for (ChaosKind kind : EnumSet.allOf(ChaosKind.class)) {
            Object times = usable.contains(kind) ? struck.getOrDefault(kind, 0) : "not possible for this user";
            page.add("| %s | %s |".formatted(kind, times));
        }
        page.addAll(List.of("", "| failure of a job | times |", "| --- | --- |"));
        recoveries.forEach(
                (failure, times) -> page.add("| %s | %d |".formatted(failure.replaceAll("[\\n|]", " "), times)));
        page.addAll(
                List.of("", "| seed | schedule | rounds | seconds | model.zip |", "| --- | --- | --- | --- | --- |"));
        page.addAll(lines);
        try {
            Files.write(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
