/** Every refusal of the ledger: which rule refused, and what would make it pass. The rules stand in protocols/corp/1/README.md. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

const { input, integrity, money, refused, notFound } = ExitCode

export const ledgerErrors = defineErrors({
  // The committee and its certificates.
  'committee-invalid': {
    says: 'the committee document breaks a bound: {field}',
    next: 'Correct the document; its bounds stand in protocols/corp/1/README.md.',
    exit: ExitCode.config,
  },
  'policy-unknown': {
    says: 'the policy names what is not known here: {what}',
    next: 'Use a newer version of this program, or do not deal with this XenoCorp.',
    exit: ExitCode.config,
  },
  'foreign-epoch': {
    says: 'epoch {epoch} is not the current epoch {current}',
    next: 'Fetch the committee document again, and collect votes of one epoch.',
    exit: refused,
  },
  'no-quorum': { says: '{votes} votes are fewer than the quorum of {quorum}', next: 'Collect votes from more validators.', exit: integrity },
  'bad-vote': {
    says: 'the vote of validator {validator} does not verify: {why}',
    next: 'Discard the vote, and ask that validator again.',
    exit: integrity,
  },
  'same-signer': { says: 'validator {validator} is counted twice', next: 'Send one vote of each validator.', exit: integrity },
  'unproven-freeze': {
    says: 'the largest amount {amount} of a freeze certificate is not proven: {why}',
    next: 'Send the freeze vote as its validator gave it.',
    exit: integrity,
  },

  'memory-lost': {
    says: 'the validator has lost the memory of its votes, and votes no more',
    next: 'Ask the other validators. Its operator: put back the store that it voted with (docs/operate.md); without that it counts as failed.',
    exit: ExitCode.unavailable,
  },

  // Accounts.
  'not-writer': {
    says: 'the operation is not signed by its writer',
    next: 'Sign it with the key that the account, the order or the binding names.',
    exit: refused,
  },
  'not-enrolled': {
    says: 'the account is not enrolled as a {role}',
    next: "Register with the XenoCorp's registrar; present the enrolment's certificate.",
    exit: refused,
  },
  'enrolment-revoked': { says: 'the enrolment of {who} is revoked', next: "Ask the XenoCorp's registrar.", exit: refused },
  'enrolment-superseded': {
    says: 'enrolment {serial} is older than {current}',
    next: "Read the account's enrolment and use the serial after it.",
    exit: refused,
  },
  'enrolment-key-mismatch': {
    says: "the enrolment names another key than the account's first",
    next: 'Name the key whose hash is the account.',
    exit: input,
  },
  'server-claimed': { says: 'the server is registered with another account', next: 'Revoke that registration first.', exit: refused },
  'server-not-registered': {
    says: 'the server and its payout account are not registered',
    next: "Register the server; present its enrolment's certificate.",
    exit: refused,
  },
  'account-not-opened': { says: 'the account is not opened', next: 'Open it; present the certificate of the open operation.', exit: notFound },
  'sequence-gap': {
    says: "operation {seq} is ahead of the account's next, {next}",
    next: 'Present the certificates of the operations in between.',
    exit: refused,
  },
  'slot-taken': {
    says: 'the slot already holds another operation',
    next: 'Finish the operation that holds it; it comes with this answer.',
    exit: refused,
  },
  'amount-zero': { says: 'the amount is zero', next: 'Give an amount above zero.', exit: input },
  'balance-too-low': {
    says: 'the balance {balance} is below the {needed} needed',
    next: 'Top the account up; present the certificates of credits that this validator may lack.',
    exit: money,
  },
  'credit-not-offered': { says: 'this XenoCorp gives no credit', next: 'Enrol the client without a credit line.', exit: refused },
  'credit-too-large': { says: "the credit line {line} is above the XenoCorp's largest, {maxLine}", next: 'Give a smaller line.', exit: refused },
  'credit-lowered': {
    says: 'the credit line {line} is below the {current} that was given before',
    next: 'A line only rises; revoke the enrolment to have no more of its orders bound.',
    exit: refused,
  },
  'identity-missing': {
    says: "the enrolment does not tell the client's name, which servers of this XenoCorp learn",
    next: 'Register with your name.',
    exit: refused,
  },
  'identity-not-told': { says: 'this XenoCorp tells nobody who its members are', next: 'Enrol without a name.', exit: refused },
  'too-many-orders-open': {
    says: 'the account has {open} orders open, and the XenoCorp allows {most}',
    next: 'Cancel, close or end one; it counts until what it did not spend is back.',
    exit: refused,
  },
  'account-busy': {
    says: 'the account has had its {perMinute} operations of this minute',
    next: 'Try again in {waitMs} ms.',
    exit: refused,
  },
  'account-worn-out': {
    says: 'the account has paid out as much as a record can hold',
    next: 'Open another account and transfer the rest to it.',
    exit: money,
  },

  // Orders and their bindings.
  'order-unknown': { says: 'the order is not known here', next: 'Present the certificate of its issue.', exit: notFound },
  'cap-too-large': { says: "the cap {cap} is above the XenoCorp's limit of {maxCap}", next: 'Issue several orders.', exit: money },
  'payee-not-offered': { says: 'this XenoCorp issues no orders with a payee', next: 'Issue it without, and have the server bind it.', exit: refused },
  'payee-needed': {
    says: 'every order of this XenoCorp names the server that it is for',
    next: 'Choose the server first, and issue the order with it as payee.',
    exit: refused,
  },
  'order-has-payee': {
    says: 'the order was born bound to its payee',
    next: 'It can only be charged and closed by its payee, or frozen after its time.',
    exit: refused,
  },
  'order-frozen': { says: 'the order is frozen', next: 'Issue another order.', exit: refused },
  'order-ended': { says: "the order's holder has ended it", next: 'Ask the client for another order.', exit: refused },
  'order-expired': { says: "the order's time {notAfter} is over", next: 'Issue an order that lasts longer.', exit: refused },
  'order-too-long': {
    says: 'the order lasts longer than the XenoCorp allows, {maxMs} ms',
    next: 'Cancel it and issue one with an earlier end.',
    exit: refused,
  },
  'accept-expired': { says: 'the presentation had to be accepted by {acceptBy}', next: 'Cancel the order, or present it anew.', exit: refused },
  'limit-above-cap': {
    says: "the presentation's limit {limit} is above the order's cap {cap}",
    next: 'Present with a limit up to the cap.',
    exit: money,
  },
  'chain-broken': {
    says: 'the caveat blocks do not lead from the order to the presentation: {why}',
    next: 'Send every block from the first to the last, each signed by the holder before.',
    exit: integrity,
  },
  'caveats-too-many': { says: 'the caveats are over their limit: {limit}', next: 'Use at most 4 blocks of 16 caveats and 4 KiB.', exit: input },
  'caveat-unknown': { says: 'the caveat {name} is not known', next: 'Use the caveats that protocols/corp/1/README.md lists.', exit: input },
  'caveat-malformed': { says: 'the value of the caveat {name} is malformed', next: 'Encode it as protocols/corp/1/README.md says.', exit: input },
  'caveat-missing': {
    says: "the order does not begin with the XenoCorp's own caveat {name}",
    next: "Issue it with the caveats of the committee document's policy, in their order, before your own.",
    exit: input,
  },
  'caveat-refused': { says: 'the caveat {name} does not hold', next: 'Present the order only as its caveats allow.', exit: refused },

  // Charging and releasing.
  'not-bound': { says: 'no certified binding of the order is known here', next: 'Present the certificate of its bind operation.', exit: refused },
  'bound-elsewhere': { says: 'the order is bound by another presentation', next: 'Name the presentation that binds the order.', exit: refused },
  'presentation-missing': {
    says: "the first charge of a payee order needs the client's presentation",
    next: 'Send the presentation and its caveat blocks with the charge.',
    exit: input,
  },
  'report-missing': { says: 'the usage report is missing', next: 'Send the report whose digest the charge names.', exit: input },
  'report-mismatch': {
    says: 'the usage report does not match: {why}',
    next: 'Send the report whose digest the charge names, for this session, signed by its server.',
    exit: integrity,
  },
  'charge-above-limit': {
    says: 'the charge {amount} is above {limit}: the least of cap, limit and close',
    next: 'Charge up to that; ask the client to extend.',
    exit: money,
  },
  'charge-above-rate': {
    says: 'the charge {amount} is above the {allowed} that the agreed rate allows by now',
    next: 'Charge again later.',
    exit: money,
  },
  'charge-above-frozen': { says: 'the order is frozen at {frozen}, below the charge {amount}', next: 'Charge up to that amount.', exit: money },
  'charge-above-ack': {
    says: 'the charge {amount} is above the {allowed} that the client has acknowledged or allowed',
    next: "Send the client's latest acknowledgement with the charge.",
    exit: money,
  },
  'close-below-charge': {
    says: 'the close at {amount} is below the charge {charged} already voted for',
    next: 'Close at that amount or above.',
    exit: refused,
  },
  'grace-not-over': { says: 'the order may be frozen in {waitMs} ms at the earliest', next: 'Ask again then.', exit: refused },
  'no-pool': { says: 'this XenoCorp pays guaranteed amounts, and holds nothing in pools', next: 'There is nothing to settle.', exit: refused },
  'period-not-over': { says: 'period {period} is over in {waitMs} ms at the earliest', next: 'Settle it then.', exit: refused },
  'statement-unsigned': {
    says: 'the server has not signed the {which} statement',
    next: 'Send the statement as the server gave it, with its signature.',
    exit: integrity,
  },
  'no-contradiction': {
    says: 'the two statements do not contradict each other: {why}',
    next: 'The kinds of contradiction that count stand in protocols/corp/1/README.md.',
    exit: refused,
  },
  'record-full': {
    says: 'the record of the server has {count} complaints already',
    next: 'Read them: one more would say nothing new.',
    exit: refused,
  },
  'not-an-auditor': {
    says: 'the committee document names no such auditor',
    next: "Sign with an auditor's key of the committee document.",
    exit: refused,
  },
  'no-equivocation': {
    says: 'the two votes are no evidence: {why}',
    next: 'Send two votes of one validator for two operations of one slot.',
    exit: integrity,
  },
  'certified-twice': {
    says: 'a slot has two certificates',
    next: 'More than f validators lie: keep both certificates, and tell the operator.',
    exit: integrity,
  },
})
