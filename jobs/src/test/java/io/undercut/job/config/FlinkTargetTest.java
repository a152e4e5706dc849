package io.undercut.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkTargetTest {
    @Test
    void readsBothForms() {
        assertThat(FlinkTarget.of("embedded")).isEqualTo(new FlinkTarget.Embedded());
        assertThat(FlinkTarget.of("flink-rest.svc:8081")).isEqualTo(new FlinkTarget.Cluster("flink-rest.svc", 8081));
        assertThat(FlinkTarget.of("[::1]:9").toString()).isEqualTo("[::1]:9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "local", "host", "host:", ":8081", "host:port", "http://host:8081", "a b:1", "host:123456"})
    void refusesWhatIsNoAddressAndSaysTheForm(String text) {
        assertThatThrownBy(() -> FlinkTarget.of(text))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:0", "host:65536"})
    void refusesPortsThatDoNotExist(String text) {
        assertThatThrownBy(() -> FlinkTarget.of(text)).isInstanceOf(Fault.class).hasMessageContaining("1 … 65535");
    }
}
