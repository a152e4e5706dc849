package io.undercut.zoo.network;

import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where ND4J looks for its services. It takes the class loader of the thread that touches it first and keeps it; on a TaskManager that is
 * a job's, closed when the job ends, and the next job fails at the first service ND4J has not looked for yet.
 */
final class Nd4jClasses {
    private Nd4jClasses() {}

    /** Makes ND4J look where its own classes are, which lives as long as they do. Called before anything else of ND4J's is. */
    static void keepTheirLoader() {
        ND4JClassLoading.setNd4jClassloaderFromClass(Nd4j.class);
    }
}
