package io.undercut.job.config;

import io.undercut.fault.Fault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where jobs run. */
public sealed interface FlinkTarget {
    /** A Flink of the command's own, for as long as it runs. */
    record Embedded() implements FlinkTarget {}

    /**
     * A cluster that runs already.
     *
     * @param host of its REST interface
     * @param port of its REST interface, 1 … 65535
     */
    record Cluster(String host, int port) implements FlinkTarget {
        /** Checks the port. */
        public Cluster {
            if (port < 1 || port > 65_535) {
                throw Fault.configuration("--target has port " + port + "; must be within 1 … 65535");
            }
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** A target as the user wrote it: {@code embedded} or {@code HOST:PORT}, an IPv6 host in brackets. */
    static FlinkTarget of(String text) {
        if (text.equals("embedded")) {
            return new Embedded();
        }
        Matcher address = Address.FORM.matcher(text);
        if (!address.matches()) {
            throw Fault.configuration("--target is '" + text
                    + "'; must be embedded or HOST:PORT, the REST address of a Flink cluster, such as localhost:8081");
        }
        return new Cluster(address.group(1), Integer.parseInt(address.group(2)));
    }

    /** The form of an address. */
    final class Address {
        private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::)([0-9]{1,5})");

        private Address() {}
    }
}
