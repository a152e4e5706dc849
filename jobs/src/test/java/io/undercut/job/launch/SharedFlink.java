package io.undercut.job.launch;

import io.undercut.job.command.Surroundings.OpenFlink;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** One command's view of an embedded Flink that many commands share: to start one for each would take most of their time. */
final class SharedFlink implements OpenFlink {
    private final String ui;
    private final int parallelism;

    SharedFlink(OpenFlink started, int parallelism) {
        this.ui = started.ui();
        this.parallelism = parallelism;
    }

    @Override
    public StreamExecutionEnvironment environment() {
        Configuration client = new Configuration();
        client.set(DeploymentOptions.TARGET, "remote");
        client.set(RestOptions.ADDRESS, "localhost");
        client.set(RestOptions.PORT, Integer.parseInt(ui.substring(ui.lastIndexOf(':') + 1)));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(client);
        environment.setParallelism(parallelism);
        return environment;
    }

    @Override
    public JobExecutionResult finish(StreamExecutionEnvironment environment, String job) throws Exception {
        JobClient running = environment.executeAsync(job);
        return running.getJobExecutionResult().get();
    }

    @Override
    public <T> Collected<T> collect(DataStream<T> stream, String job) throws Exception {
        List<T> records = new ArrayList<>();
        try (CloseableIterator<T> results = stream.collectAsync()) {
            JobClient running = stream.getExecutionEnvironment().executeAsync(job);
            results.forEachRemaining(records::add);
            return new Collected<>(records, running.getJobExecutionResult().get());
        }
    }

    @Override
    public void awaitLeftRunning(String job, String jobId) {
        // None is.
    }

    @Override
    public String ui() {
        return ui;
    }

    @Override
    public void close() {
        // Others use it.
    }
}
