/** `xeno register`, `xeno account`: being known to a XenoCorp, and money with it. */
import type { Command } from 'commander'
import type { AccountSummary } from '../../client/types.ts'
import { type Bytes, toText } from '../../types/bytes.ts'
import { formatMoney, type Money } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { withClient } from '../command.ts'
import { fields, type Json } from '../output.ts'
import { idArgument, moneyArgument, pairArgument } from '../parse.ts'

interface CorpOption {
  readonly corp?: string
}

/** Commands that concern one XenoCorp take it by name or title; with one known there is no need to. */
export function addCorpOption(command: Command): Command {
  return command.option('--corp <name>', 'the XenoCorp, by its name or title, where several are known')
}

export function addAccountCommands(xeno: Command): void {
  addCorpOption(xeno.command('register'))
    .description('enrol with a XenoCorp as a client and open an account')
    .option('--with <name=value>', 'a particular that the XenoCorp asks for (name, address, payment); again for each', pairArgument)
    .action((options: CorpOption & { with?: Record<string, string> }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const account = await client.register({ corp: options.corp, particulars: options.with ?? {}, signal })
        output.result(accountJson(account), () => accountText(account))
      }),
    )
  const account = xeno.command('account').description('your account with a XenoCorp')
  addCorpOption(account.command('show', { isDefault: true }))
    .description('balance, sums and enrolments')
    .option('--id', "the account's id alone, for scripts")
    .action((options: CorpOption & { id?: boolean }, command: Command) =>
      withClient(command, async ({ client, output }) => {
        if (options.id === true) {
          const { account } = client.corp(options.corp)
          output.result({ account: toText(account) }, () => toText(account))
          return
        }
        const summary = await client.account(options.corp)
        output.result(accountJson(summary), () => accountText(summary))
      }),
    )
  account
    .command('recover')
    .description('finish what commands that died had begun; money that is due comes back')
    .action((_options: object, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const failed = await client.recover(signal)
        output.result({ open: failed.map(({ code, message }) => ({ code, message })) }, () =>
          failed.length === 0 ? 'nothing is left open' : failed.map(({ code, message }) => `still open: ${message} [${code}]`).join('\n'),
        )
      }),
    )
  addCorpOption(account.command('key'))
    .description('the key to which others hand orders on for you')
    .action((options: CorpOption, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const { delegateKey } = client.corp(options.corp)
        output.result({ key: peerText(delegateKey) }, () => peerText(delegateKey))
      }),
    )
  addCorpOption(account.command('rotate'))
    .description("make your wallet's next key the account's owner: the old one signs nothing more for it")
    .action((options: CorpOption, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const rotated = await client.rotateKey({ corp: options.corp, signal })
        output.result(accountJson(rotated), () => accountText(rotated))
      }),
    )
  addCorpOption(account.command('transfer'))
    .description('pay into another account')
    .argument('<account>', "the payee's account id", idArgument)
    .argument('<amount>', 'how much', moneyArgument)
    .option('--memo <text>', 'a note for both', '')
    .action((payee: Bytes, amount: Money, options: CorpOption & { memo: string }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const { fee, currency } = await client.transfer({ corp: options.corp, payee, amount, memo: options.memo, signal })
        output.result(
          { payee: toText(payee), amount: formatMoney(amount), fee: formatMoney(fee), currency },
          () => `paid ${formatMoney(amount)} ${currency} to ${toText(payee)}`,
        )
      }),
    )
}

function accountJson(account: AccountSummary): Json {
  return {
    xenoCorp: toText(account.xenoCorp),
    title: account.title,
    currency: account.currency,
    account: toText(account.account),
    opened: account.opened,
    enrolments: account.enrolments,
    balance: formatMoney(account.balance),
    line: formatMoney(account.line),
    credits: formatMoney(account.credits),
    debits: formatMoney(account.debits),
  }
}

function accountText(account: AccountSummary): string {
  return fields([
    ['XenoCorp', account.title],
    ['account', toText(account.account)],
    ['enrolled as', account.enrolments.join(', ') || 'nothing yet'],
    ['balance', `${formatMoney(account.balance)} ${account.currency}`],
    ...(account.line === 0n ? [] : [['credit line', formatMoney(account.line)] as const]),
    ['credits', formatMoney(account.credits)],
    ['debits', formatMoney(account.debits)],
  ])
}
