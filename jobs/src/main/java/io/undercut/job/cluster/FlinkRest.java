package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.rest.messages.ClusterConfigurationInfoHeaders;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.MessageHeaders;
import org.apache.flink.runtime.rest.messages.MessageParameters;
import org.apache.flink.runtime.rest.messages.ResponseBody;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagerInfo;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagersHeaders;

/**
 * Questions to a Flink cluster by Flink's own client. It has no methods for TaskManagers, settings, failures, statistics of
 * checkpoints and metrics; for these it sends the messages that the Web UI's pages are made of.
 */
final class FlinkRest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SCHEME = "http://";
    private static final Pattern RPC_ADDRESS = Pattern.compile("@([^/]+)/");

    private final String target;
    private final Configuration settings = new Configuration();
    private RestClusterClient<String> client;

    private FlinkRest(String place) {
        this.target = place.startsWith(SCHEME) ? place.substring(SCHEME.length()) : place;
        int colon = target.lastIndexOf(':');
        settings.set(RestOptions.ADDRESS, target.substring(0, colon));
        settings.set(RestOptions.PORT, Integer.parseInt(target.substring(colon + 1)));
        settings.set(RestOptions.CONNECTION_TIMEOUT, PATIENCE);
        // Who asks knows how often.
        settings.set(RestOptions.RETRY_MAX_ATTEMPTS, 0);
    }

    /** Questions to the cluster at {@code HOST:PORT}, or with a Web UI at {@code http://HOST:PORT}, each asked once. */
    static FlinkRest at(String place) {
        return new FlinkRest(place);
    }

    /**
     * A TaskManager that has registered.
     *
     * @param id its resource id
     * @param address {@code HOST:PORT} of its RPC
     */
    record Registered(String id, String address) {}

    /** All TaskManagers that the JobManager counts as living. */
    List<Registered> taskManagers() throws IOException {
        List<Registered> all = new ArrayList<>();
        for (TaskManagerInfo one : ask(TaskManagersHeaders.getInstance(), EmptyMessageParameters.getInstance())
                .getTaskManagerInfos()) {
            Matcher address = RPC_ADDRESS.matcher(one.getAddress());
            all.add(new Registered(one.getResourceId().toString(), address.find() ? address.group(1) : null));
        }
        return all;
    }

    /** Slots of all TaskManagers, free or not. */
    int slots() throws IOException {
        return answer(client().getClusterOverview()).getNumSlotsTotal();
    }

    /** The cluster's configuration, secrets hidden. */
    Map<String, String> settings() throws IOException {
        Map<String, String> all = new HashMap<>();
        ask(ClusterConfigurationInfoHeaders.getInstance(), EmptyMessageParameters.getInstance())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** Whether a job is there and has not ended. */
    boolean runs(String jobId) throws IOException {
        JobID wanted = JobID.fromHexString(jobId);
        return answer(client().listJobs()).stream()
                .anyMatch(job ->
                        job.getJobId().equals(wanted) && !job.getJobState().isGloballyTerminalState());
    }

    /** One of its jobs. */
    ObservedJob job(String jobId) {
        return new RestJob(this, JobID.fromHexString(jobId));
    }

    /** Sends a message that the client has no method for. */
    <P extends ResponseBody, U extends MessageParameters> P ask(
            MessageHeaders<EmptyRequestBody, P, U> message, U parameters) throws IOException {
        return answer(client().sendRequest(message, parameters, EmptyRequestBody.getInstance()));
    }

    /** Waits for what the client is asked. */
    <T> T answer(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw silence(e);
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "interrupted while asking " + target, e);
        }
    }

    /** Opened with the first question: a host that is not known is an answer that does not come. */
    RestClusterClient<String> client() throws IOException {
        if (client == null) {
            try {
                client = new RestClusterClient<>(settings, "undercut");
            } catch (Exception e) {
                throw silence(e);
            }
        }
        return client;
    }

    /** What is at the bottom of a failure: what wraps it speaks of futures and retries. */
    private static IOException silence(Exception failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String why = bottom.getMessage() == null ? bottom.getClass().getSimpleName() : bottom.getMessage();
        return new IOException(why, failure);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
