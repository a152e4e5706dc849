package io.undercut.zoo.boosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the parts of a {@link Collective} meet: it tells each whom it finds behind itself in the ring, and takes their goodbyes. It speaks
 * the protocol of XGBoost 3.0 ({@code src/collective/protocol.h}). The library's own tracker ranks by host before all else, so that the
 * trees would tell where a part ran; and who stops it waits for its time-out.
 */
public final class CollectiveTracker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int START = 1;
    private static final int SHUTDOWN = 2;
    private static final int BACKLOG = 64;
    /** Who calls speaks at once. */
    private static final int PATIENCE_MILLIS = 10_000;
    /** What the listener for errors of a part takes for the end. */
    private static final int NO_ERROR = 0;

    private final ServerSocket server;
    private final Guest[] guests;
    private final CountDownLatch goodbyes;
    private boolean closed;

    private CollectiveTracker(String host, int parts) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        // A name that others know need not be an address of this machine.
        server = new ServerSocket(0, BACKLOG, address.isLoopbackAddress() ? address : null);
        guests = new Guest[parts];
        goodbyes = new CountDownLatch(parts);
    }

    /**
     * Opens on any free port of this machine.
     *
     * @param host the name by which others reach it; where it is of this machine alone, so is the port
     */
    public static CollectiveTracker open(String host, int parts) {
        try {
            CollectiveTracker tracker = new CollectiveTracker(host, parts);
            Thread thread = new Thread(tracker::accept, "collective-tracker");
            thread.setDaemon(true);
            thread.start();
            return tracker;
        } catch (IOException e) {
            throw new Fault(FaultReason.WORKER_CRASH, "no port could be opened for the parts to meet: " + e, e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** A part that is here: where the one before it in the ring connects to, and where it waits for the end. */
    private record Guest(Wire wire, String host, int port, int end) {}

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                try {
                    receive(socket);
                } catch (IOException | RuntimeException stranger) {
                    // Not one of ours, or one that is gone: the others notice by themselves.
                    socket.close();
                }
            } catch (IOException e) {
                // Closed, or one caller is lost.
            }
        }
    }

    private void receive(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        Wire wire = new Wire(socket);
        wire.shakeHands();
        JsonNode connect = JSON.readTree(wire.text());
        JsonNode command = JSON.readTree(wire.text());
        switch (command.path("cmd").asInt()) {
            case START -> {
                ObjectNode world = JsonNodeFactory.instance.objectNode().put("world_size", guests.length);
                wire.send(world.toString());
                String host = socket.getInetAddress().getHostAddress();
                int part = Integer.parseInt(connect.path("task_id").asText());
                welcome(
                        part,
                        new Guest(
                                wire,
                                host,
                                command.path("port").asInt(),
                                command.path("error_port").asInt()));
            }
            case SHUTDOWN -> {
                goodbye(Integer.parseInt(connect.path("task_id").asText()));
                socket.close();
            }
            default -> socket.close();
        }
    }

    private synchronized void welcome(int part, Guest guest) throws IOException {
        if (closed || guests[part] != null) {
            guest.wire().close();
            return;
        }
        guests[part] = guest;
        for (Guest each : guests) {
            if (each == null) {
                return;
            }
        }
        for (int rank = 0; rank < guests.length; rank++) {
            int next = (rank + 1) % guests.length;
            ObjectNode peer = JsonNodeFactory.instance
                    .objectNode()
                    .put("host", guests[next].host())
                    .put("port", guests[next].port())
                    .put("rank", next);
            guests[rank].wire().send(peer.toString());
        }
    }

    private synchronized void goodbye(int part) throws IOException {
        guests[part].wire().close();
        goodbyes.countDown();
    }

    /** Waits until every part has left in order, but not for long. */
    public void awaitGoodbyes() throws InterruptedException {
        boolean all = goodbyes.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (!all) {
            close();
        }
    }

    /**
     * Lets go of everybody: who still waits for the others waits no longer. A part may wait for its neighbour without a time-out, and has a
     * listener for errors that nothing ends where it did not leave in order; both are called here.
     */
    @Override
    public void close() {
        List<Guest> left = new ArrayList<>();
        synchronized (this) {
            closed = true;
            for (Guest guest : guests) {
                if (guest != null && !guest.wire().isClosed()) {
                    left.add(guest);
                }
            }
        }
        quietly(server::close);
        for (Guest guest : left) {
            quietly(guest.wire()::close);
            quietly(() -> call(guest.host(), guest.port()).close());
            quietly(() -> {
                try (Wire end = call(guest.host(), guest.end())) {
                    end.number(NO_ERROR);
                }
            });
        }
    }

    private static Wire call(String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
        return new Wire(socket);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }
}
