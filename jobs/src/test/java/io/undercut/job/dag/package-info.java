/** Tests of the workflow. */
package io.undercut.job.workflow;
