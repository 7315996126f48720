/** Every refusal of the XIS: which rule refused, and what would make it pass. The rules stand in protocols/xis/1/README.md. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

const { input, integrity, refused, notFound, unavailable, config } = ExitCode

export const xisErrors = defineErrors({
  // The document.
  'xis-document-invalid': {
    says: 'the XIS document breaks a bound: {field}',
    next: 'Get the document again from whoever founds the XIS; its bounds stand in protocols/xis/1/README.md.',
    exit: config,
  },

  // Cards.
  'xis-card-malformed': {
    says: 'the card is malformed: {field}',
    next: 'Send the canonical encoding that protocols/xis/1/README.md describes.',
    exit: input,
  },
  'xis-card-too-large': {
    says: 'the card has {found} {unit}; the limit is {limit}',
    next: 'Advertise fewer environments or extensions, or shorter values.',
    exit: input,
  },
  'xis-card-forged': {
    says: 'the card is not signed by the server that it names: {field}',
    next: "Sign it with the server's key, for this XIS.",
    exit: integrity,
  },
  'xis-token-invalid': {
    says: 'the token {path} has no valid value of its type',
    next: 'Correct the value; tokens are decimals, versions, strings or presence.',
    exit: input,
  },
  'xis-old-version': {
    says: 'version {version} of the card is not newer than {known}',
    next: 'Advertise with a version above the known one.',
    exit: refused,
  },
  'xis-future-version': {
    says: 'version {version} of the card lies {aheadMs} ms in the future',
    next: "Set the server's clock; at most two minutes are allowed.",
    exit: refused,
  },
  'xis-version-conflict': {
    says: 'there is another card of version {version}',
    next: 'Never sign two cards of one version: keep the version on disk before the card is sent. Advertise with a newer version.',
    exit: integrity,
  },
  'xis-lease-invalid': {
    says: "the card's lease of {leaseMs} ms is over or too long",
    next: 'Advertise again with a lease of at most {maxLeaseMs} ms.',
    exit: refused,
  },
  'xis-departed': {
    says: 'incarnation {incarnation} of the server is known to be gone',
    next: 'Advertise again with a newer incarnation.',
    exit: refused,
  },
  'xis-not-enrolled': {
    says: '{peer} is not enrolled as a server with a XenoCorp of this XIS',
    next: "Register it with the registrar of one of the XIS's XenoCorps.",
    exit: refused,
  },
  'xis-wrong-advertisement': {
    says: 'the XML advertisement is not the one that the card commits to',
    next: 'Send the exact bytes whose SHA-256 stands in the card.',
    exit: integrity,
  },
  'xis-zone-invalid': { says: 'the zone {zone} is malformed', next: 'Name a zone by a token and a prefix of at most 256 bits.', exit: input },

  // Questions.
  'xis-query-invalid': {
    says: 'the question is malformed: {field}',
    next: 'Ask for a token by its name, a range, at most 16 conditions and at most 200 entries.',
    exit: input,
  },
  'xis-range-invalid': {
    says: '{range} is not a range',
    next: 'Write 100..200, 100.., ..200, =100 or ==text, ^prefix, v6.1.. for versions, or * for presence alone.',
    exit: ExitCode.usage,
  },
  'xis-cursor-invalid': { says: 'the cursor is not one that a lookup gave', next: 'Start the lookup again without a cursor.', exit: ExitCode.usage },
  'xis-not-found': { says: 'the XIS has no advertisement of {server}', next: 'Check the name; the server may have left.', exit: notFound },

  // Nodes.
  'xis-roll-invalid': {
    says: 'the roll of a node is not valid: {field}',
    next: "Set the node's clock, and sign the roll with the node's key for this XIS.",
    exit: integrity,
  },
  'xis-notice-invalid': {
    says: 'the notice about a server is not valid: {field}',
    next: 'Send statements signed by enough of the watchers that the head names.',
    exit: integrity,
  },
  'xis-not-watched': { says: 'this node is not named as a watcher in the head', next: 'Name it in the card, then send beats.', exit: refused },
  'xis-too-few-replicas': {
    says: '{stored} of {asked} nodes stored {zone}; {quorum} are needed',
    next: 'The advertisement is tried again by itself; check that XIS nodes can be reached. The last refusal: {last}.',
    exit: unavailable,
  },
  'xis-no-nodes': {
    says: 'no node of the XIS {xis} answered as it must',
    next: 'Check the addresses of its nodes; the last failure: {last}.',
    exit: unavailable,
  },
  'xis-too-few-answers': {
    says: '{answers} of the {needed} answers needed for {zone} came',
    next: 'Try again; check that XIS nodes can be reached. The last failure: {last}.',
    exit: unavailable,
  },
})
