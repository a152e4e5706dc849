package io.undercut.job.cluster;

import java.util.ArrayList;
import java.util.List;

/** The table of faults, as Markdown. */
final class ChaosTable {
    private final List<String> lines = new ArrayList<>();

    ChaosTable() {
        lines.add("| what happened | rounds | recovery | sha256 |");
        lines.add("| --- | --- | --- | --- |");
    }

    /**
     * Adds a row.
     *
     * @param rounds of the whole run
     * @param recovery how it went on, in words
     */
    void add(String row, int rounds, String recovery, String sha256, String expected) {
        String line = "| %s | %d | %s | %s |"
                .formatted(
                        row,
                        rounds,
                        recovery,
                        sha256.equals(expected) ? sha256.substring(0, 12) : "DIFFERENT: " + sha256);
        lines.add(line);
        // Seen while the campaign still runs.
        System.out.println(line);
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
