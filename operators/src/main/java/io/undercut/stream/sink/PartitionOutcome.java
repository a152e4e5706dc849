package io.undercut.stream.sink;

import io.undercut.stream.lake.TablePartition;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * What an import did to one partition.
 *
 * @param partition the partition as it lies in the lake now
 * @param kept arrivals whose content stands in the lake now
 * @param repeated of those, arrivals that said the same as another of this import
 * @param added rows of which the lake held none with their key
 * @param conflicts rows, held or arrived, that said something other than the one that stands
 * @param examples the first of the conflicts, for people
 */
public record PartitionOutcome(
        TablePartition partition, long kept, long repeated, long added, long conflicts, ArrayList<String> examples)
        implements Serializable {}
