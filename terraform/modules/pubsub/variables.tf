variable "project" {
  description = "Google Cloud project."
  type        = string
}

variable "name" {
  description = "Name of the topic; the subscription is called NAME-ingest."
  type        = string
  default     = "telemetry"
}
