output "buckets" {
  description = "Bucket names by purpose: lake, training, models."
  value       = { for purpose, bucket in google_storage_bucket.this : purpose => bucket.name }
}
