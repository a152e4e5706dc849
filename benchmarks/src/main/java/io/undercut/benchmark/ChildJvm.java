package io.undercut.benchmark;

import io.undercut.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM that measures one figure and prints it.
 *
 * @param options of the JVM
 * @param classPath of its own
 * @param program main class and arguments
 */
record ChildJvm(List<String> options, String classPath, List<String> program) {
    /** What stands before the figure on standard output. */
    static final String FIGURE = "samples_per_second=";

    /** Runs it and reads its figure; its complaints go to our standard error. */
    double figure() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw Fault.defect(program.get(0) + " ended with code " + process.exitValue() + ": " + printed, null);
        }
        return printed.lines()
                .filter(line -> line.startsWith(FIGURE))
                .mapToDouble(line -> Double.parseDouble(line.substring(FIGURE.length())))
                .findFirst()
                .orElseThrow(() -> Fault.defect(program.get(0) + " printed no figure: " + printed, null));
    }
}
