package io.undercut.job.door;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** Flink's options for a cluster of this machine: all of it listens on loopback, and the Web UI shows but does nothing. */
public final class ClosedDoors {
    private ClosedDoors() {}

    /**
     * The options.
     *
     * @param host {@code localhost} or a loopback address, under which its parts know each other
     * @param port of the Web UI, whose pages alone may read from it
     */
    public static Configuration on(String host, int port) {
        Configuration closed = new Configuration();
        closed.set(RestOptions.ADDRESS, host);
        closed.set(RestOptions.BIND_ADDRESS, host);
        closed.set(JobManagerOptions.ADDRESS, host);
        // The server of jars and other large objects listens where this says.
        closed.set(JobManagerOptions.BIND_HOST, host);
        closed.set(TaskManagerOptions.HOST, host);
        closed.set(TaskManagerOptions.BIND_HOST, host);
        closed.set(WebOptions.SUBMIT_ENABLE, false);
        closed.set(WebOptions.CANCEL_ENABLE, false);
        closed.set(WebOptions.RESCALE_ENABLE, false);
        // Flink's default is any page.
        closed.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + host + ":" + port);
        return closed;
    }
}
