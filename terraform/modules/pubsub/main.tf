resource "google_pubsub_topic" "telemetry" {
  project = var.project
  name    = var.name

  # A race weekend can be read again after a mistake in ingestion.
  message_retention_duration = "604800s"
}

resource "google_pubsub_subscription" "ingest" {
  project = var.project
  name    = "${var.name}-ingest"
  topic   = google_pubsub_topic.telemetry.id

  # Flink acknowledges when a checkpoint completes: a deadline near the checkpoint interval would
  # deliver most messages several times. 600 s is the most that Pub/Sub allows.
  ack_deadline_seconds       = 600
  message_retention_duration = "604800s"

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  # Between two seasons nothing arrives for months; the default removes an idle subscription after 31 days.
  expiration_policy {
    ttl = ""
  }
}
