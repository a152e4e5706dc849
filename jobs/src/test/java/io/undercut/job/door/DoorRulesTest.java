package io.undercut.job.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorRulesTest {
    private final DoorRules rules = new DoorRules(List.of("Flink.Example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8081",
                "127.0.0.1:8081",
                "127.8.9.1",
                "[::1]:8081",
                "[0:0:0:0:0:0:0:1]",
                "flink.example",
                "FLINK.example:443",
                "10.1.2.3:8081"
            })
    void namesOfThisServerMayBeAskedFor(String host) {
        assertThat(rules.refusal(new Asking("GET", "/jobs").host(host).visit())).isEmpty();
        assertThat(rules.refusal(new Asking("POST", "/jobs").host(host).visit()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8081",
                "localhost.evil.example",
                "evil.localhost",
                "127.0.0.1.evil.example",
                "10.1.2.4",
                "0.0.0.0:8081",
                "[::2]",
                "2130706433",
                "0x7f.1",
                "localhost:8081:1",
                "user@localhost",
                "localhost/",
                "flink.example.evil",
                ""
            })
    void aPageThatRebindsItsOwnNameToThisAddressIsRefused(String host) {
        assertThat(rules.refusal(new Asking("GET", "/jobs").host(host).visit()))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("'" + host + "'").contains("undercut.rest.allowed-hosts"));
    }

    @Test
    void oneHostIsNeeded() {
        Asking asking = new Asking("GET", "/");
        assertThat(rules.refusal(asking.hosts(List.of()).visit())).isPresent();
        assertThat(rules.refusal(asking.hosts(List.of("localhost", "localhost")).visit()))
                .isPresent();
        assertThat(rules.refusal(new Asking("GET", "http://localhost:8081/")
                        .host("localhost")
                        .visit()))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "",
                "https://localhost:8081",
                "http://localhost",
                "http://localhost:3000",
                "http://127.0.0.1:8081",
                "http://localhost:8081.evil.example",
                "http://localhost:8081/",
                "file://",
                "chrome-extension://abcdef"
            })
    void aForeignPageMayNotEvenRead(String origin) {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")) {
            assertThat(rules.refusal(new Asking(method, "/jobs")
                            .host("localhost:8081")
                            .origin(origin)
                            .visit()))
                    .as(method)
                    .isPresent();
        }
    }

    @Test
    void ofTwoOriginsEachCounts() {
        assertThat(rules.refusal(new Asking("GET", "/jobs")
                        .host("localhost:8081")
                        .origin("http://localhost:8081")
                        .origin("http://evil.example")
                        .visit()))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8081, http://localhost:8081",
        "localhost, http://localhost",
        "localhost:80, http://localhost",
        "LocalHost:8081, http://localhost:8081",
        "[::1]:8081, http://[::1]:8081"
    })
    void thisServersOwnPagesMayAsk(String host, String origin) {
        for (String method : List.of("GET", "POST", "PATCH", "DELETE")) {
            assertThat(rules.refusal(new Asking(method, "/jobs")
                            .host(host)
                            .origin(origin)
                            .site("same-origin")
                            .visit()))
                    .isEmpty();
        }
    }

    @Test
    void overTlsItsPagesAreHttps() {
        Asking asking = new Asking("GET", "/jobs").host("flink.example").encrypted();

        assertThat(rules.refusal(asking.origin("https://flink.example").visit()))
                .isEmpty();
        assertThat(rules.refusal(new Asking("GET", "/jobs")
                        .host("flink.example")
                        .encrypted()
                        .origin("http://flink.example")
                        .visit()))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "Same-Origin", "anything"})
    void whatTheBrowserSaysComesFromElsewhereChangesNothing(String site) {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(rules.refusal(new Asking(method, "/jobs")
                            .host("localhost:8081")
                            .site(site)
                            .navigating()
                            .visit()))
                    .as(method)
                    .isPresent();
        }
    }

    @Test
    void aLinkOrATypedAddressOpensTheWebUi() {
        assertThat(rules.refusal(new Asking("GET", "/")
                        .host("localhost:8081")
                        .site("cross-site")
                        .navigating()
                        .visit()))
                .isEmpty();
        assertThat(rules.refusal(new Asking("GET", "/")
                        .host("localhost:8081")
                        .site("none")
                        .visit()))
                .isEmpty();
        assertThat(rules.refusal(new Asking("GET", "/jobs")
                        .host("localhost:8081")
                        .site("cross-site")
                        .visit()))
                .isPresent();
    }

    @Test
    void aFormOfAnOldBrowserShowsByItsReferrer() {
        assertThat(rules.refusal(new Asking("POST", "/jars/upload")
                        .host("localhost:8081")
                        .referrer("http://evil.example/page")
                        .visit()))
                .isPresent();
        assertThat(rules.refusal(new Asking("POST", "/jobs")
                        .host("localhost:8081")
                        .referrer("http://localhost:8081/#/overview")
                        .visit()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/1/yarn-cancel",
                "/jobs/1/yarn-stop?x=1",
                "/v1/jobs/1/yarn%2Dcancel/",
                "/jobs/1/%79arn-stop"
            })
    void aPictureEndsNoJob(String path) {
        assertThat(rules.refusal(new Asking("GET", path).host("localhost").visit()))
                .isPresent();
    }

    /** A request in the making. */
    private static final class Asking {
        private final String method;
        private final String target;
        private List<String> hosts = List.of();
        private final List<String> origins = new java.util.ArrayList<>();
        private final List<String> referrers = new java.util.ArrayList<>();
        private final List<String> sites = new java.util.ArrayList<>();
        private boolean navigates;
        private boolean encrypted;

        private Asking(String method, String target) {
            this.method = method;
            this.target = target;
        }

        private Asking host(String name) {
            return hosts(List.of(name));
        }

        private Asking hosts(List<String> names) {
            hosts = names;
            return this;
        }

        private Asking origin(String origin) {
            origins.add(origin);
            return this;
        }

        private Asking referrer(String page) {
            referrers.add(page);
            return this;
        }

        private Asking site(String site) {
            sites.add(site);
            return this;
        }

        private Asking navigating() {
            navigates = true;
            return this;
        }

        private Asking encrypted() {
            encrypted = true;
            return this;
        }

        private Visit visit() {
            return new Visit(method, target, hosts, origins, referrers, sites, navigates, "10.1.2.3", encrypted);
        }
    }
}
