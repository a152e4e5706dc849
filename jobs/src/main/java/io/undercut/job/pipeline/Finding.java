package io.undercut.job.pipeline;

import io.undercut.stream.ingest.RuleResult;
import java.io.Serializable;

/**
 * One rule's verdict on one season.
 *
 * @param season the season
 * @param result the verdict
 */
record Finding(int season, RuleResult result) implements Serializable {}
