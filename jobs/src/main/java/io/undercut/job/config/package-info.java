/** Settings of a run, checked where they enter. */
package io.undercut.job.config;
