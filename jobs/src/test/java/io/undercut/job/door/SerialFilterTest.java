package io.undercut.job.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.junit.jupiter.api.Test;

class SerialFilterTest {
    private static final ObjectInputFilter FILTER = ObjectInputFilter.Config.createFilter(SerialFilter.PATTERN);

    @Test
    void whatIsKnownToRunForeignCodeIsRefused() throws IOException {
        byte[] gadget = bytes(new javax.management.BadAttributeValueExpException("x"));

        assertThatThrownBy(() -> read(gadget)).isInstanceOf(InvalidClassException.class);
    }

    @Test
    void depthsThatNoJobHasAreRefused() throws IOException {
        List<Object> deep = new ArrayList<>();
        for (int depth = 0; depth < 600; depth++) {
            deep = new ArrayList<>(List.of(deep));
        }
        byte[] bomb = bytes(deep);

        assertThatThrownBy(() -> read(bomb)).isInstanceOf(InvalidClassException.class);
    }

    @Test
    void whatJobsAreMadeOfPasses() throws Exception {
        JobGraph graph = new JobGraph(new JobID(1, 2), "any", new JobVertex("vertex"));

        assertThat(((JobGraph) read(bytes(graph))).getName()).isEqualTo("any");
        assertThat(read(bytes(new IOException("x", new IllegalStateException("y")))))
                .isInstanceOf(IOException.class);
        assertThat((float[]) read(bytes(new float[1 << 20]))).hasSize(1 << 20);
    }

    @Test
    void theProcessOfACommandHasIt() {
        SerialFilter.install();

        assertThat(ObjectInputFilter.Config.getSerialFilter()).isNotNull();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(FILTER);
            return in.readObject();
        }
    }

    private static byte[] bytes(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
