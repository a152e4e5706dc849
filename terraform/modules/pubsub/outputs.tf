output "topic" {
  description = "Name of the telemetry topic."
  value       = google_pubsub_topic.telemetry.name
}

output "subscription" {
  description = "Name of the subscription that ingestion reads."
  value       = google_pubsub_subscription.ingest.name
}
