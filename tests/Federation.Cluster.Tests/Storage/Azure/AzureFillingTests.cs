using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Transfer;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>Who may touch a table that is being filled: the one who fills it, and who fills it in its place.</summary>
public sealed class AzureFillingTests(Azurite azurite) : IAsyncLifetime
{
    private const int Rows = 250, Transactions = 5; // it is said, three times as many rows as a transaction takes, it is whole

    private readonly SqlitePlace _from = new(), _fromElsewhere = new();
    private AzurePlace? _place;
    private IDirectoryStore? _source, _elsewhere;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AzurePlace Place => _place ?? throw new InvalidOperationException("The test has not started.");

    private IDirectoryStore Source => _source ?? throw new InvalidOperationException("The test has not started.");

    private IDirectoryStore Elsewhere => _elsewhere ?? throw new InvalidOperationException("The test has not started.");

    public async ValueTask InitializeAsync()
    {
        _place = await azurite.CreatePlaceAsync();
        _source = await _from.OpenAsync();
        _elsewhere = await _fromElsewhere.OpenAsync();
        await (await _place.OpenAsync()).DisposeAsync();
        foreach (var (store, text) in ((IDirectoryStore, string)[])[(_source, "one"), (_elsewhere, "two")])
        {
            await store.CommitAsync(Announce(text, text) with { Writes = [.. Enumerable.Range(0, Rows).Select(number => new StateWrite(Centre($"{number:000}"), 0, Body(text)))] }, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
        if (_elsewhere is not null) await _elsewhere.DisposeAsync();
        if (_place is not null) await _place.DisposeAsync();
        await _from.DisposeAsync();
        await _fromElsewhere.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Open_WhileACopyIsUnderWay_IsRefusedAndTheCopyGoesOn(int transactions)
    {
        await using var target = await Place.OpenToFillAsync(BeforeTransaction(transactions, async () => await IsBusyAsync()));

        await StoreTransfer.CopyAsync(Source, target, Cancellation);

        await HoldsAsync("one");
    }

    // The one that was there first is as far as the other when it looks: at work, or at the end of a copy of as many events.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Copy_ThatAnotherTookThePlaceOf_SaysSoAndLeavesTheOther(int transactions)
    {
        await using var target = await Place.OpenToFillAsync(BeforeTransaction(transactions, async () =>
        {
            await using var other = await Place.OpenToFillAsync();
            await StoreTransfer.CopyAsync(Elsewhere, other, Cancellation);
        }));

        Assert.Equal(StoreCodes.Occupied, (await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreTransfer.CopyAsync(Source, target, Cancellation))).Code);

        await HoldsAsync("two");
    }

    // Both are at the same step, and the first one's answer is lost.
    [Fact]
    public async Task Copy_BesideOneThatIsAsFar_TakesNoStepOfItsForItsOwn()
    {
        Task? other = null;
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var first = await Place.OpenToFillAsync(BeforeTransaction(2, async () =>
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            other = Task.Run(
                async () =>
                {
                    await using var store = await Place.OpenToFillAsync(BeforeFilled(2 * 99, async () =>
                    {
                        reached.SetResult();
                        await goOn.Task;
                    }));
                    await StoreTransfer.CopyAsync(Elsewhere, store, Cancellation);
                },
                Cancellation);
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        }));

        var failure = await Record.ExceptionAsync(() => StoreTransfer.CopyAsync(Source, first, Cancellation));
        goOn.SetResult();

        await other!;
        Assert.Equal(StoreCodes.Occupied, Assert.IsType<StoreUnavailableException>(failure).Code);
        await HoldsAsync("two");
    }

    [Fact]
    public async Task Copy_ByAProcessThatEnds_IsInTheWayUntilItIsCopiedAgain()
    {
        await using (var target = await Place.OpenToFillAsync(Wire.ThatBreaksAfter(Transactions - 1)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreTransfer.CopyAsync(Source, target, Cancellation));
        }

        await IsBusyAsync();
        await using var next = await Place.OpenToFillAsync();
        await StoreTransfer.CopyAsync(Elsewhere, next, Cancellation);
        await HoldsAsync("two");
    }

    private static Wire BeforeTransaction(int number, Func<Task> act)
    {
        int transactions = 0;
        return Wire.Before(request => Wire.IsTransaction(request) && transactions++ == number, act);
    }

    private Wire BeforeFilled(int rows, Func<Task> act)
    {
        bool isFilling = false;
        return new Wire(async (request, send) =>
        {
            if (Wire.IsTransaction(request) && !isFilling && await Place.AppliedAsync() == rows)
            {
                isFilling = true;
                await act();
            }

            await send();
        });
    }

    private async Task IsBusyAsync() => Assert.Equal(StoreCodes.Busy, (await Assert.ThrowsAsync<StoreUnavailableException>(() => Place.OpenAsync(last: null))).Code);

    private async Task HoldsAsync(string text)
    {
        await using var store = await Place.OpenAsync(last: null);
        Assert.Equal(Enumerable.Repeat(text, Rows), (await store.AllAsync(RowKinds.Centre)).Select(row => Text(row.Body)));
        Assert.Equal(text, Text(Assert.Single(Assert.Single(await store.FeedAsync()).Events).Body));
        Assert.Empty(await store.CheckAsync(Cancellation));
    }
}
