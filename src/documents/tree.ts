/** A parsed document as plain values: what the library holds in its own memory is copied out once, within bounds. */
import { type XmlAttribute, XmlCData, XmlElement, XmlText } from 'libxml2-wasm'

export interface TreeElement {
  readonly name: string
  /** '' for none. */
  readonly namespace: string
  readonly line: number
  /** From the root: `EnvironmentalRequirements/QoS/CPUsmps`. */
  readonly path: string
  readonly attributes: ReadonlyMap<string, string>
  readonly elements: readonly TreeElement[]
  /** Character data as it stands, comments left out. */
  readonly text: string
}

/** Thrown by {@link copyTree}: the bound that was passed. */
export class TreeBound extends Error {
  readonly what: 'elements' | 'depth'
  readonly limit: number

  constructor(what: 'elements' | 'depth', limit: number) {
    super(what)
    this.what = what
    this.limit = limit
  }
}

/** @throws TreeBound */
export function copyTree(root: XmlElement, maxElements: number, maxDepth: number): TreeElement {
  let count = 0
  const copy = (element: XmlElement, parent: string, depth: number): TreeElement => {
    count++
    if (count > maxElements) throw new TreeBound('elements', maxElements)
    if (depth > maxDepth) throw new TreeBound('depth', maxDepth)
    const path = parent === '' ? element.name : `${parent}/${element.name}`
    const elements: TreeElement[] = []
    let text = ''
    for (let node = element.firstChild; node !== null; node = node.next) {
      if (node instanceof XmlElement) elements.push(copy(node, path, depth + 1))
      else if (node instanceof XmlText || node instanceof XmlCData) text += node.content
    }
    return {
      name: element.name,
      namespace: element.namespaceUri,
      line: element.line,
      path,
      attributes: copyAttributes(element.attrs),
      elements,
      text,
    }
  }
  return copy(root, '', 1)
}

function copyAttributes(attributes: readonly XmlAttribute[]): ReadonlyMap<string, string> {
  return new Map(attributes.filter(attribute => attribute.namespaceUri === '').map(attribute => [attribute.name, attribute.value]))
}
