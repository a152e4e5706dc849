package io.undercut.job.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.QueryStringDecoder;

/**
 * Which requests are refused. A browser sends what any page asks of it, to this machine too, but says in headers no page can forge where
 * the page is from. A page whose name was bound to this machine's address after it was loaded shows by the {@code Host} it asks for.
 * Programs outside of browsers send none of these headers and may do what they always could.
 *
 * @param allowedHosts host names, without ports, besides this machine's loopback and the address that was reached
 */
record DoorRules(List<String> allowedHosts) {
    /** Flink answers these to GET too, for proxies that can do no other; a picture on a page can ask so. */
    private static final Pattern CHANGES_BY_READING = Pattern.compile(".*/yarn-(cancel|stop)/*");

    DoorRules {
        allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** Why it is refused; nothing if it may come in. */
    Optional<String> refusal(Visit visit) {
        if (visit.hosts().size() != 1) {
            return Optional.of(
                    "a request needs one Host header; this has " + visit.hosts().size());
        }
        String named = visit.hosts().get(0);
        HostAndPort host = HostAndPort.of(named, visit.scheme()).orElse(null);
        if (host == null || !isAllowed(host, visit)) {
            return Optional.of("Host is '" + named + "'; must be localhost, the address of this server or one of "
                    + RestDoor.ALLOWED_HOSTS.key());
        }
        if (!visit.target().startsWith("/")) {
            return Optional.of("'" + visit.target() + "' is no path on this server");
        }
        for (String origin : visit.origins()) {
            if (!isOwn(origin, host, visit)) {
                return Optional.of(
                        "a page of '" + origin + "' asks; only pages of " + visit.scheme() + "://" + named + " may");
            }
        }
        for (String site : visit.sites()) {
            if (!isAllowed(site, visit)) {
                return Optional.of("a page from elsewhere asks (Sec-Fetch-Site is " + site + "); only pages of this"
                        + " server may");
            }
        }
        return visit.reads() ? refusalOfPath(visit.target()) : refusalOfReferrer(visit, host);
    }

    private boolean isAllowed(HostAndPort host, Visit visit) {
        return host.isLoopback() || host.isAddress(visit.localAddress()) || allowedHosts.contains(host.host());
    }

    /** A link to the Web UI may be followed, and its address be typed; what they open is a page of its own that the other cannot read. */
    private static boolean isAllowed(String site, Visit visit) {
        return site.equals("same-origin") || (visit.reads() && (site.equals("none") || visit.navigates()));
    }

    private static boolean isOwn(String origin, HostAndPort host, Visit visit) {
        String start = visit.scheme() + "://";
        return origin.regionMatches(true, 0, start, 0, start.length())
                && HostAndPort.of(origin.substring(start.length()), visit.scheme())
                        .filter(host::equals)
                        .isPresent();
    }

    private static Optional<String> refusalOfPath(String target) {
        return CHANGES_BY_READING.matcher(new QueryStringDecoder(target).path()).matches()
                ? Optional.of("jobs are not ended by GET; use flink cancel, flink stop, or PATCH /jobs/ID")
                : Optional.empty();
    }

    /** Browsers that do not send an origin with a form send this. */
    private static Optional<String> refusalOfReferrer(Visit visit, HostAndPort host) {
        return visit.referrers().stream()
                .filter(page -> !isOwn(page.replaceFirst("^([A-Za-z]+://[^/?#]*).*$", "$1"), host, visit))
                .findFirst()
                .map(page -> "the page '" + page + "' asks; only pages of this server may");
    }
}
