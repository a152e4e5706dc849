package io.undercut.job.command;

import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.RunSettings;
import io.undercut.job.pipeline.FlinkSite;
import java.util.function.Function;

/** Opens a Flink for as long as some work needs it. */
final class FlinkWork {
    private static final String AGAIN = "interrupted; nothing half-written counts: run the same command again";

    private FlinkWork() {}

    static <T> T run(Surroundings surroundings, CommonOptions options, Console console, Function<FlinkSite, T> work) {
        return run(surroundings, options, console, console.farewell(() -> {}, AGAIN), work);
    }

    /** With words of its own for when a signal ends it. */
    static <T> T run(
            Surroundings surroundings,
            CommonOptions options,
            Console console,
            Farewell farewell,
            Function<FlinkSite, T> work) {
        try (farewell) {
            RunSettings settings = options.settings(surroundings);
            FlinkRequest request = new FlinkRequest(
                    options.target(),
                    settings.parallelism(),
                    options.uiPort(),
                    console.view(settings.training().checkpointIterations()));
            try (OpenFlink flink = surroundings.flink().apply(request)) {
                console.say("Flink's Web UI: " + flink.ui());
                return work.apply(flink);
            }
        }
    }
}
