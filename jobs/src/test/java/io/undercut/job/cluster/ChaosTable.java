package io.undercut.job.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a campaign, as Markdown. */
final class ChaosTable {
    private final List<String> lines = new ArrayList<>();

    ChaosTable() {
        lines.add("| what happened | rounds | at the fault | seconds to the first new round | sha256 |");
        lines.add("| --- | --- | --- | --- | --- |");
    }

    /**
     * Adds a row.
     *
     * @param rounds of the whole run
     * @param atFault the newest round seen before the fault; 0 without a fault
     * @param seconds from the fault to the first round trained after it; NaN without a fault
     */
    void add(String row, int rounds, int atFault, double seconds, String sha256, String expected) {
        String line = "| %s | %d | %s | %s | %s |"
                .formatted(
                        row,
                        rounds,
                        atFault == 0 ? "" : atFault,
                        Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%.1f", seconds),
                        sha256.equals(expected) ? "same" : "DIFFERENT: " + sha256);
        lines.add(line);
        // Seen while the campaign still runs.
        System.out.println(line);
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
