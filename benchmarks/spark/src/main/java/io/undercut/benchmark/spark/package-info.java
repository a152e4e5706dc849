/** The peer: parameter averaging by DL4J on Spark. */
package io.undercut.benchmark.spark;
