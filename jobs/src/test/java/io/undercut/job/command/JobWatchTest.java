package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.FaultReason;
import io.undercut.job.cluster.Recovery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobWatchTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void bothHearOfEverythingInTheirOrder() {
        JobWatch both = new Listener("one").then(new Listener("two"));

        both.begun("train", "ab12", "http://localhost:8081");
        both.look();
        both.restarted(2);
        both.recovered(new Recovery("tm-1", FaultReason.WORKER_CRASH, 7, 1));
        both.ended();

        assertThat(heard)
                .containsExactly(
                        "one train ab12",
                        "two train ab12",
                        "one look",
                        "two look",
                        "one restarted 2",
                        "two restarted 2",
                        "one recovered",
                        "two recovered",
                        "one ended",
                        "two ended");
    }

    private final class Listener implements JobWatch {
        private final String name;

        private Listener(String name) {
            this.name = name;
        }

        @Override
        public void begun(String job, String jobId, String rest) {
            heard.add(name + " " + job + " " + jobId);
        }

        @Override
        public void look() {
            heard.add(name + " look");
        }

        @Override
        public void restarted(int times) {
            heard.add(name + " restarted " + times);
        }

        @Override
        public void recovered(Recovery recovery) {
            heard.add(name + " recovered");
        }

        @Override
        public void ended() {
            heard.add(name + " ended");
        }
    }
}
