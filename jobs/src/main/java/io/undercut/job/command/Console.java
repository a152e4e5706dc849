package io.undercut.job.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.dag.TaskRecord;
import io.undercut.job.dag.TaskState;
import java.io.PrintStream;
import java.time.Instant;

/** Results on stdout, everything else on stderr. */
final class Console {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // Instants as people write them.
            .addModule(new SimpleModule("instants").addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private final PrintStream out;
    private final PrintStream err;
    private final CommonOptions options;
    private final Hints hints;

    Console(Surroundings surroundings, CommonOptions options) {
        this.out = surroundings.out();
        this.err = surroundings.err();
        this.options = options;
        this.hints = options.hints(surroundings);
    }

    /** A line of progress. */
    void say(String line) {
        if (!options.quiet()) {
            err.println(hints.in(line));
        }
    }

    /** A line that is said whatever was asked to be quiet: it explains the exit code. */
    void warn(String line) {
        err.println("undercut: " + hints.in(line));
    }

    /** The result: one JSON object, or text for people. */
    void result(Object json, String text) {
        out.println(options.json() ? text(json) : hints.in(text));
        out.flush();
    }

    /** The result of a command that fails nevertheless: in JSON its failure stands in it, as in every failing command's. */
    void result(Object json, String text, Fault failure) {
        ObjectNode whole = JSON.valueToTree(json);
        whole.setAll(failure(failure.reason(), hints.in(failure.getMessage())));
        result(whole, text);
    }

    /** What {@code --json} prints for a command that fails without a result. */
    static String failureText(FaultReason reason, String message) {
        return text(failure(reason, message));
    }

    private static ObjectNode failure(FaultReason reason, String message) {
        ObjectNode failure = JSON.createObjectNode();
        failure.putObject("error").put("reason", reason.word()).put("message", Failures.oneLine(message));
        return failure;
    }

    private static String text(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw Fault.defect("the result could not be written as JSON", e);
        }
    }

    /**
     * Says what to do next if a signal ends the command.
     *
     * @param first done before anything is said
     * @param plain what became of the work and how to go on
     */
    Farewell farewell(Runnable first, String plain) {
        String words = hints.in(plain);
        return new Farewell(err, first, () -> {
            // A progress bar may stand in the line.
            err.println((System.console() == null ? "" : System.lineSeparator()) + "undercut: " + words);
            if (options.json()) {
                out.println(failureText(FaultReason.CANCELLED, words));
                out.close();
            }
        });
    }

    /** A task's transition. */
    void task(TaskRecord task) {
        if (task.status() == TaskState.RUNNING) {
            say("▸ " + task.taskId());
        } else if (task.status() == TaskState.SUCCEEDED) {
            say("✓ %s in %.1f s: %s".formatted(task.taskId(), task.durationSeconds(), task.note()));
        } else if (task.status() == TaskState.FAILED) {
            say("✗ " + task.taskId() + " failed");
        } else if (task.status() == TaskState.SKIPPED) {
            say("– " + task.taskId() + " skipped");
        }
    }

    JobWatch view() {
        TrainingView.Look look = TrainingView.Look.NOTHING;
        if (!options.quiet()) {
            look = System.console() == null ? TrainingView.Look.LINES : TrainingView.Look.BAR;
        }
        TrainingView view = new TrainingView(err, look);
        return options.verbose() ? announcing().then(view) : view;
    }

    /** Says where each Flink job can be watched: what {@code --verbose} adds. */
    private JobWatch announcing() {
        return new JobWatch() {
            @Override
            public void begun(String job, String jobId, String rest) {
                err.println("  Flink job '" + job + "': " + rest + "/#/job/running/" + jobId + "/overview");
            }
        };
    }
}
