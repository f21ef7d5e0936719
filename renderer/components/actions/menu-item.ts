/** Entries of menus and of the command palette. */
import type { Component } from 'vue'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly icon?: Component
  readonly shortcut?: string
  readonly disabled?: boolean
  readonly danger?: boolean
  readonly separatorBefore?: boolean
}

export interface PaletteItem {
  readonly id: string
  readonly label: string
  /** A second, quieter line or word. */
  readonly detail?: string
  readonly icon?: Component
  readonly shortcut?: string | undefined
  readonly disabled?: boolean
}

export interface PaletteGroup {
  readonly id: string
  readonly label: string
  /** How many there are, where not all of them are shown. */
  readonly count?: string
  readonly items: readonly PaletteItem[]
}
