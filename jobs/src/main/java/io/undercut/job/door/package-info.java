/**
 * Who may ask Flink's REST server. Nothing here needs more than Flink itself, so that a jar of this room alone can lie in the {@code lib}
 * folder of any Flink.
 */
package io.undercut.job.door;
