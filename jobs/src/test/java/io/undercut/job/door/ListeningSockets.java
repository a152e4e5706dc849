package io.undercut.job.door;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;

/** Where a process of this machine listens, as Linux tells it. */
public final class ListeningSockets {
    private static final String LISTENING = "0A";

    private ListeningSockets() {}

    /** Addresses beyond loopback, with their ports. */
    public static List<String> beyondLoopback(long pid) throws IOException {
        List<String> open = new ArrayList<>();
        for (InetAddressAndPort one : of(pid)) {
            if (!one.address().isLoopbackAddress()) {
                open.add(one.address().getHostAddress() + " port " + one.port());
            }
        }
        return open;
    }

    /** Ports on any address. */
    public static List<Integer> ports(long pid) throws IOException {
        return of(pid).stream().map(InetAddressAndPort::port).toList();
    }

    private record InetAddressAndPort(InetAddress address, int port) {}

    private static List<InetAddressAndPort> of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Assumptions.assumeThat(process.resolve("net/tcp"))
                .as("only Linux tells the sockets of a process in files")
                .exists();
        Set<String> own = inodes(process.resolve("fd"));
        List<InetAddressAndPort> found = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (!Files.exists(process.resolve(table))) {
                continue;
            }
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] columns = line.trim().split("\\s+");
                if (columns[3].equals(LISTENING) && own.contains(columns[9])) {
                    String[] local = columns[1].split(":");
                    found.add(new InetAddressAndPort(address(local[0]), Integer.parseInt(local[1], 16)));
                }
            }
        }
        return found;
    }

    private static Set<String> inodes(Path descriptors) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                if (Files.isSymbolicLink(link)) {
                    String target = Files.readSymbolicLink(link).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                }
            }
        } catch (java.nio.file.NoSuchFileException closedMeanwhile) {
            return inodes;
        }
        return inodes;
    }

    /** Words of four bytes in the machine's own order. */
    private static InetAddress address(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        ByteBuffer words = ByteBuffer.allocate(bytes.length);
        ByteBuffer read = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        while (read.hasRemaining()) {
            words.putInt(read.getInt());
        }
        return InetAddress.getByAddress(words.array());
    }
}
