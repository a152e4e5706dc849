package io.undercut.job.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.shaded.netty4.io.netty.util.NetUtil;

/**
 * What a {@code Host} header names, or the part of an origin behind its scheme.
 *
 * @param host in lower case, an IPv6 address without its brackets
 * @param port the one named, else the scheme's
 */
record HostAndPort(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z0-9._-]{1,253})|\\[([0-9A-Fa-f:.]{2,45})])(?::([0-9]{1,5}))?");

    /** Nothing where it is not one. */
    static Optional<HostAndPort> of(String text, String scheme) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        int port = form.group(3) == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(form.group(3));
        return Optional.of(new HostAndPort(host.toLowerCase(Locale.ROOT), port));
    }

    /** Whether this machine alone is meant, whatever a name server says. */
    boolean isLoopback() {
        return host.equals("localhost")
                || address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Whether it is that address, however it is spelled. */
    boolean isAddress(String other) {
        return address(host).isPresent() && address(host).equals(address(other));
    }

    /** An address in digits; names are not looked up. */
    private static Optional<InetAddress> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException wrongLength) {
            return Optional.empty();
        }
    }
}
