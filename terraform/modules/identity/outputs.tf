output "email" {
  description = "For the annotation iam.gke.io/gcp-service-account of the Kubernetes service accounts."
  value       = google_service_account.training.email
}
