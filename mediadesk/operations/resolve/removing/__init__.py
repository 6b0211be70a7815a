"""Carries out a plan: journalled first, each file checked again, moved, then marked done."""
