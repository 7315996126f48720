/** Elements of foreign namespaces, which documents may carry at the places that protocols/documents/README.md names. */

/** One foreign element. It has either text or elements in it; attributes are not kept. */
export interface Extension {
  /** The section that it stands at the end of: `QoS`, `Basic`, `Environment[linux]/QoS`, ...; '' for the document's root. */
  readonly section: string
  readonly element: ExtensionElement
}

export interface ExtensionElement {
  /** Never empty. */
  readonly namespace: string
  /** Without a prefix. */
  readonly name: string
  /** White space at its ends removed; '' where there are children. */
  readonly text: string
  readonly children: readonly ExtensionElement[]
}
