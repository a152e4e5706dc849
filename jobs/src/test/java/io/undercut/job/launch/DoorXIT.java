package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.door.ListeningSockets;
import io.undercut.job.door.WebPage;
import io.undercut.job.door.WebPage.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page open in the user's browser can do to the Flink of a running command: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorXIT {
    private static final int FORBIDDEN = 403;
    private static final String NO_BODY = "";

    private OpenFlink flink;
    private WebPage page;
    private String host;

    @BeforeAll
    void opensAFlink() {
        flink = UnwatchedFlink.open(1, 19_380);
        int port = URI.create(flink.ui()).getPort();
        page = new WebPage("localhost", port);
        host = "Host: localhost:" + port;
        // The first moment belongs to the election of a leader.
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> page.ask("GET /", NO_BODY, host).status() == 200);
    }

    @AfterAll
    void closesIt() {
        flink.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:3000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Referer: http://evil.example/"
            })
    void aPageSubmitsUploadsAndCancelsNothing(String mark) throws IOException {
        for (String request : List.of(
                "POST /jars/upload",
                "POST /v1/jars/upload",
                "POST /jars/evil.jar/run",
                "POST /jobs",
                "PATCH /jobs/00000000000000000000000000000001?mode=cancel",
                "POST /jobs/00000000000000000000000000000001/savepoints",
                "DELETE /cluster")) {
            Answer answer = page.ask(request, WebPage.FORM, host, mark);
            assertThat(answer.status()).as(request).isEqualTo(FORBIDDEN);
            assertThat(answer.text()).doesNotContainIgnoringCase("access-control-allow");
        }
        assertThat(page.ask("GET /jobs", NO_BODY, host).text()).contains("{\"jobs\":[]}");
    }

    @Test
    void aPageThatReboundItsNameReadsNothing() throws IOException {
        Answer answer = page.ask("GET /jobmanager/config", NO_BODY, "Host: evil.example:8081");

        assertThat(answer.status()).isEqualTo(FORBIDDEN);
        assertThat(answer.text()).contains("Host is 'evil.example:8081'").doesNotContain("taskmanager.");
        assertThat(page.ask("POST /jobs", WebPage.FORM, "Host: evil.example").status())
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void aForeignPageGetsNoPermissionToRead() throws IOException {
        assertThat(page.ask("OPTIONS /jobs", NO_BODY, host, "Origin: http://evil.example")
                        .status())
                .isEqualTo(FORBIDDEN);
        assertThat(page.ask("GET /jobs", NO_BODY, host, "Origin: http://evil.example")
                        .status())
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void afterARefusalTheConnectionHearsNothingMore() throws IOException {
        String smuggled = "GET /jobs HTTP/1.1\r\n" + host + "\r\n\r\n";

        Answer answer = page.ask("GET /jobs", smuggled, "Host: evil.example");

        assertThat(answer.text()).doesNotContain("{\"jobs\"");
    }

    @Test
    void nobodyUploadsAJar() throws IOException {
        assertThat(page.ask("GET /jars", NO_BODY, host).status()).isEqualTo(404);
        assertThat(page.ask("POST /jars/upload", WebPage.FORM, host).status()).isIn(400, 404);
        assertThat(page.ask("GET /config", NO_BODY, host).text())
                .contains("\"web-submit\":false")
                .contains("\"web-cancel\":false")
                .contains("\"web-rescale\":false");
    }

    @Test
    void theWebUiShowsAndNoPageIsAllowedToReadAlong() throws IOException {
        for (String path : List.of("/", "/overview", "/jobs/overview", "/nowhere")) {
            Answer answer =
                    page.ask("GET " + path, NO_BODY, host, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors");
            assertThat(answer.status()).as(path).isEqualTo(path.equals("/nowhere") ? 404 : 200);
            assertThat(answer.text()).as(path).doesNotContainIgnoringCase("access-control-allow-origin");
        }
        assertThat(page.ask("GET /", NO_BODY, host, "Sec-Fetch-Site: none").text())
                .contains("<html");
    }

    @Test
    void jobsOfTheCommandStillRun() throws Exception {
        List<Integer> numbers = flink.collect(flink.environment().fromData(3, 1, 2), "three numbers")
                .records();

        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void allOfItListensOnThisMachineAlone() throws IOException {
        long self = ProcessHandle.current().pid();

        assertThat(ListeningSockets.ports(self)).contains(URI.create(flink.ui()).getPort());
        assertThat(ListeningSockets.beyondLoopback(self)).isEmpty();
    }
}
