package io.undercut.zoo.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativesTest {
    /** A Flink job has a class loader of its own; the next one in the same process has another. */
    @Test
    void everyClassLoaderOfAProcessLoadsAllLibraries() throws Exception {
        String folder = System.getProperty("java.io.tmpdir");
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(new File(entry).toURI().toURL());
        }
        LightgbmNatives.load();
        CatboostNatives.load();

        for (int job = 0; job < 2; job++) {
            try (URLClassLoader loader =
                    new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                for (Class<?> ours : List.of(LightgbmNatives.class, CatboostNatives.class)) {
                    Class<?> natives = loader.loadClass(ours.getName());
                    assertThat(natives).isNotSameAs(ours);
                    Method load = natives.getDeclaredMethod("load");
                    load.setAccessible(true);

                    assertThatCode(() -> load.invoke(null)).doesNotThrowAnyException();
                }
                assertThatCode(() -> Class.forName("ml.dmlc.xgboost4j.java.DMatrix", true, loader))
                        .doesNotThrowAnyException();
            }
        }
        assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(folder);
    }
}
