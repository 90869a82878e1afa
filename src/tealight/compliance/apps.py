from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "tealight.compliance"
    label = "compliance"
