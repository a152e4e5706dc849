package io.undercut.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table of rounds.
 *
 * @param shape what was run
 * @param stepSeconds one replica's local step alone on a core
 * @param seconds a whole round
 */
record MeasuredRound(RoundShape shape, double stepSeconds, double seconds) {
    private static final String HEADER = "parameters,replicas,task_managers,slots,step_seconds,round_seconds";

    /** Where lines are kept from one run to the next. */
    static Path file() {
        return Choices.home().resolve("benchmarks/target/rounds.csv");
    }

    static List<MeasuredRound> read(Path file) throws IOException {
        List<MeasuredRound> all = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
                all.add(parse(line.split(",")));
            }
        }
        return all;
    }

    private static MeasuredRound parse(String[] fields) {
        RoundShape shape = new RoundShape(
                Long.parseLong(fields[0]),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]));
        return new MeasuredRound(shape, Double.parseDouble(fields[4]), Double.parseDouble(fields[5]));
    }

    /** Adds a line in place of an older one of the same shape. */
    void keep(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (MeasuredRound one : read(file)) {
            if (!one.shape.equals(shape)) {
                lines.add(one.line());
            }
        }
        lines.add(line());
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private String line() {
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%d,%.9f,%.9f",
                shape.parameters(),
                shape.replicas(),
                shape.taskManagers(),
                shape.slots(),
                stepSeconds,
                seconds);
    }
}
