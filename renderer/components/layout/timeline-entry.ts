/** One thing that happened. */
import type { Component } from 'vue'

export interface TimelineEntry {
  readonly id: string
  /** ISO day. */
  readonly on: string
  readonly title: string
  /** Who, or which kind; a quiet word. */
  readonly detail?: string
  readonly icon?: Component
}
