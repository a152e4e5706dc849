package io.undercut.zoo.example;

/**
 * A replica's rows.
 *
 * @param training raw rows to learn from, in a fixed order; may be empty
 * @param validation raw rows to be watched on, in a fixed order; may be empty
 */
public record ReplicaExamples(ExampleTable training, ExampleTable validation) {}
