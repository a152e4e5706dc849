/** What learners eat: schemas, examples, batches. */
package io.undercut.zoo.example;
