output "training_account" {
  description = "For the service accounts' annotation in k8s/overlays."
  value       = module.identity.email
}

output "buckets" {
  description = "Bucket names by purpose."
  value       = module.storage.buckets
}
