package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine that nobody listens on. */
final class FreePorts {
    private static final int TRIES = 100;

    /** The first free port from a wished one on. */
    int from(int first) {
        for (int port = first; port < first + TRIES && port <= 65_535; port++) {
            if (free(port)) {
                return port;
            }
        }
        throw Fault.configuration("--ui-port is " + first + "; it and the " + TRIES
                + " ports after it are taken: name the first of a free range");
    }

    boolean free(int port) {
        try (ServerSocket socket = bound(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Any free port. */
    int any() {
        try (ServerSocket socket = bound(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Fault.defect("the system gave no free port: " + e.getMessage(), e);
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
