package io.undercut.job.command;

import io.undercut.fault.Fault;
import java.nio.file.Path;

/** A file that a command is to write. */
final class OutputFile {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private OutputFile() {}

    /** Refuses what many programs take for standard output and would here be a file that a shell cannot easily name; null is no file. */
    static void required(String option, Path file) {
        if (STANDARD_OUTPUT.equals(file)) {
            throw Fault.configuration(
                    option + " is '-'; must name a file: standard output carries what the command says of it");
        }
    }
}
