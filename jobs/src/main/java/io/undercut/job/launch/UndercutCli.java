package io.undercut.job.launch;

import io.undercut.job.command.Surroundings;
import io.undercut.job.command.UndercutCommand;
import io.undercut.zoo.provenance.MathSetting;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The command line on a laptop. */
public final class UndercutCli {
    private UndercutCli() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                Clock.systemUTC(),
                Runtime.getRuntime().availableProcessors(),
                math(),
                out,
                err,
                FlinkSession::embedded);
        System.exit(UndercutCommand.commandLine(surroundings).execute(arguments));
    }

    /** The environment that decides speed and bits of the native math libraries. */
    private static List<MathSetting> math() {
        return Stream.of("OPENBLAS_CORETYPE", "OMP_NUM_THREADS", "OMP_WAIT_POLICY")
                .map(name -> new MathSetting(name, Objects.requireNonNullElse(System.getenv(name), "unset")))
                .toList();
    }
}
