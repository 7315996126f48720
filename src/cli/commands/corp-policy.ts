/** `xeno corp show|credit|pool|settle`: by what rules a XenoCorp deals, and what its people do by them. */
import { type Command, InvalidArgumentError } from 'commander'
import { type Bytes, fromText, ID_BYTES, toText } from '../../types/bytes.ts'
import { formatMoney, type Money, parseMoney } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { withClient } from '../command.ts'
import { fields, table } from '../output.ts'
import { countArgument, idArgument, listOf, moneyArgument } from '../parse.ts'
import { addCorpOption } from './account.ts'

interface CorpOption {
  readonly corp?: string
}

interface LossArgument {
  readonly account: Bytes
  readonly amount: Money
  readonly reference: string
}

export function addPolicyCommands(corp: Command): void {
  addCorpOption(corp.command('show'))
    .description('who a XenoCorp is, and by what rules it deals')
    .action((options: CorpOption, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const { policy, validators, auditors, registrar, treasury, name, title, currency, quorum } = client.ledger.show(options.corp)
        output.result(
          {
            ...{ name: toText(name), title, currency, quorum, validators: validators.map(peerText), registrar: peerText(registrar) },
            ...{ treasury: toText(treasury), auditors: auditors.map(peerText) },
            policy: Object.fromEntries(policy.map(({ aspect, choice, says }) => [aspect, { choice, says }])),
          },
          () =>
            [
              fields([
                ['XenoCorp', title],
                ['name', toText(name)],
                ['currency', currency],
                ['validators', `${validators.length}, of which ${quorum} make a certificate`],
                ['treasury', toText(treasury)],
                ['auditors', auditors.map(peerText).join(', ') || 'none'],
              ]),
              table(
                ['POLICY', 'CHOICE', 'WHICH MEANS'],
                policy.map(({ aspect, choice, says }) => [aspect, choice, says]),
              ),
            ].join('\n'),
        )
      }),
    )
  addCorpOption(corp.command('credit'))
    .description("raise a client's credit line, with the registrar's key; a line only rises")
    .argument('<account>', "the client's account id", idArgument)
    .argument('<line>', 'how far below zero it may go', moneyArgument)
    .requiredOption('--key <file>', "the registrar's key")
    .action((account: Bytes, line: Money, options: CorpOption & { key: string }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        await client.ledger.raiseCredit({ corp: options.corp, keyPath: options.key, account, line, signal })
        output.result({ account: toText(account), line: formatMoney(line) }, () => `the line of ${toText(account)} is ${formatMoney(line)}`)
      }),
    )
  addPoolCommands(corp)
}

function addPoolCommands(corp: Command): void {
  addCorpOption(corp.command('pool'))
    .description("what the pool of a period holds, and what it pays: the servers' income that bears losses")
    .argument('[period]', 'its number; the last that is over, where not given', countArgument)
    .option('--account <account>', 'and how much of it is of this payout account', idArgument)
    .action((period: number | undefined, options: CorpOption & { account?: Bytes }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const { corp: name, account } = options
        const view = await client.ledger.pool({ corp: name, account, period: period === undefined ? undefined : BigInt(period), signal })
        const { ratio, losses } = view.settlement?.body ?? { ratio: undefined, losses: [] }
        output.result(
          {
            ...{ period: view.period, held: formatMoney(view.held), ofAccount: formatMoney(view.ofAccount), paysPpm: ratio },
            losses: losses.map(loss => ({ account: toText(loss.account), amount: formatMoney(loss.amount), reference: loss.reference })),
          },
          () =>
            fields([
              ['period', String(view.period)],
              ['holds', formatMoney(view.held)],
              ['of the account', formatMoney(view.ofAccount)],
              ['pays', ratio === undefined ? 'not settled yet' : `${ratio / 10_000} %`],
              ...losses.map(loss => ['loss', `${formatMoney(loss.amount)} of ${toText(loss.account)}: ${loss.reference}`] as const),
            ]),
        )
      }),
    )
  addCorpOption(corp.command('settle'))
    .description("say what the pool of a period pays to its servers, with the treasury's wallet; once for each period")
    .argument('<period>', 'its number', countArgument)
    .argument('<ppm>', 'parts per million that go to the servers', countArgument)
    .option('--loss <account=amount=reference>', 'what the rest bears; again for each', listOf(lossArgument))
    .action((period: number, ratio: number, options: CorpOption & { loss?: LossArgument[] }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const settlement = { period: BigInt(period), ratio, losses: options.loss ?? [] }
        await client.ledger.settlePool({ corp: options.corp, settlement, signal })
        output.result({ period, paysPpm: ratio }, () => `period ${period} pays ${ratio / 10_000} %`)
      }),
    )
}

function lossArgument(text: string): LossArgument {
  const [id = '', money = '', reference = ''] = text.split('=')
  const [account, amount] = [fromText(id, ID_BYTES), parseMoney(money)]
  if (account === undefined || amount === undefined || reference === '') throw new InvalidArgumentError('Expected ACCOUNT=AMOUNT=REFERENCE.')
  return { account, amount, reference }
}
