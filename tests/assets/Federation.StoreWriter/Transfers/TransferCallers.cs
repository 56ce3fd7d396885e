using System.Globalization;
using Federation.Cluster.Storage;

namespace Federation.TestAssets.Transfers;

/// <summary>Callers who make transfers in one store at once, each one after the other, and go on where those before them were killed.</summary>
internal sealed class TransferCallers(IDirectoryStore store, Action<string> say)
{
    /// <param name="most">How many each makes; null for without end.</param>
    public Task WorkAsync(int? most = null) => Task.WhenAll(Enumerable.Range(0, Transfer.Callers).Select(caller => Task.Run(() => WorkAsync(caller, most))));

    private async Task WorkAsync(int caller, int? most)
    {
        int turn = (int)((await store.ReadAsync(Transfer.CallerRow(caller)))?.Version ?? 0);
        // Whether the last was told nobody knows: it is repeated, as the store asks of whoever does not know.
        if (turn > 0) await RepeatAsync(Transfer.Of(caller, turn));
        for (int made = 0; made != most; made++) await MakeAsync(Transfer.Of(caller, ++turn));
    }

    private async Task MakeAsync(Transfer transfer)
    {
        while (true)
        {
            var accounts = await store.ReadManyAsync(Transfer.AccountKind, [Transfer.Account(transfer.From).Id, Transfer.Account(transfer.To).Id]);
            try
            {
                var receipt = await store.CommitAsync(transfer.Batch(accounts[0], accounts[1]));
                say(new ToldTransfer(transfer.Id, receipt.Position.Events, (accounts[0]?.Version ?? 0) + 1, (accounts[1]?.Version ?? 0) + 1).ToString());
                return;
            }
            catch (VersionConflictException)
            {
                // Somebody was faster with one of the accounts.
            }
        }
    }

    private async Task RepeatAsync(Transfer transfer)
    {
        var receipt = await store.CommitAsync(transfer.Batch(null, null));
        if (!receipt.Repeated) throw new InvalidOperationException($"{transfer.Id} was made twice.");
        say(string.Create(CultureInfo.InvariantCulture, $"again {transfer.Id} {receipt.Position.Events}"));
    }
}
