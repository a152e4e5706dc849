/** What people read about a model: a self-contained HTML report and a model card. Pure functions of their content; no Flink. */
package io.undercut.job.report;
