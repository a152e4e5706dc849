package io.undercut.job.launch;

import io.undercut.fault.Fault;
import io.undercut.job.command.Surroundings;
import io.undercut.job.command.UndercutCommand;
import io.undercut.job.door.SerialFilter;
import io.undercut.zoo.provenance.MathSetting;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The command line, on a laptop and under {@code flink run}. */
public final class UndercutCli {
    private static final int CONFIGURATION = 2;
    /** What {@code bin/undercut} was called by. */
    private static final String CALLED = "undercut.called";

    private UndercutCli() {}

    /** Runs one command and exits with its code. Inside a JobManager a failure is thrown instead: Flink reports it. */
    public static void main(String[] arguments) {
        SerialFilter.install();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Clock clock = Clock.systemUTC();
        // Numbers look the same on every machine, and as they do in files.
        Locale.setDefault(Locale.ROOT);
        // Before Flink's classes, which alone fill too small a heap.
        orEnd(err, MachineCheck::suffices);
        boolean submitted = SubmittedProgram.isOne();
        if (!submitted) {
            // Before anything makes temporary files.
            orEnd(err, () -> ScratchFolder.ofThisProcess(clock.instant()));
            FileSystemPlugins.load();
        }
        if (submitted && !SubmittedProgram.runsInJobManager()) {
            // The result's JSON must stand there alone.
            QuietOutput.divert(err);
        }
        Surroundings surroundings = submitted
                ? new Surroundings(
                        clock,
                        SubmittedProgram.parallelism(),
                        SubmittedProgram.math(math()),
                        out,
                        err,
                        SubmittedProgram::open)
                : new Surroundings(
                                clock, Runtime.getRuntime().availableProcessors(), math(), out, err, FlinkSession::open)
                        .calledBy(System.getProperty(CALLED, "undercut"));
        int code = UndercutCommand.commandLine(surroundings).execute(arguments);
        if (!submitted || (code != 0 && !SubmittedProgram.runsInJobManager())) {
            System.exit(code);
        }
        if (code != 0) {
            throw Fault.defect("the command ended with exit code " + code + "; its reason is in the log", null);
        }
    }

    private static void orEnd(PrintStream err, Runnable beginning) {
        try {
            beginning.run();
        } catch (Fault refusal) {
            err.println("undercut: " + refusal.getMessage());
            System.exit(CONFIGURATION);
        }
    }

    /** The environment that decides speed and bits of the native math libraries. */
    private static List<MathSetting> math() {
        return Stream.of("OPENBLAS_CORETYPE", "OMP_NUM_THREADS", "OMP_WAIT_POLICY")
                .map(name -> new MathSetting(name, Objects.requireNonNullElse(System.getenv(name), "unset")))
                .toList();
    }
}
