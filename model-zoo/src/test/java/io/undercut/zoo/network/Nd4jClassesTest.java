package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jClassesTest {
    @Test
    void doNotDependOnTheLoaderOfAJobThatHasEnded() throws Exception {
        try (URLClassLoader job = new URLClassLoader(new URL[0])) {
            ND4JClassLoading.setNd4jClassloader(job);
        }
        Nd4jClasses.keepTheirLoader();
        assertThat(ND4JClassLoading.getNd4jClassloader()).isSameAs(Nd4j.class.getClassLoader());
    }
}
