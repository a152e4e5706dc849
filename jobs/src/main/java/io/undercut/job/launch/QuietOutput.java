package io.undercut.job.launch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;

/**
 * Keeps a program's standard output for its result where others write to it as well: Flink's client tells of each job there, and its
 * logging configuration sends Hadoop's log lines there.
 */
final class QuietOutput {
    private QuietOutput() {}

    /** Sends what others print to standard output to another stream, less what Flink says of each job, which the command says itself. */
    static void divert(PrintStream others) {
        System.setOut(new PrintStream(new LessSubmissions(others), true, StandardCharsets.UTF_8));
        if (LogManager.getContext(false) instanceof LoggerContext context) {
            takeOffStandardOutput(context);
        }
    }

    /** Log lines that go to a file as well are taken off the console, all others go to standard error. */
    static void takeOffStandardOutput(LoggerContext context) {
        boolean kept = context.getConfiguration().getRootLogger().getAppenders().values().stream()
                .anyMatch(appender -> !isOnStandardOutput(appender));
        for (LoggerConfig logger : context.getConfiguration().getLoggers().values()) {
            for (Appender appender : List.copyOf(logger.getAppenders().values())) {
                if (isOnStandardOutput(appender)) {
                    logger.removeAppender(appender.getName());
                    if (!kept) {
                        logger.addAppender(onStandardError(appender), null, null);
                    }
                }
            }
        }
        context.updateLoggers();
    }

    private static boolean isOnStandardOutput(Appender appender) {
        return appender instanceof ConsoleAppender console && console.getTarget() == ConsoleAppender.Target.SYSTEM_OUT;
    }

    private static Appender onStandardError(Appender appender) {
        ConsoleAppender moved = ConsoleAppender.newBuilder()
                .setName(appender.getName())
                .setTarget(ConsoleAppender.Target.SYSTEM_ERR)
                .setLayout(appender.getLayout())
                .build();
        moved.start();
        return moved;
    }

    /** Lines but those that tell of a submission. */
    private static final class LessSubmissions extends OutputStream {
        private static final String SUBMISSION = "Job has been submitted with JobID ";

        private final PrintStream others;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        private LessSubmissions(PrintStream others) {
            this.others = others;
        }

        @Override
        public synchronized void write(int one) {
            line.write(one);
            if (one == '\n') {
                String whole = line.toString(StandardCharsets.UTF_8);
                line.reset();
                if (!whole.startsWith(SUBMISSION)) {
                    others.print(whole);
                    others.flush();
                }
            }
        }
    }
}
