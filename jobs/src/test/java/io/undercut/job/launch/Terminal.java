package io.undercut.job.launch;

import io.undercut.job.command.Surroundings;
import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.command.UndercutCommand;
import io.undercut.job.task.Zoo;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;

/** Runs the real command line in this JVM, as a person at a terminal would, below one warehouse. */
final class Terminal {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-14T02:00:00Z"), ZoneOffset.UTC);
    /** Away from what people use. */
    static final String UI_PORT = "19181";

    private final Path warehouse;
    private final Function<FlinkRequest, OpenFlink> flink;
    private final Zoo zoo;

    private Terminal(Path warehouse, Function<FlinkRequest, OpenFlink> flink) {
        this(warehouse, flink, Zoo.OURS);
    }

    private Terminal(Path warehouse, Function<FlinkRequest, OpenFlink> flink, Zoo zoo) {
        this.warehouse = warehouse;
        this.flink = flink;
        this.zoo = zoo;
    }

    /** The same with other model types and feature sets. */
    Terminal with(Zoo others) {
        return new Terminal(warehouse, flink, others);
    }

    /** With an embedded Flink of its own for each command that needs one. */
    static Terminal withFlink(Path warehouse) {
        return new Terminal(warehouse, FlinkSession::embedded);
    }

    /** With a Flink that others use too. */
    static Terminal sharing(OpenFlink flink, Path warehouse) {
        return new Terminal(warehouse, request -> new SharedFlink(flink, request.parallelism()));
    }

    /** With an embedded Flink, and something that happens after all checks, just before a job starts. */
    static Terminal withFlinkAndMishap(Path warehouse, Runnable mishap) {
        return new Terminal(warehouse, request -> new Unlucky(FlinkSession.embedded(request), "", mishap));
    }

    /** With an embedded Flink, and something that happens just before the job of this name starts, each time. */
    static Terminal withFlinkAndMishap(Path warehouse, String job, Runnable mishap) {
        return new Terminal(warehouse, request -> new Unlucky(FlinkSession.embedded(request), job, mishap));
    }

    /** For commands that must end before any Flink starts. */
    static Terminal withoutFlink(Path warehouse) {
        return new Terminal(warehouse, request -> {
            throw new AssertionError("a Flink was asked for");
        });
    }

    Path warehouse() {
        return warehouse;
    }

    /** Runs one command line; words are separated by single spaces. */
    Ended run(String command) {
        return run(Arrays.asList(command.split(" ")));
    }

    /** Runs one command; {@code --warehouse} and, where none is given, {@code --ui-port} are added. */
    Ended run(List<String> words) {
        List<String> arguments = new ArrayList<>(words);
        if (!words.contains("--warehouse")) {
            arguments.addAll(List.of("--warehouse", warehouse.toString()));
        }
        if (!words.contains("--ui-port") && takesUiPort(words)) {
            arguments.addAll(List.of("--ui-port", UI_PORT));
        }
        return runExactly(arguments);
    }

    private boolean takesUiPort(List<String> words) {
        CommandLine command = UndercutCommand.commandLine(surroundings(OutputStream.nullOutputStream()));
        for (String word : words) {
            command = command.getSubcommands().getOrDefault(word, command);
        }
        return command.getCommandSpec().findOption("--ui-port") != null;
    }

    private Surroundings surroundings(OutputStream nowhere) {
        return new Surroundings(CLOCK, 2, List.of(), new PrintStream(nowhere), new PrintStream(nowhere), flink)
                .with(zoo);
    }

    /** Runs one command as it stands. */
    Ended runExactly(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(CLOCK, 2, List.of(), utf8(out), utf8(err), flink).with(zoo);
        int code = UndercutCommand.commandLine(surroundings).execute(words.toArray(String[]::new));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private record Unlucky(OpenFlink flink, String unluckyJob, Runnable mishap) implements OpenFlink {
        @Override
        public JobExecutionResult finish(StreamExecutionEnvironment environment, String job) throws Exception {
            if (unluckyJob.isEmpty() || unluckyJob.equals(job)) {
                mishap.run();
            }
            return flink.finish(environment, job);
        }

        @Override
        public <T> Collected<T> collect(DataStream<T> stream, String job) throws Exception {
            return flink.collect(stream, job);
        }

        @Override
        public StreamExecutionEnvironment environment() {
            return flink.environment();
        }

        @Override
        public void awaitLeftRunning(String job, String jobId) {
            flink.awaitLeftRunning(job, jobId);
        }

        @Override
        public String ui() {
            return flink.ui();
        }

        @Override
        public void close() {
            flink.close();
        }
    }

    /**
     * A command that has ended.
     *
     * @param code its exit code
     * @param out what it wrote to stdout
     * @param err what it wrote to stderr
     */
    record Ended(int code, String out, String err) {}
}
