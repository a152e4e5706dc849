package io.undercut.job.door;

import java.util.List;

/**
 * What a request says of itself.
 *
 * @param method such as {@code GET}
 * @param target of the request line, a path with its query
 * @param hosts all headers {@code Host}
 * @param origins all headers {@code Origin}: the page that asks, or {@code null} where the browser hides it
 * @param referrers all headers {@code Referer}
 * @param sites all headers {@code Sec-Fetch-Site}: the browser's word on how near that page is
 * @param navigates whether the browser says that it opens the answer as a page of its own
 * @param localAddress the address that the connection came in at, without its port
 * @param encrypted whether over TLS
 */
record Visit(
        String method,
        String target,
        List<String> hosts,
        List<String> origins,
        List<String> referrers,
        List<String> sites,
        boolean navigates,
        String localAddress,
        boolean encrypted) {
    Visit {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
        referrers = List.copyOf(referrers);
        sites = List.copyOf(sites);
    }

    boolean reads() {
        return List.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    String scheme() {
        return encrypted ? "https" : "http";
    }
}
