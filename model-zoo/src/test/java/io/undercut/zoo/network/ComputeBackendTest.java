package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import org.junit.jupiter.api.Test;

class ComputeBackendTest {
    @Test
    void isTheCpuWhereNoCudaBackendIsOnTheClassPath() {
        assertThat(ComputeBackend.present()).isEqualTo(ComputeBackend.CPU);
    }

    @Test
    void knowsItsWordsAndRefusesOthers() {
        assertThat(ComputeBackend.named("cuda")).isEqualTo(ComputeBackend.CUDA);
        assertThat(ComputeBackend.named("cpu")).isEqualTo(ComputeBackend.CPU);
        assertThatThrownBy(() -> ComputeBackend.named("gpu"))
                .isInstanceOf(Fault.class)
                .hasMessage("training.backend is 'gpu'; must be cpu or cuda");
    }
}
