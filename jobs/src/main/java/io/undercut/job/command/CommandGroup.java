package io.undercut.job.command;

import io.undercut.fault.Phrase;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others. */
abstract class CommandGroup implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing after '" + spec.name() + "'; must be one of "
                        + Phrase.list(spec.subcommands().keySet()));
    }
}
