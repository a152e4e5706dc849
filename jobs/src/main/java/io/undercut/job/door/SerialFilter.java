package io.undercut.job.door;

import java.io.ObjectInputFilter;

/**
 * What Java's own deserialisation refuses in this whole process. Flink needs it for jobs and messages, so classes cannot be listed that
 * may pass: refused are those known to run foreign code while they are read, and depths and lengths no job has.
 */
public final class SerialFilter {
    /** As {@code jdk.serialFilter} takes it. */
    public static final String PATTERN = String.join(
            ";",
            "maxdepth=500",
            "maxarray=268435456",
            "!org.apache.commons.collections.functors.**",
            "!org.apache.commons.collections4.functors.**",
            "!org.apache.commons.collections.keyvalue.TiedMapEntry",
            "!org.apache.commons.collections4.keyvalue.TiedMapEntry",
            "!org.apache.commons.collections4.comparators.TransformingComparator",
            "!org.apache.commons.beanutils.**",
            "!org.apache.commons.fileupload.**",
            "!org.apache.wicket.**",
            "!org.codehaus.groovy.runtime.**",
            "!groovy.lang.**",
            "!org.springframework.**",
            "!org.hibernate.**",
            "!org.jboss.**",
            "!org.mozilla.javascript.**",
            "!org.python.**",
            "!clojure.**",
            "!bsh.**",
            "!com.mchange.**",
            "!com.zaxxer.**",
            "!com.rometools.**",
            "!com.sun.syndication.**",
            "!com.vaadin.**",
            "!net.sf.json.**",
            "!com.sun.org.apache.xalan.**",
            "!com.sun.rowset.**",
            "!com.sun.jndi.**",
            "!com.sun.script.**",
            "!javax.management.**",
            "!javax.naming.**",
            "!javax.script.**",
            "!javax.swing.**",
            "!java.rmi.**",
            "!sun.rmi.**",
            "!javax.imageio.**",
            "!org.apache.xbean.**",
            "!com.fasterxml.jackson.databind.node.POJONode");

    private SerialFilter() {}

    /** Installs it, unless the process was started with one of its own. */
    public static void install() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            try {
                ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(PATTERN));
            } catch (IllegalStateException anotherWasFirst) {
                // Two clusters in one process: theirs is this one.
            }
        }
    }
}
