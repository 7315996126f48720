/** The README's five minutes, pasted: its blocks marked `tour`, in their order, in one shell. */
import assert from 'node:assert/strict'
import { prepareHomes } from '../../testnet/homes.ts'
import { useNetwork } from '../support/network.ts'
import { paste, tourOf } from '../support/tour.ts'

const TOUR_NETWORK = '.testnet/net'

describe("the README's tour", function () {
  this.timeout(120_000)
  const network = useNetwork({ validators: 4, servers: 4, rds: 1 })

  it('works as it is pasted', async () => {
    await prepareHomes(network())
    const { code, output } = await paste(tourOf('README.md', 4).replaceAll(TOUR_NETWORK, network().folder))
    assert.equal(code, 0, output)
    for (const said of ['hello from Linux', 'no server fits: exit code 68', "the task's own exit code: 7", 'line 3', 'came back']) {
      assert.ok(output.includes(said), `'${said}' is not in:\n${output}`)
    }
  })
})
